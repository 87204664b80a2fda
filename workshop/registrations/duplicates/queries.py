"""Reads: the pairs of an event, remembered until a delegate changes; who resembles a newcomer; past merges."""

from types import SimpleNamespace
from weakref import WeakKeyDictionary

from sqlalchemy import func, or_, select

from workshop.errors import NotFound
from workshop.extensions import db
from workshop.registrations.counting import mark
from workshop.registrations.duplicates.finding import pairs_among, pairs_with, person
from workshop.registrations.models import DistinctPair, Registration, RegistrationMerge
from workshop.vietnamese.names import fold
from workshop.vietnamese.phones import normalize_phone

COLUMNS = (
    Registration.id, Registration.full_name, Registration.organization, Registration.phone, Registration.email,
    Registration.honorific, Registration.status,
)  # fmt: skip
REMEMBERED = 8  # events
_known = WeakKeyDictionary()  # engine -> {event id: (mark, pairs)}


def pairs(event):
    """All pairs of ``event`` that may be one person, the cancelled left out, the strongest first."""
    known = _known.setdefault(db.engine, {})
    latest = select(func.max(DistinctPair.id)).where(DistinctPair.event_id == event.id)
    stamp = (*mark(event), db.session.scalar(latest))
    if known.get(event.id, (None,))[0] != stamp:
        if len(known) >= REMEMBERED:
            known.clear()
        known[event.id] = (stamp, _find(event))
    return known[event.id][1]


def resembling(event, delegate):
    """The pairs of a ``delegate`` who is not registered yet, at least likely ones; ``first`` is 0 for the newcomer."""
    name = fold(delegate.full_name)
    phone, email = normalize_phone(delegate.phone).number, delegate.email.strip().lower()
    contacts = [
        column == value for column, value in ((Registration.phone, phone), (Registration.email, email)) if value
    ]
    near = or_(*contacts, Registration.name_folded == name, Registration.organization == delegate.organization)
    people = [person(row) for row in db.session.execute(_standing(event).where(near).limit(2000))]
    newcomer = person(SimpleNamespace(
        id=0, full_name=delegate.full_name, organization=delegate.organization, phone=phone,
        email=email or None, honorific=delegate.honorific, status="",
    ))  # fmt: skip
    return pairs_with(newcomer, people) if name else []


def merge_at(event, merge_id):
    """The merge with this id at ``event``.

    :raises NotFound: if there is none.
    """
    found = db.session.get(RegistrationMerge, merge_id)
    if found is None or found.event_id != event.id:
        raise NotFound
    return found


def merges(event, limit=10):
    """The latest merges of ``event`` that stand."""
    query = select(RegistrationMerge).where(RegistrationMerge.event_id == event.id)
    query = query.where(RegistrationMerge.undone_at.is_(None))
    return list(db.session.scalars(query.order_by(RegistrationMerge.id.desc()).limit(limit)))


def people_of(pairs_):
    """{id: Registration} of those whom ``pairs_`` name."""
    ids = {each for pair in pairs_ for each in (pair.first, pair.second)}
    return {each.id: each for each in db.session.scalars(select(Registration).where(Registration.id.in_(ids)))}


def others_of(pairs_):
    """[(Pair, the one who is registered)] of ``resembling``."""
    people = people_of(pairs_)
    return [(pair, people[pair.second]) for pair in pairs_]


def _standing(event):
    return select(*COLUMNS).where(Registration.event_id == event.id, Registration.status != "cancelled")


def _find(event):
    told_apart = select(DistinctPair.first_id, DistinctPair.second_id).where(DistinctPair.event_id == event.id)
    distinct = {tuple(row) for row in db.session.execute(told_apart)}
    return pairs_among([person(row) for row in db.session.execute(_standing(event))], distinct)
