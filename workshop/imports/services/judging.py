"""What the rows of a batch would do, and what was done, entered into them."""

from dataclasses import asdict

from sqlalchemy import bindparam, select, update

from workshop.imports.models import ImportRow
from workshop.imports.queries import WRITING
from workshop.imports.services.writing import writer_of
from workshop.imports.verdicts import Entry

SAID = ("outcome", "subject_id", "before", "after", "shown", "reason", "reason_code", "reason_params")
_FORESEEN = ("outcome", "before", "after", "reason", "reason_code", "reason_params")
CHUNK = 2_000
_COLUMNS = [getattr(ImportRow, name) for name in ("id", "sheet", "row", "part", "reading", "refusal", "decision",
                                                  *SAID)]  # fmt: skip


def judge_again(session, batch, target):
    """Judge all rows of ``batch`` that are not applied, since one of them or the mapping changed."""
    rows = rows_of(session, batch)
    claimed = {row.subject_id for row in rows if row.subject_id and row.is_applied}
    rows = [row for row in rows if not row.is_applied]
    pairs = zip(rows, writer_of(target).judge_all([entry_of(row) for row in rows], claimed), strict=True)
    enter(session, [(row, verdict) for row, verdict in pairs if _differs(row, verdict)])


def rows_of(session, batch):
    """The rows of ``batch`` in the order of the file, without the cost of loading them as records."""
    chosen = select(*_COLUMNS, ImportRow.is_applied).where(ImportRow.batch_id == batch.id)
    return session.execute(chosen.order_by(ImportRow.place, ImportRow.part)).all()


def entry_of(row):
    """What there is to judge about a row."""
    return Entry(row.sheet, row.row, row.part, dict(row.reading), row.refusal, row.decision)


def enter(session, found):
    """Write the verdicts of ``found``, pairs with the row as it was, into the rows."""
    _update(session, SAID, [vars(verdict) | {"key": row.id} for row, verdict in found])


def enter_applied(session, found):
    """Write what was done; a row that came out as its preview said takes the record's id alone."""
    as_said, otherwise = [], []
    for row, verdict in found:
        line = vars(verdict) | {"key": row.id, "is_applied": verdict.outcome in WRITING}
        (otherwise if any(getattr(row, name) != line[name] for name in _FORESEEN) else as_said).append(line)
    _update(session, ("subject_id", "shown", "is_applied"), as_said)
    _update(session, (*SAID, "is_applied"), otherwise)


def _update(session, names, lines):
    table = ImportRow.__table__
    statement = update(table).where(table.c.id == bindparam("key"))
    statement = statement.values({name: bindparam(name) for name in names} | {"version": table.c.version + 1})
    for start in range(0, len(lines), CHUNK):
        chunk = [{name: line[name] for name in ("key", *names)} for line in lines[start : start + CHUNK]]
        session.execute(statement, chunk)
    session.expire_all()


def _differs(row, verdict):
    said = asdict(verdict)
    return any(getattr(row, name) != said[name] for name in SAID)
