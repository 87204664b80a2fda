"""One choice for all rows of a list that do not say it themselves."""

from sqlalchemy import select

from workshop.errors import N_, Invalid
from workshop.imports.mapping import with_usual
from workshop.imports.models import ImportRow
from workshop.imports.services import locking
from workshop.imports.services.judging import judge_again
from workshop.transactions import transaction


class ChoiceUnknown(Invalid):
    """It is none of what this list may be given."""

    message = N_("This cannot be chosen here.")


def choose_usual(batch, usual, *, version=None):
    """Let the rows of ``batch`` that say nothing be of ``usual``; "" takes the choice back. All are judged again.

    :raises ChoiceUnknown: if it is none of the target's.
    :raises BatchNotInPreview, BatchChanged: if it is too late.
    """
    with transaction() as session:
        batch = locking.held(session, batch.id, version)
        if batch.status != "preview":
            raise locking.BatchNotInPreview
        batch.mapping = with_usual(batch.mapping, usual)
        batch.version += 1
        target = locking.target_of(batch)
        if usual and usual not in dict(target.usual_choices()):
            raise ChoiceUnknown("usual")
        for row in session.scalars(select(ImportRow).where(ImportRow.batch_id == batch.id)):
            row.reading = _understood(target, row.reading)
            for name in ("was", "held"):
                if kept := row.decision.get(name):
                    row.decision = row.decision | {name: kept | {"reading": _understood(target, kept["reading"])}}
        session.flush()
        judge_again(session, batch, target)
        return batch


def _understood(target, reading):
    if not all(reading.get(code) for code in target.essential):
        return reading
    found = dict(reading)
    target.understand(found)
    return found
