"""Read a table into a batch that shows what it would do; apply it, undo it, drop it."""

import hashlib
from dataclasses import asdict, dataclass, field

from sqlalchemy import and_, or_, select

from workshop.audit import services as audit
from workshop.audit.actor import current_actor
from workshop.edges.spreadsheets import read_table
from workshop.errors import N_, WorkshopError
from workshop.extensions import db, utc_now
from workshop.imports import reasons
from workshop.imports.models import ImportBatch, ImportRow
from workshop.imports.queries import event_of
from workshop.imports.targets import RowSkipped, target_class
from workshop.imports.understanding import understand
from workshop.transactions import rehearsal, savepoint, transaction

WRITING = ("imported", "updated")


class BatchNotInPreview(WorkshopError):
    """It was applied or dropped meanwhile."""

    message = N_("This import was already applied or dropped.")


class BatchNotApplied(WorkshopError):
    """Only what was applied can be undone."""

    message = N_("This import is not applied, so there is nothing to undo.")


@dataclass
class _Done:
    """What became of a row; the field names are those of ImportRow."""

    outcome: str
    subject_id: int | None = None
    before: dict | None = None
    after: dict | None = None
    shown: dict = field(default_factory=dict)
    reason: str = ""
    reason_code: str = ""
    reason_params: dict = field(default_factory=dict)


def read_batch(kind, data, filename, event=None):
    """Understand ``data`` and return a batch in preview; no record is touched.

    :raises KindUnknown: if no room imports ``kind``.
    :raises WorkshopError: of ``workshop.edges.spreadsheets`` where the file is no table.
    :raises HeaderNotFound, NothingToRead: if the table is none that can be imported.
    """
    target = target_class(kind)(event)
    rows, mapping = understand(read_table(data, filename), target, filename)
    with transaction() as session:
        target.event = event_of(event.id if event else None)
        actor = current_actor()
        batch = ImportBatch(
            kind=kind, event_id=event.id if event else None, filename=filename[-200:],
            sha256=hashlib.sha256(data).hexdigest(), mapping=mapping,
            created_by_id=actor.id if actor.kind == "user" else None,
        )  # fmt: skip
        for row, done in zip(rows, _rehearsed(target, rows), strict=True):
            kept = ImportRow(sheet=row.sheet, row=row.row, source=row.source, reading=row.reading, notes=row.notes)
            batch.rows.append(kept)
            _enter(kept, done)
        session.add(batch)
        return batch


def apply_batch(batch):
    """Do what the preview of ``batch`` said, in one transaction; rows that are refused by now need a person.

    :raises BatchNotInPreview: if it was applied or dropped meanwhile.
    """
    with transaction() as session:
        batch = _locked(session, batch.id)
        if batch.status != "preview":
            raise BatchNotInPreview
        target = _target_of(batch)
        for row in batch.rows:
            if row.outcome in WRITING:
                _enter(row, _carry_out(target, dict(row.reading)))
        batch.status, batch.applied_at = "applied", utc_now()
        counted = {outcome: sum(row.outcome == outcome for row in batch.rows) for outcome in WRITING}
        audit.record("imports.applied", batch, kind=batch.kind, **counted)
        return batch


def undo_batch(batch):
    """Take back what ``batch`` did, the last row first; what was changed since is left and says so.

    Returns how many rows were left.

    :raises BatchNotApplied: if it is not applied.
    """
    with transaction() as session:
        batch = _locked(session, batch.id)
        if batch.status != "applied" or batch.erased_at is not None:
            raise BatchNotApplied
        target = _target_of(batch)
        left = sum(not _take_back(target, row) for row in reversed(batch.rows) if row.outcome in WRITING)
        batch.status = "undone"
        audit.record("imports.undone", batch, kind=batch.kind, left=left)
        return left


