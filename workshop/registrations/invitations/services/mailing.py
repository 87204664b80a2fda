"""Writing to units by e-mail: the invitation itself, and a reminder to those who have not answered."""

from workshop.audit import services as audit
from workshop.extensions import utc_now
from workshop.messages import services as outbox
from workshop.messages.recipients import Recipient
from workshop.registrations.invitations import queries
from workshop.registrations.invitations.models import Invitation
from workshop.transactions import transaction


def write_by_mail(event, kind, ids, *, token, note="", by=None):
    """Put a message of ``kind`` to the units of ``ids`` that may get it into the outbox; returns the mailing.

    Who has answered, has no address, or gets one already is left out.

    :raises NothingToSend: if nobody is left.
    """
    with transaction():
        chosen = queries.to_write_to(event, kind, ids)["by_mail"]
        return outbox.write_to_units(event, kind, [_recipient(each) for each in chosen], token=token, note=note, by=by)


def note_sent(message):
    """Write that a unit's message has left: its invitation went by e-mail, or it was reminded once more."""
    if message.invitation_id is None:
        return
    with transaction() as session:
        found = session.get(Invitation, message.invitation_id, with_for_update=True, populate_existing=True)
        if found is None:
            return
        if message.kind == "invitation":
            found.sent_at, found.sent_how = utc_now(), "email"
            audit.record("registrations.invitations_sent", found, event_id=found.event_id, units=1, how="email")
        else:
            found.reminders += 1
            found.reminded_at = utc_now()
            audit.record("registrations.units_reminded", found, event_id=found.event_id, units=1)


def _recipient(invitation):
    unit = invitation.delegation
    return Recipient(
        None, invitation.event_id, bool(unit.contact_email), unit.language,
        unit.is_demonstration or invitation.event.is_demonstration, invitation_id=invitation.id,
    )  # fmt: skip
