"""The verbs of registration."""

from workshop.registrations.delegates import Delegate
from workshop.registrations.refusals import NobodyConfirmed
from workshop.registrations.services.anonymising import anonymise_registration, erase_contacts, erase_names
from workshop.registrations.services.changing import change_registration
from workshop.registrations.services.consenting import (
    record_consents,
    restrict_registration,
    reword,
    withdraw_consent,
)
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
    "Delegate", "NobodyConfirmed", "anonymise_registration", "cancel_registration", "cancel_registrations",
    "change_registration", "confirm_registration", "confirm_registrations", "edit_registration", "erase_contacts",
    "erase_names", "record_consents", "record_export", "register", "require_open", "restore_registration",
    "restrict_registration", "revoke_link", "reword", "withdraw_consent",
]  # fmt: skip
