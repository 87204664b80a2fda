"""Do what a preview said; what was corrected afterwards follows from the same batch."""

from sqlalchemy import delete

from workshop.audit import services as audit
from workshop.extensions import utc_now
from workshop.imports.models import ImportOriginal
from workshop.imports.queries import WRITING
from workshop.imports.services import locking
from workshop.imports.services.judging import enter_applied, entry_of, rows_of
from workshop.imports.services.pausing import collector_paused
from workshop.imports.services.writing import writer_of
from workshop.transactions import transaction


def apply_batch(batch, *, version=None):
    """Do what the preview of ``batch`` said, in one transaction; rows that are refused by now need a person.

    A batch that is applied takes in the rows that were corrected since.

    :raises BatchNotInPreview: if it was dropped or undone, or applied meanwhile and nothing waits.
    :raises BatchChanged: if it is not of the ``version`` that was seen.
    """
    with collector_paused(), transaction() as session:
        batch = locking.held(session, batch.id, version)
        rows = rows_of(session, batch)
        waiting = [row for row in rows if row.outcome in WRITING and not row.is_applied]
        if batch.status not in ("preview", "applied") or (batch.status == "applied" and not waiting):
            raise locking.BatchNotInPreview
        target = locking.target_of(batch)
        others = {row.subject_id for row in rows if row.subject_id and (row.is_applied or row.outcome not in WRITING)}
        found = writer_of(target).write_all([entry_of(row) for row in waiting], others)
        enter_applied(session, zip(waiting, found, strict=True))
        session.execute(delete(ImportOriginal).where(ImportOriginal.batch_id == batch.id))
        batch.status, batch.applied_at = "applied", batch.applied_at or utc_now()
        batch.version += 1
        counted = {outcome: sum(verdict.outcome == outcome for verdict in found) for outcome in WRITING}
        audit.record("imports.applied", batch, kind=batch.kind, **counted)
        return batch
