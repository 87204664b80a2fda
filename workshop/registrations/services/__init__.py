"""The verbs of registration."""

from workshop.registrations.delegates import Delegate
from workshop.registrations.refusals import NobodyConfirmed
from workshop.registrations.services.changing import change_registration
from workshop.registrations.services.editing import edit_registration, revoke_link
from workshop.registrations.services.entering import register, require_open
from workshop.registrations.services.exporting import record_export
from workshop.registrations.services.ordering import clear_order, is_by_hand, move_in_order
from workshop.registrations.services.printing import BadgesIncomplete, remember_choices, request_badges
from workshop.registrations.services.seating import assign_zone
from workshop.registrations.services.spares import assign_spare, make_spares
from workshop.registrations.services.standing import (
    cancel_registration,
    cancel_registrations,
    confirm_registration,
    confirm_registrations,
    restore_registration,
)
from workshop.registrations.services.undoing import undo_last

__all__ = [
    "BadgesIncomplete", "Delegate", "NobodyConfirmed", "assign_spare", "assign_zone", "cancel_registration",
    "cancel_registrations", "change_registration", "clear_order", "confirm_registration", "confirm_registrations",
    "edit_registration", "is_by_hand", "make_spares", "move_in_order", "record_export", "register",
    "remember_choices", "request_badges", "require_open", "restore_registration", "revoke_link", "undo_last",
]  # fmt: skip
