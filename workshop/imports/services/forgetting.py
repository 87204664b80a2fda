"""Give a preview up, and forget what files held when its time is over."""

from sqlalchemy import and_, delete, or_, select, update

from workshop.audit import services as audit
from workshop.extensions import utc_now
from workshop.imports.models import ImportBatch, ImportOriginal, ImportRow
from workshop.imports.queries import counts
from workshop.imports.services import locking, sharing
from workshop.transactions import transaction

FORGOTTEN = {"source": [], "reading": {}, "notes": [], "shown": {}, "reason_params": {}, "decision": {},
             "refusal": None, "before": None, "after": None}  # fmt: skip


def drop_batch(batch, *, version=None):
    """Give up ``batch`` and forget what the file held; how many rows it had stays.

    :raises BatchNotInPreview: if it was applied or dropped meanwhile.
    :raises BatchChanged: if it is not of the ``version`` that was seen.
    """
    with transaction() as session:
        batch = locking.held(session, batch.id, version)
        if batch.status != "preview":
            raise locking.BatchNotInPreview
        _drop(session, batch)
        return batch


def drop_abandoned(before, *, dry_run=False):
    """Give up the previews of before the moment ``before`` that nobody confirmed; returns how many."""
    with transaction() as session:
        due = select(ImportBatch).where(ImportBatch.created_at < before, ImportBatch.status == "preview")
        batches = [batch for batch in session.scalars(due) if not _is_demonstration(batch)]
        for batch in batches if not dry_run else ():
            _drop(session, batch)
        return len(batches)


def forget_subject(kind, subject_id):
    """Forget what every file held about one record; the accounting stays. Returns how many rows that concerned.

    So go the cells of others that name the record as well: several people of one cell, and the same row
    handed in again.
    """
    with transaction() as session:
        of_kind = select(ImportBatch.id).where(ImportBatch.kind == kind)
        mine = update(ImportRow).where(ImportRow.batch_id.in_(of_kind), ImportRow.subject_id == subject_id)
        shared = sharing.rows_with_the_same_cells(session, kind, subject_id)
        # a reason that is filled came from the file
        forgotten = mine.values(**FORGOTTEN, reason="").execution_options(synchronize_session=False)
        number = session.execute(forgotten).rowcount
        for row, names_the_person in shared:
            changes = {**FORGOTTEN, "reason": ""} if names_the_person else sharing.without_the_cells(row)
            for name, value in changes.items():
                setattr(row, name, value)
        session.flush()
        return number + len(shared)


def erase_content(before, *, event_ids=(), dry_run=False):
    """Forget what files of these events held, and those of no event read before the moment ``before``.

    Returns how many rows that concerned.

    The accounting stays: how many rows, with which outcome. Files of the demonstration stay whole.
    """
    with transaction() as session:
        of_none = and_(ImportBatch.event_id.is_(None), ImportBatch.created_at < before)
        due = select(ImportBatch).where(
            ImportBatch.erased_at.is_(None), or_(of_none, ImportBatch.event_id.in_(event_ids))
        )
        rows = 0
        for batch in session.scalars(due):
            if _is_demonstration(batch):
                continue
            held = counts([batch.id])[batch.id]["read"]
            rows += held
            if not dry_run:
                _forget_content(session, batch)
                batch.erased_at = utc_now()
                audit.record("imports.content_erased", batch, rows=held)
        return rows


def _is_demonstration(batch):
    return batch.event is not None and batch.event.is_demonstration


def _drop(session, batch):
    batch.status = "dropped"
    batch.version += 1
    _forget_content(session, batch)
    audit.record("imports.dropped", batch, kind=batch.kind)


def _forget_content(session, batch):
    session.execute(delete(ImportOriginal).where(ImportOriginal.batch_id == batch.id))
    mine = update(ImportRow).where(ImportRow.batch_id == batch.id)
    options = {"synchronize_session": False}
    # a reason that is filled came from the file
    filled = mine.where(ImportRow.reason_code.in_(_filled_codes(session, batch)))
    session.execute(filled.values(reason=""), execution_options=options)
    session.execute(mine.values(**FORGOTTEN), execution_options=options)
    batch.mapping = {name: {**said, "headings": []} if "headings" in said else said
                     for name, said in batch.mapping.items()}  # fmt: skip
    session.expire_all()


def _filled_codes(session, batch):
    chosen = select(ImportRow.reason_code, ImportRow.reason_params).where(
        ImportRow.batch_id == batch.id, ImportRow.reason_code != ""
    )
    return sorted({code for code, params in session.execute(chosen) if params})
