"""What a person says of one row: it is corrected, split, left out, taken in after all, or put back."""

from workshop.errors import N_, Invalid, StaleVersion, WorkshopError
from workshop.imports import parting, retyping, verdicts
from workshop.imports.models import ImportRow
from workshop.imports.reasons import LeftOut
from workshop.imports.services import locking
from workshop.imports.services.judging import judge_again
from workshop.transactions import transaction


class RowDone(WorkshopError):
    """What was imported is corrected at its record; here it can only be undone with its list."""

    message = N_("This row was imported already. Correct the record itself.")


class WhyMissing(Invalid):
    """A row is not left out without a reason."""

    message = N_("Say why this row is left out.")


class NotSeveral(WorkshopError):
    """A row that names one person cannot be split."""

    message = N_("This row names one person only.")


def correct_row(row, *, version, texts=None, person=None):
    """Let ``row`` say ``texts`` by code of column instead, and be about ``person``: None, "new", or a record's id.

    A row that was skipped is taken in. Every row that waits is judged again at once.

    :raises StaleVersion: if somebody changed the row since ``version``.
    :raises RowDone: if it was imported meanwhile.
    """
    with transaction() as session:
        row, batch, target = _open(session, row, version)
        _remember(row)
        notes = retyping.notes_of(target, batch, row, texts or {})
        row.reading, row.refusal = retyping.reading_of(target, batch, row, texts or {})
        row.notes = notes
        kept = {name: said for name, said in row.decision.items() if name not in ("person", "why")}
        row.decision = kept | ({"person": person} if person else {})
        return _judged(session, batch, target, row)


def split_row(row, *, version):
    """Make a row for each person that ``row`` names; each counts as a row that was read. Returns the first.

    :raises NotSeveral: if it names one person only.
    :raises StaleVersion, RowDone: as :func:`correct_row`.
    """
    with transaction() as session:
        row, batch, target = _open(session, row, version)
        readings = parting.readings_of(target, batch, row)
        if len(readings) < 2:
            raise NotSeveral
        _remember(row)
        last = session.query(ImportRow.part).filter_by(batch_id=batch.id, sheet=row.sheet, row=row.row)
        following = max(part for (part,) in last) + 1
        for number, (reading, refusal) in enumerate(readings[1:]):
            session.add(ImportRow(
                batch_id=batch.id, sheet=row.sheet, row=row.row, place=row.place, part=following + number,
                outcome="needs_person", source=row.source, reading=reading, refusal=refusal, notes=list(row.notes),
                decision={"was": row.decision["was"]}, is_decided=True,
            ))  # fmt: skip
        row.reading, row.refusal = readings[0]
        return _judged(session, batch, target, row)


def skip_row(row, *, version, why):
    """Leave ``row`` out because of ``why``.

    :raises WhyMissing: without a reason.
    :raises StaleVersion, RowDone: as :func:`correct_row`.
    """
    if not why.strip():
        raise WhyMissing("why")
    with transaction() as session:
        row, batch, target = _open(session, row, version)
        _remember(row)
        row.refusal = verdicts.as_refusal(LeftOut(why=why.strip()[:200]))
        row.decision = {**row.decision, "why": why.strip()[:200]}
        return _judged(session, batch, target, row)


def put_row_back(row, *, version):
    """Let ``row`` be what the file says of it again; the parts it was split into go.

    :raises StaleVersion, RowDone: as :func:`correct_row`.
    """
    with transaction() as session:
        row, batch, target = _open(session, row, version)
        parts = session.query(ImportRow).filter_by(batch_id=batch.id, sheet=row.sheet, row=row.row)
        for part in parts.order_by(ImportRow.part):
            if part.is_applied:
                raise RowDone
            if part.part:
                session.delete(part)
            elif was := part.decision.get("was"):
                row, part.is_decided, part.decision = part, False, {}
                part.reading, part.refusal, part.notes = was["reading"], was["refusal"], was["notes"]
        return _judged(session, batch, target, row, is_decided=False)


def _open(session, row, version):
    batch = locking.held(session, row.batch_id)
    row = session.get(ImportRow, row.id, populate_existing=True)
    if row is None or row.version != version:
        raise StaleVersion
    if batch.status not in ("preview", "applied") or row.is_applied or batch.erased_at is not None:
        raise RowDone
    return row, batch, locking.target_of(batch)


def _remember(row):
    """Keep what the file said, to go back to."""
    if "was" not in row.decision:
        was = {"reading": row.reading, "refusal": row.refusal, "notes": row.notes}
        row.decision = {**row.decision, "was": was}


def _judged(session, batch, target, row, *, is_decided=True):
    row.is_decided = is_decided
    row.version += 1
    batch.version += 1
    session.flush()
    row_id = row.id
    judge_again(session, batch, target)
    session.expire_all()
    return session.get(ImportRow, row_id)
