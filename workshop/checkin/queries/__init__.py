"""Reads of check-in."""

from workshop.checkin.queries.bundle import bundle
from workshop.checkin.queries.counts import live_counts
from workshop.checkin.queries.desks import desk, desk_state, desks, pairing, pairing_by_hash
from workshop.checkin.queries.points import point_at, point_of, points
from workshop.checkin.queries.presence import admitted_now, last_entries
from workshop.checkin.queries.scans import (
    entry_of,
    find_entry,
    log_entry,
    quarantined,
    recent_scans,
    scan_log,
)
from workshop.checkin.queries.settings import desk_setting, epoch_of

__all__ = [
    "admitted_now", "bundle", "desk", "desk_setting", "desk_state", "desks", "entry_of", "epoch_of", "find_entry",
    "last_entries", "live_counts", "log_entry", "pairing", "pairing_by_hash", "point_at", "point_of", "points",
    "quarantined", "recent_scans", "scan_log",
]  # fmt: skip
