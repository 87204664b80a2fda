"""The verbs of check-in."""

from workshop.checkin.origin import Origin
from workshop.checkin.services.points import close_point, create_point, default_points, edit_point, open_point
from workshop.checkin.services.quarantine import (
    accept_quarantined,
    accept_walk_in,
    drop_quarantined,
    drop_walk_in,
)
from workshop.checkin.services.scanning import check_in
from workshop.checkin.services.settings import copy_settings, renew_epochs, set_desks
from workshop.checkin.services.signed_lists import enter_signed_list
from workshop.checkin.services.tickets import revoke_ticket
from workshop.checkin.services.undoing import undo
from workshop.checkin.services.walk_ins import Newcomer, walk_in

__all__ = [
    "Newcomer", "Origin", "accept_quarantined", "accept_walk_in", "check_in", "close_point", "copy_settings",
    "create_point", "default_points", "drop_quarantined", "drop_walk_in", "edit_point",
    "enter_signed_list", "open_point", "renew_epochs", "revoke_ticket",
    "set_desks", "undo", "walk_in",
]  # fmt: skip
