"""The verbs of registration."""

from workshop.registrations.delegates import Delegate
from workshop.registrations.refusals import NobodyConfirmed
from workshop.registrations.services.bulk import correct_drafts, register_drafts, remove_registrations
from workshop.registrations.services.changing import change_registration
from workshop.registrations.services.editing import edit_registration, revoke_link
from workshop.registrations.services.entering import register, require_open
from workshop.registrations.services.exporting import record_export
from workshop.registrations.services.standing import (
    cancel_registration,
    cancel_registrations,
    confirm_registration,
    confirm_registrations,
    restore_registration,
)

__all__ = [
    "Delegate", "NobodyConfirmed", "cancel_registration", "cancel_registrations",
    "change_registration", "confirm_registration", "confirm_registrations", "correct_drafts", "edit_registration",
    "record_export", "register", "register_drafts", "remove_registrations", "require_open", "restore_registration",
    "revoke_link",
]  # fmt: skip
