"""One decision for all rows of a kind: in one transaction, judged once, and taken back in the same way."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.errors import N_, Invalid, WorkshopError
from workshop.imports import groups
from workshop.imports.groups import BACK, LEAVE, NEW, RESPELL, SAME, SPLIT, TAKE, ways_of
from workshop.imports.models import ImportRow
from workshop.imports.services import locking, one_row
from workshop.imports.services.judging import judge_again
from workshop.transactions import transaction

AT_ONCE = 500  # more ids than so are no list of parameters


class WayUnknown(Invalid):
    """Rows of this kind are not settled so."""

    message = N_("These rows cannot be decided in this way.")


class NobodyWaits(WorkshopError):
    """They were decided meanwhile."""

    message = N_("No such row waits any longer.")


def decide_together(batch, reason, way, *, version=None, why=""):
    """Settle every row of ``batch`` that waits for ``reason`` in this ``way`` of ``groups``; returns how many.

    What somebody decided for a single row in another way stays.

    ``RESPELL`` settles the names in capitals, whatever the rows wait for, if for anything.

    :raises WayUnknown: if no row of this kind can be settled so.
    :raises WhyMissing: if rows are left out without a reason; WhyTooLong if it does not fit.
    :raises NobodyWaits: if there is no such row.
    :raises BatchChanged: if the batch is not of the ``version`` that was seen.
    """
    if way == LEAVE:
        one_row.stated_why(why)
    with transaction() as session:
        batch = locking.held(session, batch.id, version)
        target = locking.target_of(batch)
        waiting = _in_capitals(session, batch, target) if way == RESPELL else _waiting(session, batch, reason)
        rows = [row for row in waiting if one_row.may_decide(batch, row)]
        if not rows:
            raise NobodyWaits
        chosen = rows if way == RESPELL else [row for row in rows if way in ways_of(row, target)]
        if not chosen:
            raise WayUnknown
        for row in chosen:
            _settle(session, target, batch, row, reason, way, why)
        return _judged(session, batch, target, len(chosen), reason, way)


def take_back_together(batch, reason, way, *, version=None):
    """Let the rows that :func:`decide_together` settled so be what the file says again; returns how many.

    :raises NobodyWaits: if there is none, or all of them were imported.
    :raises BatchChanged: if the batch is not of the ``version`` that was seen.
    """
    with transaction() as session:
        batch = locking.held(session, batch.id, version)
        listed = select(ImportRow).where(ImportRow.batch_id == batch.id, ImportRow.is_decided)
        rows = [row for row in session.scalars(listed.order_by(ImportRow.place, ImportRow.part))
                if groups.together_of(row.part, row.decision) == (reason, way)
                and one_row.may_decide(batch, row)]  # fmt: skip
        settled = [row for row in rows if "held" in row.decision or not _has_imported_part(session, row)]
        if not settled:
            raise NobodyWaits
        for row in settled:
            one_row.let_go(session, row)
        return _judged(session, batch, locking.target_of(batch), len(settled), reason, BACK)


def _waiting(session, batch, reason):
    listed = select(ImportRow).where(ImportRow.batch_id == batch.id, ImportRow.reason_code == reason,
                                     ImportRow.outcome.in_(("needs_person", "skipped")))  # fmt: skip
    return list(session.scalars(listed.order_by(ImportRow.place, ImportRow.part)))


def _in_capitals(session, batch, target):
    ids = [found[0] for found in groups.in_capitals(batch, target)]
    rows = []
    for start in range(0, len(ids), AT_ONCE):
        part = select(ImportRow).where(ImportRow.id.in_(ids[start : start + AT_ONCE]))
        rows += session.scalars(part.order_by(ImportRow.place, ImportRow.part))
    return rows


def _has_imported_part(session, row):
    parts = select(ImportRow.id).filter_by(batch_id=row.batch_id, sheet=row.sheet, row=row.row, is_applied=True)
    return session.scalar(parts.limit(1)) is not None


def _settle(session, target, batch, row, reason, way, why):
    if way == BACK:
        one_row.put_back(session, row)
        return
    if way != SPLIT:  # taking a split back takes its parts away, and what was said of the row with them
        one_row.hold(row)
    row.decision = {**row.decision, "together": [reason, way]}
    if way == SPLIT:
        one_row.split(session, target, batch, row)
    elif way == RESPELL:
        one_row.respell(target, row)
    elif way == LEAVE:
        one_row.leave_out(row, why)
    elif way == TAKE:
        one_row.correct(target, batch, row, _proposed(target, row))
    else:
        person = row.reason_params["candidates"][0] if way == SAME else NEW
        one_row.correct(target, batch, row, {}, person)


def _proposed(target, row):
    """What was asked whether it is meant: the address without the slip, nothing for what cannot be read."""
    if row.reason_code == "cell_unreadable":
        return {groups.unread_contact(row, target): ""}
    if row.reason_code != "email_doubtful":
        return {}
    code = next(meaning.code for meaning in target.meanings if meaning.reader == "email")
    return {code: row.reason_params["suggestion"]}


def _judged(session, batch, target, number, reason, way):
    batch.version += 1
    session.flush()
    judge_again(session, batch, target)
    session.expire_all()
    audit.record("imports.decided_together", batch, reason=reason, way=way, rows=number)
    return number
