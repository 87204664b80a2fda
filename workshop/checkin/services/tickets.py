"""Giving a delegate another ticket."""

from workshop.audit import services as audit
from workshop.checkin.models import RevokedTicket
from workshop.events.services import touch
from workshop.paper.codes import new_code
from workshop.registrations.models import Registration
from workshop.transactions import transaction


def revoke_ticket(registration, reason=""):
    """Make the ticket of ``registration`` worthless, as when it was lost or passed on, and give another code."""
    with transaction() as session:
        registration = session.get(Registration, registration.id, with_for_update=True, populate_existing=True)
        session.add(
            RevokedTicket(
                code=registration.ticket_code, event_id=registration.event_id, registration_id=registration.id,
                reason=reason.strip()[:200],
            )
        )  # fmt: skip
        registration.ticket_code = new_code()
        registration.change_number = touch(registration.event_id)
        audit.record("checkin.ticket_revoked", registration)
        return registration
