"""Lists of the API: a page, the cursor of the next one, and an order in which nothing is seen twice."""

import base64
import binascii
import json

from flask import request
from sqlalchemy import and_, or_

from workshop.errors import N_, Invalid
from workshop.extensions import db
from workshop.web.schemas import LARGEST_PAGE

PAGE_SIZE = 50


class CursorUnknown(Invalid):
    """The cursor was not given out by this list."""

    message = N_("This cursor does not belong to this list. Begin again without one.")


class PageSizeUnusable(Invalid):
    """The page size is no number from 1 to the largest."""

    message = N_("page_size must be a whole number from 1 to %(largest)s.")


def cursor_list(statement, order, shown):
    """The answer ``{"items", "next_cursor"}`` for the rows of ``statement``, a select of one model.

    ``order`` are its columns, the last one unique, all rising; ``shown(row)`` gives one item.
    ``?page_size=`` and ``?cursor=`` come from the request.

    :raises Invalid: on a page size or cursor that cannot be used.
    """
    size = page_size()
    if given := request.args.get("cursor"):
        statement = statement.where(_after(order, _values_of(given, order)))
    rows = list(db.session.scalars(statement.order_by(None).order_by(*order).limit(size + 1)))
    more = _cursor_of([getattr(rows[size - 1], column.key) for column in order]) if len(rows) > size else None
    return {"items": [shown(row) for row in rows[:size]], "next_cursor": more}


def page_size():
    """How many rows the caller wants, 50 unless said otherwise."""
    given = request.args.get("page_size", str(PAGE_SIZE))
    if not (given.isascii() and given.isdecimal() and 1 <= int(given[:9]) <= LARGEST_PAGE):
        raise PageSizeUnusable("page_size", largest=LARGEST_PAGE)
    return int(given)


def _after(order, values):
    """Rows behind ``values``: a greater first column, or an equal one and a greater second, and so on."""
    return or_(*(
        and_(*(column == value for column, value in zip(order[:place], values[:place], strict=True)),
             order[place] > values[place])
        for place in range(len(order))
    ))  # fmt: skip


def _cursor_of(values):
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _values_of(cursor, order):
    try:
        padded = cursor.encode() + b"=" * (-len(cursor) % 4)
        values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError) as error:
        raise CursorUnknown("cursor") from error
    # PostgreSQL compares no text with a number
    if not isinstance(values, list) or [type(each) for each in values] != [each.type.python_type for each in order]:
        raise CursorUnknown("cursor")
    return values
