"""The verbs of messages."""

from workshop.messages.services.delivering import deliver, release_expired
from workshop.messages.services.mailings import dismiss_changes, write_to_many, write_to_units
from workshop.messages.services.posting import (
    post,
    return_unsent,
    silence,
    way_for,
    withdraw_from_unit,
    withdraw_unsent,
)
from workshop.messages.services.retention import erase_of, erase_of_units, erase_past, forget_person
from workshop.messages.services.settling import (
    cancel_message,
    cancel_waiting,
    mark_copied,
    mark_sent,
    record_copied,
    resend,
    resend_failed,
    undo_copied,
)
from workshop.messages.services.templates import reset_template, save_template, set_automatic

__all__ = [
    "cancel_message", "cancel_waiting", "deliver", "dismiss_changes", "erase_of", "erase_of_units", "erase_past",
    "forget_person",
    "mark_copied", "mark_sent", "post", "record_copied", "release_expired", "resend", "resend_failed",
    "reset_template", "return_unsent", "save_template", "set_automatic", "silence", "undo_copied", "way_for",
    "withdraw_from_unit", "withdraw_unsent", "write_to_many", "write_to_units",
]  # fmt: skip
