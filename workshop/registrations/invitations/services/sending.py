"""That invitations were sent, opened and reminded."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.errors import Invalid
from workshop.extensions import utc_now
from workshop.registrations.invitations import refusals
from workshop.registrations.invitations.models import CHANNELS, Invitation
from workshop.transactions import transaction


def mark_sent(event, ids, how):
    """Write that those of ``ids`` left the office ``how`` (axis zalo hand email phone); returns how many.

    :raises NothingChosen: if there is none.
    """
    if how not in CHANNELS:
        raise Invalid("how")
    with transaction() as session:
        chosen = _chosen(session, event, ids)
        for invitation in chosen:
            invitation.sent_at, invitation.sent_how = utc_now(), how
        audit.record("registrations.invitations_sent", event, event_id=event.id, units=len(chosen), how=how)
        return len(chosen)


def mark_unsent(event, ids):
    """Take back that they left the office."""
    with transaction() as session:
        chosen = _chosen(session, event, ids)
        for invitation in chosen:
            invitation.sent_at, invitation.sent_how = None, ""
        audit.record("registrations.invitations_unsent", event, event_id=event.id, units=len(chosen))
        return len(chosen)


def mark_reminded(event, ids):
    """Write that the units of ``ids`` were reminded once more; returns how many."""
    with transaction() as session:
        chosen = _chosen(session, event, ids)
        for invitation in chosen:
            invitation.reminders += 1
            invitation.reminded_at = utc_now()
        audit.record("registrations.units_reminded", event, event_id=event.id, units=len(chosen))
        return len(chosen)


def mark_opened(invitation):
    """Write, once, that a person opened the reply page and touched it."""
    with transaction() as session:
        found = session.get(Invitation, invitation.id)
        if found.opened_at is None:
            found.opened_at = utc_now()
            audit.record("registrations.invitation_opened", found, event_id=found.event_id)
        return found


def _chosen(session, event, ids):
    query = select(Invitation).where(Invitation.event_id == event.id, Invitation.id.in_(ids)).with_for_update()
    chosen = list(session.scalars(query.execution_options(populate_existing=True)))
    if not chosen:
        raise refusals.NothingChosen
    return chosen
