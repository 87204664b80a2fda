"""Verbs of the ceremony: the order and its lock, late changes, the conductor's moves, what was handed over."""

from workshop.ceremony.refusals import GroupSizeUnusable
from workshop.ceremony.services.conducting import conduct
from workshop.ceremony.services.handing import forget_hand_over, note_photos, record_hand_over
from workshop.ceremony.services.late import mark_turn, move_to_end, set_proxy
from workshop.ceremony.services.locking import lock_order, unlock_order
from workshop.ceremony.services.ordering import build_order, move_turn, name_presenters, place_turn

__all__ = [
    "GroupSizeUnusable", "build_order", "conduct", "forget_hand_over", "lock_order", "mark_turn", "move_to_end",
    "move_turn", "name_presenters", "note_photos", "place_turn", "record_hand_over", "set_proxy", "unlock_order",
]  # fmt: skip
