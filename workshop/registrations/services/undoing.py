"""Taking back what was done to the order or the seats of many."""

from sqlalchemy import update

from workshop.audit import services as audit
from workshop.errors import N_, WorkshopError
from workshop.registrations import places
from workshop.registrations.models import PaperDesk, Registration
from workshop.transactions import transaction

KEPT = 20


class NothingToUndo(WorkshopError):
    """No change of order or seats is left to take back."""

    message = N_("There is nothing left to undo.")


def paper_desk(session, event):
    """The row of ``event``, made where there is none; belongs inside a transaction with the event locked."""
    desk = session.get(PaperDesk, event.id, populate_existing=True)
    if desk is None:
        desk = PaperDesk(event_id=event.id, choices={}, undo=[])
        session.add(desk)
    return desk


def keep_undo(session, event, what, rows):
    """Remember of ``rows`` ({registration id: {field: value before}}) what ``what`` changed."""
    desk = paper_desk(session, event)
    kept = {"what": what, "rows": {str(key): value for key, value in rows.items()}}
    desk.undo = [*desk.undo, kept][-KEPT:]


def undo_last(event):
    """Take back the latest change of order or seats; returns what it was ("order:Kim Rương", "zone:A").

    :raises NothingToUndo: if none is left.
    """
    with transaction() as session:
        event = places.locked_event(session, event.id)
        desk = paper_desk(session, event)
        if not desk.undo:
            raise NothingToUndo
        last = desk.undo[-1]
        for key, values in last["rows"].items():
            mine = update(Registration).where(Registration.id == int(key), Registration.event_id == event.id)
            session.execute(mine.values(**values, **_shown(values), version=Registration.version + 1))
        desk.undo = desk.undo[:-1]
        audit.record("registrations.papers_undone", event, event_id=event.id, rows=len(last["rows"]))
        return last["what"]


def _shown(values):
    """What follows from a rank by hand; the model derives it, a statement has to say it."""
    if "rank_override" not in values:
        return {}
    override = values["rank_override"]
    return {"rank_shown": Registration.rank if override is None else override}
