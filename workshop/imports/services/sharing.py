"""Rows that hold the cells of another row: what it was split into, and the same row of a list handed in again."""

from sqlalchemy import or_, select

from workshop.imports.models import ImportBatch, ImportRow
from workshop.imports.targets import target_class
from workshop.vietnamese.names import fold


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
    nearby = of_kind.where(
        or_(ImportBatch.event_id.in_(events), ImportBatch.id.in_({row.batch_id for row in mine})),
        ImportRow.id.not_in([row.id for row in mine]),
    )  # fmt: skip
    return [
        (row, _names(row, names)) for row in session.scalars(nearby)
        if (row.batch_id, row.sheet, row.row) in parts or str(row.source) in cells
    ]  # fmt: skip


def without_the_cells(row):
    """What becomes of a row about somebody else: it keeps what was understood of that one only."""
    own = {name: said for name, said in row.reading.items() if not name.startswith("other_")}
    decision = {name: said for name, said in row.decision.items() if name != "was"}
    return {"source": [], "notes": [], "reading": own, "decision": decision}


def _names(row, names):
    held = fold(f"{row.reading} {row.refusal} {row.reason_params} {row.shown}")
    return not row.is_applied and any(name in held for name in names)
