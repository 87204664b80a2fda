"""What imports answer to the calls that run upward."""

import datetime as dt

from workshop import hooks
from workshop.imports import services
from workshop.vietnamese.dates import LOCAL_ZONE

KEPT = dt.timedelta(days=365)
WAITS = dt.timedelta(days=30)  # a preview that nobody confirmed


def connect():
    """Answer retention."""
    hooks.listen("purge", purge)


def purge(today, dry_run):
    """Forget what imported files held a year after they were read, and previews that nobody confirmed in a month."""
    midnight = dt.datetime.combine(today, dt.time(), LOCAL_ZONE)
    return {
        "import_previews": services.drop_abandoned(midnight - WAITS, dry_run=dry_run),
        "import_rows": services.erase_content(midnight - KEPT, dry_run=dry_run),
    }
