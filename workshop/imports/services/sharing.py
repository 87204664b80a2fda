"""Rows that hold the cells of another row: what it was split into, and the same row of a list handed in again."""

from sqlalchemy import or_, select

from workshop.imports.models import ImportBatch, ImportRow
from workshop.imports.targets import target_class
from workshop.vietnamese.names import fold

AT_ONCE = 500  # rows looked at together; a list may hold ten thousand


def rows_with_the_same_cells(session, kind, subject_id):
    """[(row, whether what was understood of it names the record)] of others than the rows of the record itself."""
    of_kind = select(ImportRow).join(ImportBatch).where(ImportBatch.kind == kind)
    mine = list(session.scalars(of_kind.where(ImportRow.subject_id == subject_id)))
    if not mine:
        return []
    naming = target_class(kind).essential[0]
    names = {fold(str(row.reading[naming])) for row in mine if row.reading.get(naming)}
    parts = {(row.batch_id, row.sheet, row.row) for row in mine}
    cells = {str(row.source) for row in mine if row.source}
    events = select(ImportBatch.event_id).where(ImportBatch.id.in_({row.batch_id for row in mine}))
    nearby = or_(ImportBatch.event_id.in_(events), ImportBatch.id.in_({row.batch_id for row in mine}))
    held = (ImportRow.id, ImportRow.batch_id, ImportRow.sheet, ImportRow.row, ImportRow.source)
    looked_at = select(*held).join(ImportBatch).where(
        ImportBatch.kind == kind, nearby, ImportRow.id.not_in([row.id for row in mine])
    )  # fmt: skip
    ids = [
        row.id for row in session.execute(looked_at.order_by(ImportRow.id).execution_options(yield_per=AT_ONCE))
        if (row.batch_id, row.sheet, row.row) in parts or str(row.source) in cells
    ]  # fmt: skip
    return [(row, _names(row, names)) for row in _rows(session, ids)]


def without_the_cells(row):
    """What becomes of a row about somebody else: it keeps what was understood of that one only."""
    own = {name: said for name, said in row.reading.items() if not name.startswith("other_")}
    decision = {name: said for name, said in row.decision.items() if name not in ("was", "held")}
    return {"source": [], "notes": [], "reading": own, "decision": decision}


def _rows(session, ids):
    for start in range(0, len(ids), AT_ONCE):
        yield from session.scalars(select(ImportRow).where(ImportRow.id.in_(ids[start : start + AT_ONCE])))


def _names(row, names):
    held = fold(f"{row.reading} {row.refusal} {row.reason_params} {row.shown}")
    return not row.is_applied and any(name in held for name in names)
