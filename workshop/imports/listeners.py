"""What imports answer to the calls that run upward."""

import datetime as dt

from flask_babel import gettext as _
from sqlalchemy import select

from workshop import hooks
from workshop.extensions import db
from workshop.imports import services
from workshop.imports.models import ImportBatch, ImportRow
from workshop.vietnamese.dates import LOCAL_ZONE

KEPT = dt.timedelta(days=365)  # of lists that belong to no workshop
WAITS = dt.timedelta(days=30)  # a preview that nobody confirmed


def connect():
    """Answer retention, and what is known about a person."""
    hooks.listen("purge", purge)
    hooks.listen("personal_data_of", personal_data_of)
    hooks.listen("forget_person", forget_person)


def purge(today, dry_run):
    """Forget what files held when the retention of their workshop is over, and previews nobody confirmed in a month."""
    midnight = dt.datetime.combine(today, dt.time(), LOCAL_ZONE)
    event_ids = hooks.first("events_past_retention", today) or []
    return {
        "import_previews": services.drop_abandoned(midnight - WAITS, dry_run=dry_run),
        "import_rows": services.erase_content(midnight - KEPT, event_ids=event_ids, dry_run=dry_run),
    }


def personal_data_of(registration_id):
    """In which lists a person stood, and the cells as they were sent."""
    query = select(ImportBatch.filename, ImportRow.sheet, ImportRow.row, ImportRow.source)
    query = query.join(ImportBatch, ImportBatch.id == ImportRow.batch_id).where(
        ImportBatch.kind == "registrations", ImportRow.subject_id == registration_id
    )
    rows = [
        (_("%(file)s, sheet %(sheet)s, row %(row)s", file=found.filename, sheet=found.sheet, row=found.row),
         " | ".join(str(cell) for cell in found.source if cell) or _("erased"))
        for found in db.session.execute(query.order_by(ImportRow.id))
    ]  # fmt: skip
    return {"title": _("Lists sent by units"), "rows": rows} if rows else None


def forget_person(registration):
    """Empty the rows of the lists that named this person."""
    services.forget_subject("registrations", registration.id)
