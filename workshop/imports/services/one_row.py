"""What a decision makes of one row, before anything is judged again; runs inside the caller's transaction."""

from workshop.errors import N_, Invalid, WorkshopError
from workshop.imports import parting, retyping, verdicts
from workshop.imports.models import ImportRow
from workshop.imports.reasons import LeftOut

LONGEST_WHY = 200


class RowDone(WorkshopError):
    """What was imported is corrected at its record; here it can only be undone with its list."""

    message = N_("This row was imported already. Correct the record itself.")


class WhyMissing(Invalid):
    """A row is not left out without a reason."""

    message = N_("Say why this row is left out.")


class WhyTooLong(Invalid):
    """The reason stands in one cell of the list of rejected rows."""

    message = N_("Use at most %(limit)s characters here.")


class NotSeveral(WorkshopError):
    """A row that names one person cannot be split."""

    message = N_("This row names one person only.")


class NotInCapitals(WorkshopError):
    """Only a name that stands in capitals is written anew."""

    message = N_("This name is not written in capitals.")


def stated_why(why):
    """``why`` a row is left out, as it is kept.

    :raises WhyMissing: if nothing is said.
    :raises WhyTooLong: above 200 characters.
    """
    why = why.strip()
    if not why:
        raise WhyMissing("why")
    if len(why) > LONGEST_WHY:
        raise WhyTooLong("why", limit=LONGEST_WHY)
    return why


def may_decide(batch, row):
    """Whether anything can still be said of ``row``."""
    return batch.status in ("preview", "applied") and not row.is_applied and batch.erased_at is None


def correct(target, batch, row, texts, person=None):
    """Let ``row`` say ``texts`` and be about ``person``; without texts it is taken as it was understood."""
    _remember(row)
    notes = retyping.notes_of(target, batch, row, texts)
    row.reading, row.refusal = retyping.reading_of(target, batch, row, texts)
    row.notes = notes
    kept = {name: said for name, said in row.decision.items() if name not in ("person", "why")}
    row.decision = kept | ({"person": person} if person else {})
    row.is_decided = True


def split(session, target, batch, row, owners=None):
    """Add a row for each further person that ``row`` names; ``owners`` says whose its phones are, by ``parting``.

    :raises NotSeveral: if it names one person only.
    """
    readings = parting.readings_of(target, batch, row, owners)
    if len(readings) < 2:
        raise NotSeveral
    _remember(row)
    last = session.query(ImportRow.part).filter_by(batch_id=batch.id, sheet=row.sheet, row=row.row)
    following = max(part for (part,) in last) + 1
    decision = {name: row.decision[name] for name in ("was", "together") if name in row.decision}
    for number, (reading, refusal) in enumerate(readings[1:]):
        session.add(ImportRow(
            batch_id=batch.id, sheet=row.sheet, row=row.row, place=row.place, part=following + number,
            outcome="needs_person", source=row.source, reading=reading, refusal=refusal, notes=list(row.notes),
            decision=decision, is_decided=True,
        ))  # fmt: skip
    row.reading, row.refusal = readings[0]
    row.is_decided = True


def respell(target, row):
    """Write the name of ``row``, which stands in capitals, in ordinary letters.

    :raises NotInCapitals: if it does not.
    """
    proposed = target.respelled(row.reading)
    if not proposed:
        raise NotInCapitals
    _remember(row)
    row.reading = row.reading | {target.essential[0]: proposed}
    row.is_decided = True


def leave_out(row, why):
    """Skip ``row`` because of ``why``."""
    _remember(row)
    why = stated_why(why)
    row.refusal = verdicts.as_refusal(LeftOut(why=why))
    row.decision = {**row.decision, "why": why}
    row.is_decided = True


def put_back(session, row):
    """Let ``row`` be what the file says; the parts it was split into go. Returns the row that stays.

    :raises RowDone: if a part of it was imported meanwhile.
    """
    parts = session.query(ImportRow).filter_by(batch_id=row.batch_id, sheet=row.sheet, row=row.row)
    for part in parts.order_by(ImportRow.part):
        if part.is_applied:
            raise RowDone
        if part.part:
            session.delete(part)
        elif was := part.decision.get("was"):
            row, part.is_decided, part.decision = part, False, {}
            part.reading, part.refusal, part.notes = was["reading"], was["refusal"], was["notes"]
    return row


def hold(row):
    """Keep what a person said of ``row`` before, so that a decision for many takes back no more than itself."""
    if row.is_decided:
        kept = {"reading": row.reading, "refusal": row.refusal, "notes": row.notes, "decision": row.decision}
        row.decision = {**row.decision, "held": kept}


def let_go(session, row):
    """Take back the last decision for many: to what a person had said of this row, or to what the file says."""
    held = row.decision.get("held")
    if held is None:
        return put_back(session, row)
    row.reading, row.refusal, row.notes = held["reading"], held["refusal"], held["notes"]
    row.decision = held["decision"]
    return row


def _remember(row):
    """Keep what the file said, to go back to."""
    if "was" not in row.decision:
        was = {"reading": row.reading, "refusal": row.refusal, "notes": row.notes}
        row.decision = {**row.decision, "was": was}
