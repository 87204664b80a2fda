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
from workshop.checkin.services.tickets import revoke_ticket
from workshop.checkin.services.undoing import undo
from workshop.checkin.services.walk_ins import walk_in

__all__ = [
    "Origin", "accept_quarantined", "accept_walk_in", "check_in", "close_point", "create_point", "default_points",
    "drop_quarantined", "drop_walk_in", "edit_point", "open_point", "revoke_ticket", "undo", "walk_in",
]  # fmt: skip
