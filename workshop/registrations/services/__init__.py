"""The verbs of registration."""

from workshop.registrations.delegates import Delegate
from workshop.registrations.refusals import NobodyConfirmed
from workshop.registrations.services.changing import change_registration
from workshop.registrations.services.editing import edit_registration, revoke_link
from workshop.registrations.services.entering import needs_approval, register, require_open
from workshop.registrations.services.exporting import record_export, record_file_opened
from workshop.registrations.services.lost_links import ask_for_link, link_was_sent
from workshop.registrations.services.standing import (
    cancel_registration,
    cancel_registrations,
    confirm_registration,
    confirm_registrations,
    fill_places,
    hand_over,
    queue_registration,
    restore_registration,
)

__all__ = [
    "Delegate", "NobodyConfirmed", "ask_for_link", "cancel_registration", "cancel_registrations",
    "change_registration", "confirm_registration", "confirm_registrations", "edit_registration",
    "fill_places", "hand_over", "link_was_sent", "needs_approval", "queue_registration",
    "record_export", "record_file_opened", "register", "require_open", "restore_registration", "revoke_link",
]  # fmt: skip
