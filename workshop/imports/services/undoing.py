"""Take back what a batch did."""

from sqlalchemy import bindparam, select, update

from workshop.audit import services as audit
from workshop.imports.models import ImportBatch, ImportRow
from workshop.imports.services import locking
from workshop.imports.services.judging import rows_of
from workshop.imports.services.pausing import collector_paused
from workshop.imports.services.writing import writer_of
from workshop.transactions import transaction


def undo_batch(batch, *, version=None):
    """Take back what ``batch`` did, the last row first; what was changed since is left and says so.

    Returns how many rows were left.

    :raises BatchNotApplied: if it is not applied.
    :raises BatchChanged: if it is not of the ``version`` that was seen.
    """
    with collector_paused(), transaction() as session:
        batch = locking.held(session, batch.id, version)
        if batch.status != "applied" or batch.erased_at is not None:
            raise locking.BatchNotApplied
        rows = [row for row in reversed(rows_of(session, batch)) if row.is_applied]
        target = locking.target_of(batch)
        refusals, gone = writer_of(target).take_back_all(rows)
        _enter(session, rows, refusals)
        _forget_subjects(session, batch, gone)
        batch.status = "undone"
        batch.version += 1
        left = sum(_is_left(refusal) for refusal in refusals)
        audit.record("imports.undone", batch, kind=batch.kind, left=left)
        return left


def _is_left(refusal):
    return refusal is not None and refusal["outcome"] != "cancelled"


def _enter(session, rows, refusals):
    table = ImportRow.__table__
    names = ("is_applied", "reason", "reason_code", "reason_params")
    statement = update(table).where(table.c.id == bindparam("key")).values({name: bindparam(name) for name in names})
    lines = []
    for row, refusal in zip(rows, refusals, strict=True):
        said = refusal or {"reason": "", "code": "", "params": {}}
        lines.append({"key": row.id, "is_applied": _is_left(refusal), "reason": said["reason"],
                      "reason_code": said["code"], "reason_params": said["params"]})  # fmt: skip
    if lines:
        session.execute(statement, lines)
    session.expire_all()


def _forget_subjects(session, batch, gone):
    """No row, of this list or a later one, goes on naming a record that is no more."""
    here = select(ImportBatch.id).where(ImportBatch.kind == batch.kind, ImportBatch.event_id == batch.event_id)
    listed = sorted(gone)
    for start in range(0, len(listed), 2_000):
        named = ImportRow.subject_id.in_(listed[start : start + 2_000]) & ImportRow.batch_id.in_(here)
        forgotten = update(ImportRow).where(named).values(subject_id=None)
        session.execute(forgotten, execution_options={"synchronize_session": False})
