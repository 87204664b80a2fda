"""The verbs of registration."""

from workshop.registrations.delegates import Delegate
from workshop.registrations.refusals import NobodyConfirmed
from workshop.registrations.services.changing import change_registration
from workshop.registrations.services.editing import edit_registration, revoke_link
from workshop.registrations.services.entering import register, require_open
from workshop.registrations.services.exporting import record_export
from workshop.registrations.services.merging import (
    forget_merges,
    merge_registrations,
    part_registrations,
    tell_apart,
)
from workshop.registrations.services.sorting import sort_names
from workshop.registrations.services.standing import (
    cancel_registration,
    cancel_registrations,
    confirm_registration,
    confirm_registrations,
    restore_registration,
)

__all__ = [
    "Delegate", "NobodyConfirmed", "cancel_registration", "cancel_registrations", "change_registration",
    "confirm_registration", "confirm_registrations", "edit_registration", "forget_merges", "merge_registrations",
    "part_registrations", "record_export", "register", "require_open", "restore_registration", "revoke_link",
    "sort_names", "tell_apart",
]  # fmt: skip
