"""Spare tickets for walk-ins: made ahead, printed without a name, given once."""

from sqlalchemy import func, select

from workshop.audit import services as audit
from workshop.errors import N_, Invalid, WorkshopError
from workshop.extensions import utc_now
from workshop.paper.codes import new_code
from workshop.registrations import places
from workshop.registrations.models import Registration, SpareTicket
from workshop.registrations.services.telling import tell
from workshop.transactions import transaction

MOST = 500


class SpareUnknown(WorkshopError):
    """The workshop has no spare ticket with this code."""

    status = 404
    message = N_("This is not a spare ticket of this workshop.")


class SpareTaken(WorkshopError):
    """Somebody has the spare ticket already."""

    message = N_("This spare ticket was already given to somebody.")


class TooManySpares(Invalid):
    """More spare tickets than one workshop needs."""

    message = N_("Make 1 to %(most)s spare tickets for one workshop.")


def make_spares(event, number):
    """Let ``event`` have ``number`` spare tickets that nobody has yet, making what is missing; returns those free.

    Asked again it makes none anew: the same ones can be printed once more.

    :raises TooManySpares: below one or above five hundred.
    """
    if not 1 <= number <= MOST:
        raise TooManySpares("number", most=MOST)
    with transaction() as session:
        event = places.locked_event(session, event.id)
        free = list(session.scalars(
            select(SpareTicket).where(SpareTicket.event_id == event.id, SpareTicket.assigned_at.is_(None))
            .order_by(SpareTicket.number)
        ))  # fmt: skip
        last = session.scalar(select(func.max(SpareTicket.number)).where(SpareTicket.event_id == event.id)) or 0
        if last + number - len(free) > MOST * 4:
            raise TooManySpares("number", most=MOST)
        made = [
            SpareTicket(event_id=event.id, number=last + place, code=new_code())
            for place in range(1, number - len(free) + 1)
        ]
        if made:
            session.add_all(made)
            session.flush()
            audit.record("registrations.spares_made", event, event_id=event.id, rows=len(made))
        return [*free, *made][:number]


def assign_spare(code, registration):
    """Give the spare ticket ``code`` to ``registration``, whose own code is worthless from then on.

    The same pair again changes nothing.

    :raises SpareUnknown: if the workshop has no such ticket.
    :raises SpareTaken: if another person has it.
    """
    with transaction() as session:
        registration = session.get(Registration, registration.id)
        places.locked_event(session, registration.event_id)
        spare = session.scalar(
            select(SpareTicket).where(SpareTicket.code == code, SpareTicket.event_id == registration.event_id)
            .with_for_update().execution_options(populate_existing=True)
        )  # fmt: skip
        if spare is None:
            raise SpareUnknown
        if spare.assigned_at is not None:
            if spare.registration_id == registration.id:
                return registration
            raise SpareTaken
        if session.scalar(select(SpareTicket.id).where(SpareTicket.registration_id == registration.id)):
            raise SpareTaken  # one person, one spare ticket
        spare.registration_id, spare.assigned_at = registration.id, utc_now()
        registration.ticket_code = spare.code
        tell(registration)
        audit.record("registrations.spare_assigned", registration, number=spare.number)
        return registration
