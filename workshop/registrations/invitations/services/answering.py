"""What an invited unit says about itself: nobody can come, or nobody more will."""

from contextlib import contextmanager

from workshop.audit import services as audit
from workshop.extensions import utc_now
from workshop.messages.services import withdraw_from_unit
from workshop.registrations.delegations import queries as delegations
from workshop.registrations.delegations.refusals import WorkshopOver
from workshop.registrations.delegations.services import locked_delegation
from workshop.registrations.invitations import refusals
from workshop.transactions import transaction
from workshop.vietnamese.names import clean_name


def decline(invitation, reason=""):
    """Say that nobody of the unit can come.

    :raises AnswerGiven: while people of it are named.
    """
    with _answer(invitation) as found:
        if delegations.named_count(found.delegation):
            raise refusals.AnswerGiven
        found.declined_at, found.decline_reason = utc_now(), clean_name(reason)[:500]
        audit.record("registrations.invitation_declined", found, event_id=found.event_id)


def accept_after_all(invitation):
    """Take back that nobody can come."""
    with _answer(invitation) as found:
        found.declined_at, found.decline_reason = None, ""
        audit.record("registrations.invitation_reopened", found, event_id=found.event_id)


def complete(invitation, is_complete=True):
    """Say that nobody more will come than those who are named, or take that back."""
    with _answer(invitation) as found:
        found.completed_at = utc_now() if is_complete else None
        audit.record("registrations.invitation_completed", found, event_id=found.event_id, complete=is_complete)


@contextmanager
def _answer(invitation):
    """The invitation, held with its delegation while the unit answers."""
    with transaction() as session:
        delegation = locked_delegation(session, invitation.delegation_id)
        if delegation.event.ends_at <= utc_now() or delegation.event.status == "cancelled":
            raise WorkshopOver
        found = delegation.invitation
        withdraw_from_unit(found.id)
        found.opened_at = found.opened_at or utc_now()
        yield found
