"""Places: how many are taken, whether one is free, who already holds one."""

from sqlalchemy import func, or_, select

from workshop.events.models import Event
from workshop.extensions import db
from workshop.registrations import refusals
from workshop.registrations.models import Registration


def locked_event(session, event_id):
    """The event, held so that nobody else gives a place away until the transaction ends.

    SQLite's immediate transaction lets one writer in anyway; PostgreSQL needs the row's lock.
    """
    return session.get(Event, event_id, with_for_update=True, populate_existing=True)


def taken(event_id):
    """How many places are given away; who waits or is not yet approved holds none."""
    held = select(func.count()).where(Registration.event_id == event_id, Registration.status == "confirmed")
    return db.session.scalar(held)


def is_free(event):
    """Whether ``event``, locked by the caller, has a place left."""
    return event.capacity is None or taken(event.id) < event.capacity


def is_over(event):
    """Whether more places are given away at ``event``, locked by the caller, than there are."""
    return event.capacity is not None and taken(event.id) > event.capacity


def require_free(event):
    """Insist on a free place.

    :raises EventFull: if there is none.
    """
    if not is_free(event):
        raise refusals.EventFull


def require_new(registration):
    """Insist that nobody of the same name holds a place with the same phone or e-mail.

    Families share phones, and names repeat: only both together are one person.

    :raises AlreadyRegistered: if somebody does.
    """
    contacts = []
    if registration.phone:
        contacts.append(Registration.phone == registration.phone)
    if registration.email:
        contacts.append(Registration.email == registration.email)
    if not contacts:
        return
    twin = select(Registration.id).where(
        Registration.event_id == registration.event_id,
        Registration.name_folded == registration.name_folded,
        Registration.status != "cancelled",
        or_(*contacts),
    )
    if registration.id is not None:
        twin = twin.where(Registration.id != registration.id)
    if db.session.scalar(twin.limit(1)) is not None:
        raise refusals.AlreadyRegistered
