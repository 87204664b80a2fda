"""The list of delegates as its address asks: filters, order, one page, everybody meant."""

from dataclasses import dataclass

from sqlalchemy import func, select

from workshop.extensions import db
from workshop.registrations import answering, counting, finding, queries, writing
from workshop.registrations.models import Registration, RegistrationTitle
from workshop.vietnamese.names import fold
from workshop.web.pagination import PER_PAGE, Page

FILTERS = ("search", "kind", "status", "unit", "source", "contact", "titles", "names", "answers", "sort")
SOURCES = ("public", "staff", "import", "api", "walk_in", "invitation")
COUNTED = 200  # what no index counts is counted so far, four pages; above it the page says "more than"
_CONTACTS = {
    "phone": Registration.phone.is_not(None), "no_phone": Registration.phone.is_(None),
    "email": Registration.email.is_not(None), "no_email": Registration.email.is_(None),
    "none": Registration.phone.is_(None) & Registration.email.is_(None),
}  # fmt: skip


@dataclass
class ListPage(Page):
    """A page of a list that may be too long to count."""

    is_bounded: bool = False
    more_follow: bool = False

    @property
    def pages(self):
        """How many pages are known of."""
        if not self.is_bounded:
            return super().pages
        return max(-(-self.total // self.per_page), self.page + self.more_follow)

    @property
    def has_next(self):
        """Whether a page follows."""
        return self.more_follow if self.is_bounded else super().has_next


def asked_of(args):
    """The filters in an address (a mapping), those that mean nothing left out; {name: value}, "" for none."""
    asked = {name: args.get(name, "").strip() for name in FILTERS}
    allowed = {"status": queries.STATUSES, "source": SOURCES, "contact": _CONTACTS, "titles": ("none", "short"),
               "names": tuple(writing.WAYS), "answers": ("missing",), "sort": queries.SORTS}  # fmt: skip
    return {name: value if value in allowed.get(name, (value,)) else "" for name, value in asked.items()}


def listing(event, asked):
    """The delegates that ``asked`` means, as a select in its order; the best match first where nothing is said."""
    return _listed(event, asked, finding.found_by(event, asked["search"]))


def page(event, asked, number, per_page=PER_PAGE):
    """The page ``number`` of ``listing``: ids by an index that holds all that is asked, then the rows."""
    found = finding.found_by(event, asked["search"])
    ids = _listed(event, asked, found).with_only_columns(Registration.id)
    if found.is_few:
        every = list(db.session.scalars(ids))
        number = _within(number, len(every), per_page)
        return ListPage(rows_of(every[(number - 1) * per_page : number * per_page]), number, per_page, len(every))
    total, is_bounded = _total(event, asked, ids)
    number = max(1, number) if is_bounded else _within(number, total, per_page)
    some = list(db.session.scalars(ids.limit(per_page + 1).offset((number - 1) * per_page)))
    return ListPage(rows_of(some[:per_page]), number, per_page, total, is_bounded, len(some) > per_page)


def _within(number, total, per_page):
    return min(max(1, number), max(1, -(-total // per_page)))


def _listed(event, asked, found):
    query = select(Registration).where(*found.conditions, *_sieve(event, asked))
    if not found.is_few:
        query = query.where(Registration.event_id == event.id)
    order = queries.SORTS.get(asked["sort"], queries.SORTS["name"])
    if asked["search"] and not asked["sort"] and found.is_few:
        order = (finding.tier_order(event, asked["search"]), *order)
    return query.order_by(*order)


def ids_of(event, asked):
    """The ids of all that ``asked`` means."""
    return list(db.session.scalars(listing(event, asked).order_by(None).with_only_columns(Registration.id)))


def rows_of(ids):
    """The registrations with these ids, in this order."""
    found = {each.id: each for each in db.session.scalars(select(Registration).where(Registration.id.in_(ids)))}
    return [found[each] for each in ids if each in found]


def _sieve(event, asked):
    # coalesce leaves the order's own index in charge: a state or kind alone would lead to a sort of thousands
    status = func.coalesce(Registration.status, "")
    conditions = [status == asked["status"] if asked["status"] else status != "cancelled"]
    if asked["kind"]:
        conditions.append(func.coalesce(Registration.kind, "") == asked["kind"])
    if asked["unit"]:
        conditions.append(Registration.organization_folded == fold(asked["unit"]))
    if asked["source"]:
        conditions.append(Registration.source == asked["source"])
    if asked["contact"]:
        conditions.append(_CONTACTS[asked["contact"]])
    if asked["titles"] == "short":
        conditions.append(Registration.id.in_(writing.ids_shortened(event)))
    elif asked["titles"]:
        titled = select(RegistrationTitle.id).where(RegistrationTitle.registration_id == Registration.id)
        conditions.append(~titled.exists())
    if asked["names"]:
        conditions.append(Registration.id.in_(writing.ids_written(event, asked["names"])))
    if asked["answers"]:
        conditions.append(answering.is_lacking(event))
    return conditions


def _total(event, asked, ids):
    """(how many, whether there are more): exact from what is known of the event, else counted up to a limit."""
    if not any(asked[name] for name in ("search", "unit", "source", "contact", "titles", "names", "answers")):
        numbers = counting.grouped(event).items()
        return sum(
            number for (status, kind), number in numbers
            if (status == asked["status"] if asked["status"] else status != "cancelled")
            and (not asked["kind"] or kind == asked["kind"])
        ), False  # fmt: skip
    few = ids.order_by(None).limit(COUNTED + 1).subquery()
    number = db.session.scalar(select(func.count()).select_from(few))
    return min(number, COUNTED), number > COUNTED
