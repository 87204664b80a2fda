"""What stands, as a pure function of what happened: the order in which scans arrive cannot matter.

One timeline is everything known of one delegate at one point on one day. ``in`` opens a passage
where nobody is inside, ``out`` closes it, and a second ``in`` is a duplicate of the open one.
"""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Act:
    """A scan that counts: its corrected time decides, then its id."""

    at: dt.datetime
    id: str
    direction: str = "in"
    undone_at: dt.datetime | None = field(default=None, compare=False)


@dataclass
class Passage:
    """One stay: the scans that say it began, the one that ended it, or the moment it was undone."""

    entries: list[Act]
    exit: Act | None = None
    undone_at: dt.datetime | None = None

    @property
    def holder(self):
        """The earliest of its scans."""
        return self.entries[0]


def passages(acts):
    """The passages of one timeline, the undone ones included, in order of time."""
    found, inside = [], None
    for act in sorted(acts):
        if inside and inside.undone_at is not None and inside.undone_at < act.at:
            inside = None  # what was undone had ended before this happened
        if act.direction == "out":
            if act.undone_at is None and inside:
                inside.exit, inside = act, None
            continue
        if inside is None:
            inside = Passage([])
            found.append(inside)
        inside.entries.append(act)
        if act.undone_at is not None:
            # an undo cannot lie before what it undoes, whatever the desk's clock said
            inside.undone_at = max(act.undone_at, act.at)
    return found


def standing(found):
    """The passages of ``found`` that stand, first to last: the n-th is passage number n + 1."""
    return [passage for passage in found if passage.undone_at is None]


def role_of(scan_id, found):
    """What the scan is at present: entry, reentry, exit, duplicate or none."""
    for place, passage in enumerate(standing(found)):
        if passage.exit and passage.exit.id == scan_id:
            return "exit"
        if passage.holder.id == scan_id:
            return "reentry" if place else "entry"
        if any(act.id == scan_id for act in passage.entries):
            return "duplicate"
    return "none"


def others_inside(scan_id, found):
    """The other scans that say the same as this one, earliest first."""
    for passage in found:
        if any(act.id == scan_id for act in passage.entries):
            return [act for act in passage.entries if act.id != scan_id]
    return []
