"""purge(): ask every room to erase what it may no longer keep."""

from workshop import hooks
from workshop.extensions import utc_now
from workshop.vietnamese.dates import local_day


def purge(*, dry_run=False, today=None):
    """Apply the retention rules of every room; returns how many records each kind had that were due.

    Demonstration rows stay. With ``dry_run`` nothing is erased.
    """
    counts = {}
    for answer in hooks.call("purge", today or local_day(utc_now()), dry_run):
        counts.update(answer)
    return counts
