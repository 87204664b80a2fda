"""A guest who lost the personal link asks for it; the office or the mail sends it to the contact given before."""

import datetime as dt

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.errors import Invalid
from workshop.extensions import utc_now
from workshop.registrations import places, readings
from workshop.registrations.models import Registration
from workshop.registrations.services.announcing import send_link
from workshop.transactions import transaction
from workshop.vietnamese.names import fold

QUIET = dt.timedelta(minutes=10)  # asking again within it sends nothing more


def ask_for_link(event, *, full_name, contact):
    """Note that the person of this name and phone or e-mail asks for the link; whether there is one stays unsaid.

    The link itself is never shown here: a name and a number are known to many.
    """
    wanted = _twins(event, full_name, contact)
    if wanted is None:
        return
    with transaction() as session:
        for registration in session.scalars(wanted):
            before, registration.link_asked_at = registration.link_asked_at, utc_now()
            if before is None or registration.link_asked_at - before > QUIET:
                audit.record("registrations.link_asked", registration)
                if send_link(registration) is not None:
                    link_was_sent(registration)


def link_was_sent(registration):
    """The office has sent the link: nobody waits for it any more."""
    with transaction() as session:
        registration = session.get(Registration, registration.id)
        if registration.link_asked_at is not None:
            registration.link_asked_at = None
            audit.record("registrations.link_sent", registration)
        return registration


def waiting_for_link(event):
    """Who asks for the link, as a select, the longest waiting first."""
    asked = select(Registration).where(
        Registration.event_id == event.id, Registration.link_asked_at.is_not(None), Registration.status != "cancelled"
    )
    return asked.order_by(Registration.link_asked_at, Registration.id)


def _twins(event, full_name, contact):
    try:
        phone, email = (None, readings.read_email(contact)) if "@" in contact else (readings.read_phone(contact), None)
    except Invalid:
        return None
    return places.twins(event.id, fold(full_name), phone, email)
