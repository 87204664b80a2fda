"""Lists a page at a time."""

from dataclasses import dataclass

from flask import request
from sqlalchemy import func, select

from workshop.extensions import db

PER_PAGE = 50


@dataclass
class Page:
    """One page of a list; ``total`` counts all rows."""

    items: list
    page: int
    per_page: int
    total: int

    @property
    def pages(self):
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.per_page))

    @property
    def has_prev(self):
        """Whether a page comes before."""
        return self.page > 1

    @property
    def has_next(self):
        """Whether a page follows."""
        return self.page < self.pages

    @property
    def first(self):
        """The number of the first row shown, 0 where there is none."""
        return (self.page - 1) * self.per_page + 1 if self.items else 0

    @property
    def last(self):
        """The number of the last row shown."""
        return (self.page - 1) * self.per_page + len(self.items)


def paginate(statement, *, page=None, per_page=PER_PAGE, scalars=True):
    """The page of ``statement`` (a select) that the address asks for."""
    total = db.session.scalar(select(func.count()).select_from(statement.order_by(None).subquery()))
    wanted = page or max(1, request.args.get("page", 1, type=int))
    wanted = min(wanted, max(1, -(-total // per_page)))
    limited = statement.limit(per_page).offset((wanted - 1) * per_page)
    rows = db.session.scalars(limited) if scalars else db.session.execute(limited)
    return Page(list(rows), wanted, per_page, total)
