"""Batches and their accounting."""

from sqlalchemy import func, select

from workshop.errors import NotFound
from workshop.extensions import db
from workshop.imports.models import ImportBatch, ImportRow

OUTCOMES = ("imported", "updated", "needs_person", "skipped")


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


def rows(batch, outcome=None, sheet=None):
    """Select the rows of a batch in the order of the file."""
    statement = select(ImportRow).where(ImportRow.batch_id == batch.id).order_by(ImportRow.id)
    if outcome in OUTCOMES:
        statement = statement.where(ImportRow.outcome == outcome)
    return statement.where(ImportRow.sheet == sheet) if sheet else statement


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
    grouped = grouped.group_by(ImportRow.sheet, ImportRow.outcome).order_by(func.min(ImportRow.id))
    for sheet, outcome, count in db.session.execute(grouped):
        found.setdefault(sheet, dict.fromkeys(("read", *OUTCOMES), 0))
        found[sheet][outcome] = count
        found[sheet]["read"] += count
    return found


def accounting(batch):
    """What became of every row that held anything; the four outcomes add up to ``read``.

    ``reason`` is a stable code, ``reason_text`` the same in English words.
    """
    lines = [
        {"sheet": row.sheet, "row": row.row, "outcome": row.outcome, "reason": row.reason_code or None,
         "reason_text": row.reason % row.reason_params if row.reason else None, **row.shown}
        for row in db.session.scalars(rows(batch))
    ]  # fmt: skip
    return {**counts([batch.id])[batch.id], "rows": lines}
