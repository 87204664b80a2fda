"""Reads of workshops."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from workshop.errors import NotFound
from workshop.events.models import DelegateKind, Event, Host, Material, ProgrammeSession
from workshop.extensions import db, utc_now
from workshop.vietnamese.dates import LOCAL_ZONE

PUBLIC = ("published", "closed", "cancelled")  # a guest with a link must read that it does not take place


def event_by_slug(slug):
    """The workshop at the address ``slug``.

    :raises NotFound: if there is none.
    """
    return _found(db.session.scalar(select(Event).where(Event.slug == slug)))


def public_event(slug):
    """The workshop that guests see at ``slug``.

    :raises NotFound: if there is none, or it is still a draft.
    """
    return _found(db.session.scalar(select(Event).where(Event.slug == slug, Event.status.in_(PUBLIC))))


def lively_event(slug):
    """The workshop at ``slug`` as long as guests can take part in it.

    :raises NotFound: if it is a draft, or was cancelled.
    """
    found = public_event(slug)
    if found.status == "cancelled":
        raise NotFound
    return found


def upcoming_events(ids=None, *, published=False):
    """Workshops that have not ended, the nearest first; ``ids`` narrows them to those one may see."""
    return list(
        db.session.scalars(
            _listed(ids, published).where(Event.ends_at >= utc_now()).order_by(Event.starts_at)
        )
    )


def past_events(ids=None, *, published=False, limit=100):
    """Workshops that have ended, the latest first."""
    ended = _listed(ids, published).where(Event.ends_at < utc_now())
    return list(db.session.scalars(ended.order_by(Event.starts_at.desc()).limit(limit)))


def kind_labels(event, language="vi"):
    """{code: label} of the kinds of delegates, in their order."""
    return {
        kind.code: (kind.label_en if language == "en" and kind.label_en else kind.label)
        for kind in event.kinds
    }


def programme_session(event, session_id):
    """An item of the programme of ``event``."""
    return _part(ProgrammeSession, event, session_id)


def host(event, host_id):
    """An organisation that holds ``event``."""
    return _part(Host, event, host_id)


def material(event, material_id):
    """A document that ``event`` offers."""
    return _part(Material, event, material_id)


def delegate_kind(event, kind_id):
    """A kind of delegates of ``event``."""
    return _part(DelegateKind, event, kind_id)


def phase(event, now=None):
    """``before``, ``day`` or ``after``: where the workshop stands; the day is a day in Vietnam."""
    today = (now or utc_now()).astimezone(LOCAL_ZONE).date()
    first, last = (moment.astimezone(LOCAL_ZONE).date() for moment in (event.starts_at, event.ends_at))
    return "before" if today < first else "after" if today > last else "day"


def registration_gate(event, now=None):
    """Whether the public may register: ``open early late closed over``, or ``cancelled`` with the workshop."""
    now = now or utc_now()
    if event.status == "cancelled":
        return "cancelled"
    if event.ends_at <= now:
        return "over"
    if event.status != "published":
        return "closed"
    if event.registration_opens_at and now < event.registration_opens_at:
        return "early"
    if event.registration_closes_at and now >= event.registration_closes_at:
        return "late"
    return "open"


def missing_for_publication(event):
    """What guests must know and nobody has entered yet: of ``venue`` and ``lead``, in this order."""
    there = {"venue": event.venue, "lead": any(host.role == "lead" for host in event.hosts)}
    return [name for name, is_there in there.items() if not is_there]


def _listed(ids, published):
    query = select(Event).options(selectinload(Event.hosts).joinedload(Host.organization))
    if ids is not None:
        query = query.where(Event.id.in_(ids))
    return query.where(Event.status.in_(PUBLIC)) if published else query


def _part(model, event, part_id):
    return _found(db.session.scalar(select(model).where(model.id == part_id, model.event_id == event.id)))


def _found(row):
    if row is None:
        raise NotFound
    return row


def lead_of(event):
    """The organisation that leads the workshop, or the first that holds it, or None."""
    hosts = sorted(event.hosts, key=lambda host: host.role != "lead")
    return hosts[0].organization if hosts else None
