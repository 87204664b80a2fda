"""Batches and their accounting."""

import base64

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from workshop.errors import NotFound
from workshop.extensions import db
from workshop.imports.models import ImportBatch, ImportOriginal, ImportRow

OUTCOMES = ("imported", "updated", "needs_person", "skipped")
WRITING = ("imported", "updated")
# who is known already, and rows that are about nobody: headings, signatures, what was left out
SKIPPED = {"known": ImportRow.reason_code == "already_so", "nobody": ImportRow.reason_code != "already_so"}


def event_of(event_id):
    """The event with this id, or None; its room stands above this one, so its class comes by the relationship."""
    return db.session.get(ImportBatch.event.property.mapper.class_, event_id) if event_id else None


def batch_of(batch_id, kind, event_id=None):
    """The batch with this id, if it is of this kind and event.

    :raises NotFound: otherwise.
    """
    batch = db.session.get(ImportBatch, batch_id)
    if batch is None or batch.kind != kind or batch.event_id != event_id:
        raise NotFound
    return batch


def batches(kind, event_id=None):
    """Select the batches of a kind and event, the newest first, those that were dropped left out."""
    return (
        select(ImportBatch)
        .where(ImportBatch.kind == kind, ImportBatch.event_id == event_id, ImportBatch.status != "dropped")
        .order_by(ImportBatch.id.desc())
    )


def same_file_applied(batch):
    """An earlier batch that applied the very same bytes, or None."""
    return db.session.scalar(
        batches(batch.kind, batch.event_id)
        .where(ImportBatch.sha256 == batch.sha256, ImportBatch.status == "applied", ImportBatch.id != batch.id)
        .limit(1)
    )


def rows(batch, outcome=None, sheet=None, reason=None):
    """Select the rows of a batch in the order of the file, parts of a row behind it."""
    statement = select(ImportRow).where(ImportRow.batch_id == batch.id)
    statement = statement.order_by(ImportRow.place, ImportRow.part, ImportRow.id)
    if outcome in OUTCOMES:
        statement = statement.where(ImportRow.outcome == outcome)
    elif outcome in SKIPPED:
        statement = statement.where(ImportRow.outcome == "skipped", SKIPPED[outcome])
    elif outcome == "corrected":
        statement = statement.where(ImportRow.is_decided)
    elif outcome == "waiting":
        statement = statement.where(ImportRow.outcome.in_(WRITING), ImportRow.is_applied.is_(False))
    if reason:
        statement = statement.where(ImportRow.reason_code == reason)
    return statement.where(ImportRow.sheet == sheet) if sheet else statement


def row_of(batch, row_id):
    """The row with this id, if it is one of ``batch``.

    :raises NotFound: otherwise.
    """
    row = db.session.get(ImportRow, row_id)
    if row is None or row.batch_id != batch.id:
        raise NotFound
    return row


def next_to_decide(batch, after=None):
    """The first row that needs a person, behind the row ``after`` and then from the top; None where none does."""
    waiting = list(db.session.execute(
        select(ImportRow.id, ImportRow.place, ImportRow.part)
        .where(ImportRow.batch_id == batch.id, ImportRow.outcome == "needs_person")
        .order_by(ImportRow.place, ImportRow.part)
    ))  # fmt: skip
    behind = [row for row in waiting if after is not None and (row.place, row.part) > (after.place, after.part)]
    found = next(iter(behind or waiting), None)
    return found.id if found and (after is None or found.id != after.id) else None


def waiting(batch):
    """How many rows would be written by now and are not."""
    chosen = (ImportRow.batch_id == batch.id, ImportRow.outcome.in_(WRITING), ImportRow.is_applied.is_(False))
    return db.session.scalar(select(func.count()).where(*chosen))


def skipped_groups(batch):
    """How many rows were skipped of each group: {"known", "nobody"}."""
    skipped = select(func.count()).where(ImportRow.batch_id == batch.id, ImportRow.outcome == "skipped")
    return {group: db.session.scalar(skipped.where(condition)) for group, condition in SKIPPED.items()}


def parts(batch):
    """How many rows a person made by splitting one; each counts as a row that was read."""
    return db.session.scalar(select(func.count()).where(ImportRow.batch_id == batch.id, ImportRow.part > 0))


def left_behind(batch):
    """The rows of an undone batch that were left as they are; none of any other."""
    if batch.status != "undone":
        return []
    return list(db.session.scalars(rows(batch).where(ImportRow.is_applied)))


def original_of(batch):
    """The bytes of the file, or None where they are forgotten."""
    data = db.session.scalar(select(ImportOriginal.data).where(ImportOriginal.batch_id == batch.id))
    return base64.b64decode(data) if data is not None else None


def has_original(batch):
    """Whether the file can be understood anew."""
    return db.session.scalar(select(ImportOriginal.batch_id).where(ImportOriginal.batch_id == batch.id)) is not None


