"""Taking an admission back."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.checkin import desks, standing
from workshop.checkin.models import Point, Scan, Undo
from workshop.checkin.refusals import IdReused, ScanUnknown
from workshop.checkin.services.answers import person_facts
from workshop.checkin.services.ledger import Ledger, hold_people, people
from workshop.extensions import utc_now
from workshop.transactions import transaction

LONGEST_REASON = 200
WAITING = ("conflict", "unknown", "flagged")


def undo(event, id, scan_id, reason, caller):
    """End the admission that the scan belongs to, or take back the exit it is; the scan itself stays.

    The same ``id`` again changes nothing and answers the same.

    :raises ScanUnknown: if the event has no such scan.
    :raises IdReused: if ``id`` stood for another undo.
    """
    reason = reason.strip()[:LONGEST_REASON]
    with transaction() as session:
        desks.note_contact(session, caller, {"answered": True}, utc_now())
        scan = session.get(Scan, scan_id)
        if scan is None or scan.event_id != event.id:
            raise ScanUnknown
        person = next(iter(hold_people(session, people.c.id == scan.registration_id)), None)
        ledger = _ledger(session, scan)
        if known := session.get(Undo, id):
            if (known.scan_id, known.reason) != (scan_id, reason):
                raise IdReused
            return _answer(known, scan, ledger, person, replayed=True)
        made = _end(session, scan, ledger, {"id": id, "reason": reason, "created_at": utc_now()}, caller)
        return _answer(made, scan, ledger, person, replayed=False)


def _end(session, scan, ledger, undo, caller):
    key = _key(scan, ledger)
    stands = key is not None and standing.role_of(scan.id, ledger.passages(key)) != "none"
    made = Undo(
        **undo,
        event_id=scan.event_id,
        scan_id=scan.id,
        outcome="undone" if stands else "nothing",
        **caller.columns,
    )
    session.add(made)
    if scan.review in WAITING:
        scan.review, scan.reviewed_at, scan.reviewed_by_id = "undone", undo["created_at"], caller.user_id
    session.flush()
    if stands:
        ledger.undo(key, scan.id, undo, str(caller))
        ledger.flush()
        audit.record("checkin.admission_undone", scan, undo=made.id, scan=scan.id)
    return made


def _ledger(session, scan):
    query = select(Point.__table__).where(Point.event_id == scan.event_id)
    ledger = Ledger(session, scan.event_id, session.execute(query).all())
    if scan.registration_id is not None:
        ledger.load([scan.registration_id])
    return ledger


def _key(scan, ledger):
    if scan.id not in ledger.sources:  # it never counted
        return None
    return ledger.key(scan.registration_id, scan.point_id, scan.corrected_at)


def _answer(undo, scan, ledger, person, *, replayed):
    key = _key(scan, ledger)
    return {
        "id": undo.id, "scan": scan.id, "outcome": undo.outcome, "replayed": replayed,
        "standing": standing.role_of(scan.id, ledger.passages(key)) if key else "none",
        "registration": person_facts(person) if person else None,
    }  # fmt: skip
