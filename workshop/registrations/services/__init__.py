"""The verbs of registration."""

from workshop.registrations.delegates import Delegate
from workshop.registrations.refusals import NobodyConfirmed
from workshop.registrations.services.anonymising import anonymise_registration, erase_contacts, erase_names
from workshop.registrations.services.bulk import correct_drafts, register_drafts, remove_registrations
from workshop.registrations.services.changing import change_registration
from workshop.registrations.services.consenting import (
    record_consents,
    restrict_registration,
    reword,
    withdraw_consent,
)
from workshop.registrations.services.editing import edit_registration, revoke_link
from workshop.registrations.services.entering import needs_approval, register, require_open
from workshop.registrations.services.exporting import record_export, record_file_opened
from workshop.registrations.services.forgetting import (
    erase_papers,
    erase_unit_contacts,
    forget_traces,
    left_behind,
)
from workshop.registrations.services.lost_links import ask_for_link, link_was_sent
from workshop.registrations.services.merging import (
    forget_merges,
    merge_registrations,
    part_registrations,
    tell_apart,
)
from workshop.registrations.services.ordering import clear_order, is_by_hand, move_in_order
from workshop.registrations.services.printing import BadgesIncomplete, remember_choices, request_badges
from workshop.registrations.services.respelling import respell_names
from workshop.registrations.services.seating import assign_zone
from workshop.registrations.services.sorting import read_ranks, sort_names
from workshop.registrations.services.spares import SpareTaken, SpareUnknown, assign_spare, make_spares
from workshop.registrations.services.standing import (
    cancel_registration,
    cancel_registrations,
    confirm_registration,
    confirm_registrations,
    fill_places,
    hand_back,
    hand_over,
    queue_registration,
    restore_registration,
)
from workshop.registrations.services.undoing import undo_last

__all__ = [
    "BadgesIncomplete", "Delegate", "NobodyConfirmed", "SpareTaken", "SpareUnknown", "anonymise_registration",
    "ask_for_link", "assign_spare", "assign_zone", "cancel_registration", "cancel_registrations", "change_registration",
    "clear_order", "confirm_registration", "confirm_registrations", "correct_drafts", "edit_registration",
    "erase_contacts", "erase_names", "erase_papers", "erase_unit_contacts", "fill_places", "forget_merges",
    "forget_traces", "hand_back", "hand_over", "is_by_hand", "left_behind",
    "link_was_sent", "make_spares", "merge_registrations", "move_in_order", "needs_approval",
    "part_registrations", "queue_registration", "read_ranks", "record_consents", "record_export", "record_file_opened",
    "register", "register_drafts", "remember_choices", "remove_registrations", "request_badges",
    "require_open", "respell_names", "restore_registration", "restrict_registration", "revoke_link", "reword",
    "sort_names", "tell_apart", "undo_last", "withdraw_consent",
]  # fmt: skip
