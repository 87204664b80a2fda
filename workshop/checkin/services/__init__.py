"""The verbs of check-in."""

from workshop.checkin.origin import Origin
from workshop.checkin.services.deciding import decide_all
from workshop.checkin.services.points import (
    close_point,
    copy_points,
    create_point,
    default_points,
    delete_point,
    edit_point,
    move_point,
    move_points,
    open_point,
)
from workshop.checkin.services.quarantine import (
    accept_quarantined,
    accept_walk_in,
    drop_quarantined,
    drop_walk_in,
)
from workshop.checkin.services.rehearsing import rehearse, wipe_rehearsals
from workshop.checkin.services.reviewing import drop_scan, keep_scan, match_scan, take_back_scan
from workshop.checkin.services.scanning import check_in
from workshop.checkin.services.settings import copy_settings, renew_epochs, set_desks
from workshop.checkin.services.signed_lists import enter_signed_list
from workshop.checkin.services.tickets import revoke_ticket
from workshop.checkin.services.undoing import undo
from workshop.checkin.services.walk_ins import Newcomer, walk_in

__all__ = [
    "Newcomer", "Origin", "accept_quarantined", "accept_walk_in", "check_in", "close_point", "copy_points",
    "copy_settings", "create_point", "decide_all", "default_points", "delete_point", "drop_quarantined", "drop_scan",
    "drop_walk_in", "edit_point", "enter_signed_list", "keep_scan", "match_scan", "move_point", "move_points",
    "open_point", "rehearse", "renew_epochs", "revoke_ticket", "set_desks", "take_back_scan", "undo", "walk_in",
    "wipe_rehearsals",
]  # fmt: skip
