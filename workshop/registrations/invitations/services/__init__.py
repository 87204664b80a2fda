"""The verbs of inviting units."""

from workshop.registrations.invitations.services.answering import accept_after_all, complete, decline
from workshop.registrations.invitations.services.drafting import (
    edit_invitation,
    invite,
    invite_many,
    take_off,
)
from workshop.registrations.invitations.services.letters import edit_letter, number_letter
from workshop.registrations.invitations.services.mailing import note_sent, write_by_mail
from workshop.registrations.invitations.services.printing import print_invitations
from workshop.registrations.invitations.services.sending import (
    mark_opened,
    mark_reminded,
    mark_sent,
    mark_unsent,
)

__all__ = [
    "accept_after_all", "complete", "decline", "edit_invitation", "edit_letter", "invite", "invite_many",
    "mark_opened", "mark_reminded", "mark_sent", "mark_unsent", "note_sent", "number_letter", "print_invitations",
    "take_off", "write_by_mail",
]  # fmt: skip
