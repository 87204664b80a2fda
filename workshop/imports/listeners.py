"""What imports answer to the calls that run upward."""

import datetime as dt

from workshop import hooks
from workshop.imports import services
from workshop.vietnamese.dates import LOCAL_ZONE

KEPT = dt.timedelta(days=365)


def connect():
    """Answer retention."""
    hooks.listen("purge", purge)


def purge(today, dry_run):
    """Forget what imported files held a year after they were read."""
    limit = dt.datetime.combine(today - KEPT, dt.time(), LOCAL_ZONE)
    return {"import_rows": services.erase_content(limit, dry_run=dry_run)}