def drop_batch(batch):
    """Give up ``batch`` and forget what the file held; how many rows it had stays.

    :raises BatchNotInPreview: if it was applied or dropped meanwhile.
    """
    with transaction() as session:
        batch = _locked(session, batch.id)
        if batch.status != "preview":
            raise BatchNotInPreview
        batch.status = "dropped"
        _forget_content(batch)
        audit.record("imports.dropped", batch, kind=batch.kind)
        return batch


def forget_subject(kind, subject_id):
    """Forget what every file held about one record; the accounting stays. Returns how many rows that concerned."""
    with transaction() as session:
        of_kind = select(ImportBatch.id).where(ImportBatch.kind == kind)
        query = select(ImportRow).where(ImportRow.batch_id.in_(of_kind), ImportRow.subject_id == subject_id)
        rows = list(session.scalars(query))
        for row in rows:
            _forget_row(row)
        return len(rows)


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
            if batch.event is not None and batch.event.is_demonstration:
                continue
            rows += len(batch.rows)
            if not dry_run:
                _forget_content(batch)
                batch.erased_at = utc_now()
                audit.record("imports.content_erased", batch, rows=len(batch.rows))
        return rows


def _forget_content(batch):
    for row in batch.rows:
        _forget_row(row)


def _forget_row(row):
    row.reason = "" if row.reason_params else row.reason  # what fills it came from the file
    row.source, row.reading, row.notes, row.shown, row.reason_params = [], {}, [], {}, {}
    row.before = row.after = None


def _locked(session, batch_id):
    query = select(ImportBatch).where(ImportBatch.id == batch_id).with_for_update()
    # saying batch.id has loaded the row without the lock; what the lock waited for is read anew
    return session.scalars(query.execution_options(populate_existing=True)).one()


def _target_of(batch):
    return target_class(batch.kind)(event_of(batch.event_id))


def _rehearsed(target, rows):
    """What would become of ``rows``; the ids of what the rehearsal made mean nothing afterwards."""
    with rehearsal():
        outcomes = [_carry_out(target, row.reading, row.refusal, row.notes) for row in rows]
    made = {done.subject_id for done in outcomes if done.outcome == "imported"}
    for done in outcomes:
        if done.subject_id in made:
            done.subject_id = None
            for record in done.shown.values():
                if isinstance(record, dict):
                    record["id"] = None
    return outcomes


def _carry_out(target, reading, refusal=None, notes=None):
    """Do one row inside a savepoint of its own; every refusal becomes its outcome."""
    try:
        if refusal is not None:
            raise refusal
        with savepoint():
            return _write(target, reading, notes)
    except RowSkipped as error:
        return _refused("skipped", error, target)
    except WorkshopError as error:
        return _refused("needs_person", error, target)


def _write(target, reading, notes):
    record = target.match(reading)
    if record is None:
        outcome, record = "imported", target.create(reading)
        db.session.flush()
        before = target.traces(record)
    else:
        outcome, before = "updated", target.snapshot(record)
        if not target.update(record, reading) and notes is not None:
            notes.append([reasons.NOTHING_NEW, {}])
        db.session.flush()
    return _Done(outcome, record.id, before, target.snapshot(record), target.shown(record))


def _refused(outcome, error, target):
    params = {name: value if isinstance(value, int | float) else str(value) for name, value in error.params.items()}
    return _Done(
        outcome, shown=target.shown(None), reason=error.message, reason_code=error.code, reason_params=params
    )


def _enter(row, done):
    for name, value in asdict(done).items():
        setattr(row, name, value)


def _take_back(target, row):
    """Undo one row; returns whether that was possible."""
    record = target.find(row.subject_id) if row.subject_id else None
    if record is None:
        return True
    try:
        if target.snapshot(record) != row.after:
            row.reason, row.reason_code = reasons.CHANGED_SINCE, "changed_since"
            return False
        with savepoint():
            if row.outcome == "imported":
                target.remove(record, row.before or {})
            else:
                target.restore(record, row.before)
            db.session.flush()
        return True
    except WorkshopError as error:
        row.reason, row.reason_code, row.reason_params = error.message, error.code, dict(error.params)
        return False
