"""Taking back what was done to the order or the seats of many."""

from sqlalchemy import func, update

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
            session.execute(
                update(Registration).where(Registration.id == int(key), Registration.event_id == event.id)
                .values(**values, version=Registration.version + 1)
            )  # fmt: skip
        _follow_ranks(session, event, last["rows"])
        desk.undo = desk.undo[:-1]
        audit.record("registrations.papers_undone", event, event_id=event.id, rows=len(last["rows"]))
        return last["what"]


def _follow_ranks(session, event, rows):
    """What lists are sorted by follows the ranks that were put back, which a statement does not do by itself."""
    back = Registration.event_id == event.id, Registration.id.in_([int(key) for key in rows])
    shown = func.coalesce(Registration.rank_override, Registration.rank)
    session.execute(update(Registration).where(*back).values(rank_shown=shown))
    session.expire_all()