def sheet_of(batch, sheet):
    """How a sheet was understood; rows keep 80 letters of its name."""
    found = next((said for name, said in batch.mapping.items() if name[:80] == sheet), None)
    return found or {"header": None, "columns": {}, "skip": False, "headings": []}


def sheets_without_headings(batch):
    """The sheets of which nobody knows what their columns mean, in the order of the file."""
    return [name[:80] for name, said in batch.mapping.items() if not said["columns"] and not said.get("skip")]


def top_rows(batch, sheet, limit=12):
    """The first rows of a sheet as they stood, for choosing its header."""
    return list(db.session.scalars(rows(batch, sheet=sheet).where(ImportRow.part == 0).limit(limit)))


def sample_rows(batch, sheet, limit=40):
    """Some rows of a sheet that hold records, to show what its columns say."""
    return list(db.session.scalars(
        rows(batch, sheet=sheet).where(ImportRow.part == 0, ImportRow.outcome != "skipped").limit(limit)
    ))  # fmt: skip


def decoded_by_sheet(batch):
    """How many rows of each sheet were written in an old encoding: {sheet: number}."""
    decoded = select(ImportRow.sheet, func.count()).where(ImportRow.batch_id == batch.id, ImportRow.was_decoded)
    return dict(db.session.execute(decoded.group_by(ImportRow.sheet)).all())


def older_sheets(batch):
    """The sheets that another one of the file seems to have replaced, while nobody has decided about them."""
    return list(_sheets_asked_about(batch, "older_sheet"))


def sheets_of_halves(batch):
    """{sheet: a row} of the sheets whose names are mostly one word, while nobody has said that they are so."""
    return _sheets_asked_about(batch, "names_of_one_word")


def _sheets_asked_about(batch, reason):
    first = select(func.min(ImportRow.id)).where(ImportRow.batch_id == batch.id, ImportRow.reason_code == reason)
    asked = select(ImportRow).where(ImportRow.id.in_(first.group_by(ImportRow.sheet)))
    return {row.sheet: row for row in db.session.scalars(asked.order_by(ImportRow.place))}


def earlier_subjects(kind, event_id):
    """What each place of the lists that were applied here became: {(sheet, row, part): id}, the latest list last."""
    applied = (
        select(ImportRow.sheet, ImportRow.row, ImportRow.part, ImportRow.subject_id)
        .join(ImportBatch)
        .where(ImportBatch.kind == kind, ImportBatch.event_id == event_id, ImportBatch.status == "applied",
               ImportRow.subject_id.is_not(None))
        .order_by(ImportBatch.applied_at, ImportBatch.id)
    )  # fmt: skip
    return {(sheet, row, part): subject_id for sheet, row, part, subject_id in db.session.execute(applied)}


def origins_of(kind, subject_id):
    """The rows of applied lists that made or changed a record, the first one first."""
    found = select(ImportRow).join(ImportBatch).options(contains_eager(ImportRow.batch))
    found = found.where(ImportBatch.kind == kind, ImportRow.subject_id == subject_id, ImportRow.is_applied)
    return list(db.session.scalars(found.order_by(ImportRow.id)))


def counts(batch_ids):
    """Rows by outcome for each of several batches: {batch id: {"read", "imported", ...}}."""
    found = {batch_id: dict.fromkeys(("read", *OUTCOMES), 0) for batch_id in batch_ids}
    grouped = select(ImportRow.batch_id, ImportRow.outcome, func.count()).where(ImportRow.batch_id.in_(batch_ids))
    for batch_id, outcome, count in db.session.execute(grouped.group_by(ImportRow.batch_id, ImportRow.outcome)):
        found[batch_id][outcome] = count
        found[batch_id]["read"] += count
    return found


def counts_by_sheet(batch):
    """Rows by outcome of each sheet, in the order of the file."""
    found = {}
    grouped = select(ImportRow.sheet, ImportRow.outcome, func.count()).where(ImportRow.batch_id == batch.id)
    grouped = grouped.group_by(ImportRow.sheet, ImportRow.outcome).order_by(func.min(ImportRow.place))
    for sheet, outcome, count in db.session.execute(grouped):
        found.setdefault(sheet, dict.fromkeys(("read", *OUTCOMES), 0))
        found[sheet][outcome] = count
        found[sheet]["read"] += count
    return found


def accounting(batch):
    """What became of every row that held anything; the four outcomes add up to ``read``.

    ``reason`` is a stable code, ``reason_text`` the same in English words.
    """
    columns = (ImportRow.sheet, ImportRow.row, ImportRow.outcome, ImportRow.reason, ImportRow.reason_code,
               ImportRow.reason_params, ImportRow.shown)  # fmt: skip
    lines = [
        {"sheet": row.sheet, "row": row.row, "outcome": row.outcome, "reason": row.reason_code or None,
         "reason_text": row.reason % row.reason_params if row.reason else None, **row.shown}
        for row in db.session.execute(rows(batch).with_only_columns(*columns))
    ]  # fmt: skip
    return {**counts([batch.id])[batch.id], "rows": lines}
