"""How many delegates stand where: counted once for each state of an event, since every page says it."""

from weakref import WeakKeyDictionary

from sqlalchemy import func, select

from workshop.events.models import Event
from workshop.extensions import db
from workshop.registrations.models import Registration

REMEMBERED = 64  # events
_known = WeakKeyDictionary()  # engine -> {event id: (stamp, {(status, kind): number})}


def grouped(event):
    """{(status, kind): number} of ``event``, zeros left out."""
    if db.session().info.get("writing"):
        return _count(event)  # what is not committed may not be remembered
    known = _known.setdefault(db.engine, {})
    stamp = mark(event)
    if known.get(event.id, (None,))[0] != stamp:
        if len(known) >= REMEMBERED:
            known.clear()
        known[event.id] = (stamp, _count(event))
    return known[event.id][1]


def mark(event):
    """What is another after every change: the counter that desks follow, and the newest row of all."""
    newest = select(func.max(Registration.id)).scalar_subquery()
    return tuple(db.session.execute(select(Event.change_counter, newest).where(Event.id == event.id)).one())


def _count(event):
    columns = (Registration.status, Registration.kind)
    rows = select(*columns, func.count()).where(Registration.event_id == event.id).group_by(*columns)
    return {(status, kind): number for status, kind, number in db.session.execute(rows)}
