"""Reads of check-in."""

from workshop.checkin.queries.bundle import bundle
from workshop.checkin.queries.counts import latest_acts, live_counts, pulse
from workshop.checkin.queries.desks import desk, desk_state, desk_warnings, desks, pairing, pairing_by_hash
from workshop.checkin.queries.points import (
    point_at,
    point_facts,
    point_of,
    points,
    points_shut,
    rehearsal_tally,
)
from workshop.checkin.queries.presence import admitted_now, deputies_of, inside_now, last_entries
from workshop.checkin.queries.reviews import (
    LISTS,
    aside_entries,
    holders,
    kept_aside,
    proposed,
    review_counts,
    to_review,
)
from workshop.checkin.queries.scans import (
    entry_of,
    find_entry,
    log_entry,
    named_entry,
    recent_scans,
    scan_log,
)
from workshop.checkin.queries.settings import desk_setting, epoch_of

__all__ = [
    "LISTS", "admitted_now", "aside_entries", "bundle", "deputies_of", "desk", "desk_setting", "desk_state",
    "desk_warnings", "desks", "entry_of", "epoch_of", "find_entry", "holders", "inside_now", "kept_aside",
    "last_entries", "latest_acts", "live_counts", "log_entry", "named_entry", "pairing", "pairing_by_hash", "point_at",
    "point_facts", "point_of", "points", "points_shut", "proposed", "pulse", "recent_scans", "rehearsal_tally",
    "review_counts", "scan_log", "to_review",
]  # fmt: skip
