"""Places: how many are taken, whether one is free, who already holds one."""

from sqlalchemy import func, or_, select

from workshop.events.models import DelegateKind, Event
from workshop.extensions import db, utc_now
from workshop.registrations import refusals
from workshop.registrations.models import Registration


def locked_event(session, event_id):
    """The event, held so that nobody else gives a place away until the transaction ends.

    SQLite's immediate transaction lets one writer in anyway; PostgreSQL needs the row's lock.
    """
    return session.get(Event, event_id, with_for_update=True, populate_existing=True)


def taken(event_id, kind=None):
    """How many places are given away, to delegates of ``kind`` where it is named.

    Who waits or is not yet approved holds none, and nobody sits where a person was erased.
    """
    held = select(func.count()).where(
        Registration.event_id == event_id, Registration.status == "confirmed", Registration.anonymised_at.is_(None)
    )
    return db.session.scalar(held.where(Registration.kind == kind) if kind else held)


def kind_capacities(event_id):
    """{code: places} of the kinds that have places of their own, read anew: what was loaded may be old."""
    rows = select(DelegateKind.code, DelegateKind.capacity).where(
        DelegateKind.event_id == event_id, DelegateKind.capacity.is_not(None)
    )
    return dict(db.session.execute(rows).all())


def is_free(event, kind=None):
    """Whether ``event``, locked by the caller, has a place left, also for ``kind`` where that has its own."""
    if event.capacity is not None and taken(event.id) >= event.capacity:
        return False
    return is_kind_free(event, kind)


def is_kind_free(event, kind):
    """Whether the places of ``kind`` alone allow one more; a kind without its own always does."""
    own = kind_capacities(event.id).get(kind) if kind else None
    return own is None or taken(event.id, kind) < own


def left(event):
    """(places left, None without a limit; {code: places left} of the kinds that have places of their own)."""
    overall = None if event.capacity is None else event.capacity - taken(event.id)
    return overall, {code: own - taken(event.id, code) for code, own in kind_capacities(event.id).items()}


def full_kinds(event):
    """The codes of the kinds for which there is no place now: all of them where the hall is full."""
    overall, own = left(event)
    is_hall_full = overall is not None and overall <= 0
    return [kind.code for kind in event.kinds if is_hall_full or own.get(kind.code, 1) <= 0]


def is_over(event):
    """Whether more places are given away at ``event``, locked by the caller, than there are."""
    return event.capacity is not None and taken(event.id) > event.capacity


def require_free(event, kind=None):
    """Insist on a free place.

    :raises EventFull: if there is none; KindFull where only the places of ``kind`` are taken.
    """
    if event.capacity is not None and taken(event.id) >= event.capacity:
        raise refusals.EventFull
    require_kind_free(event, kind)


def require_kind_free(event, kind):
    """Insist that the places of ``kind`` alone allow one more.

    :raises KindFull: if they do not.
    """
    if not is_kind_free(event, kind):
        raise refusals.KindFull


def require_person(registration):
    """Insist that somebody stands behind ``registration``.

    :raises PersonErased: if the name was erased.
    """
    if registration.anonymised_at is not None:
        raise refusals.PersonErased


def put(registration, status):
    """Set the state; who joins the waiting list joins at its end."""
    if status == "waiting" and registration.status != "waiting":
        registration.waiting_since = utc_now()
    elif status != "waiting":
        registration.waiting_since = None
    registration.status = status


def line():
    """The order of the waiting list."""
    return func.coalesce(Registration.waiting_since, Registration.created_at), Registration.id


def require_new(registration):
    """Insist that nobody of the same name holds a place with the same phone or e-mail.

    Families share phones, and names repeat: only both together are one person.

    :raises AlreadyRegistered: if somebody does.
    """
    twin = twins(registration.event_id, registration.name_folded, registration.phone, registration.email)
    if twin is None:
        return
    if registration.id is not None:
        twin = twin.where(Registration.id != registration.id)
    if db.session.scalar(twin.with_only_columns(Registration.id).limit(1)) is not None:
        raise refusals.AlreadyRegistered


def twins(event_id, name_folded, phone, email):
    """Those of the same name with the same phone or e-mail, as a select; None where neither is known."""
    contacts = [
        column == value for column, value in ((Registration.phone, phone), (Registration.email, email)) if value
    ]
    if not contacts:
        return None
    return select(Registration).where(
        Registration.event_id == event_id, Registration.name_folded == name_folded,
        Registration.status != "cancelled", or_(*contacts),
    )  # fmt: skip
