"""What an ended desk still sent, and a person's decision on it."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.checkin.models import Point, Scan, WalkIn
from workshop.checkin.origin import Origin
from workshop.checkin.refusals import AlreadyReviewed, ScanUnknown
from workshop.checkin.services.answers import Source
from workshop.checkin.services.ledger import Ledger, hold_people, people
from workshop.checkin.services.walk_ins import admit
from workshop.checkin.standing import Act
from workshop.events.models import Event
from workshop.events.services import touch
from workshop.extensions import db, utc_now
from workshop.transactions import transaction


def accept_quarantined(event, scan_id, by):
    """Let a scan count as if its desk had not ended; its answer stays what it was.

    :raises AlreadyReviewed: if somebody decided before.
    """
    with transaction() as session:
        touch(event.id)  # the live pages of every process follow
        scan = _waiting(session, Scan, event, scan_id)
        known = hold_people(session, people.c.id == scan.registration_id)
        points = session.execute(select(Point.__table__).where(Point.event_id == event.id)).all()
        ledger = Ledger(session, event.id, points)
        ledger.load(row.id for row in known)
        scan.quarantine, scan.reviewed_at, scan.reviewed_by_id = "accepted", utc_now(), by.id
        session.flush()
        if known and scan.outcome in ("accepted", "duplicate"):
            key = ledger.key(scan.registration_id, scan.point_id, scan.corrected_at)
            source = Source(scan.point_id, scan.desk_id, scan.token_id, scan.user_id)
            ledger.add(key, Act(scan.corrected_at, scan.id, scan.direction), source)
            ledger.flush()
        audit.record("checkin.quarantined_accepted", scan, scan=scan.id)
        return scan


def drop_quarantined(event, scan_id, by):
    """Decide that a scan never counts; it stays in the log.

    :raises AlreadyReviewed: if somebody decided before.
    """
    with transaction() as session:
        touch(event.id)
        scan = _waiting(session, Scan, event, scan_id)
        scan.quarantine, scan.reviewed_at, scan.reviewed_by_id = "dropped", utc_now(), by.id
        audit.record("checkin.quarantined_dropped", scan, scan=scan.id)
        return scan


def forget_waiting_walk_ins(event_ids, *, dry_run=False):
    """Drop walk-ins of these workshops on which nobody decided, with the person they named; returns how many."""
    query = select(WalkIn).where(WalkIn.event_id.in_(event_ids), WalkIn.quarantine == "waiting")
    if dry_run or not event_ids or db.session.scalar(query.limit(1)) is None:
        return len(db.session.scalars(query).all()) if event_ids else 0
    with transaction() as session:
        waiting = session.scalars(query).all()
        for each in waiting:
            each.quarantine, each.person = "dropped", None
        audit.record("checkin.walk_ins_forgotten", None, subject_type="WalkIn", rows=len(waiting))
        return len(waiting)


def accept_walk_in(event, walk_in_id, by, *, is_above_capacity=False):
    """Register and check in a walk-in that was kept aside.

    ``is_above_capacity`` lets the person in although no place is left: they stand in the hall, and ``by`` decides.

    :raises AlreadyReviewed: if somebody decided before.
    :raises EventFull: and the other refusals of registering.
    """
    with transaction() as session:
        event = session.get(Event, event.id, with_for_update=True, populate_existing=True)
        made = _waiting(session, WalkIn, event, walk_in_id)
        # the desk has ended, so the one who accepts stands for the scan
        admit(session, event, made, Origin(user_id=by.id), is_above_capacity=is_above_capacity)
        made.quarantine, made.reviewed_by_id = "accepted", by.id
        above = {"above_capacity": True} if is_above_capacity else {}
        audit.record("checkin.walk_in_accepted", made, registration=made.registration_id, **above)
        return made


def drop_walk_in(event, walk_in_id, by):
    """Decide that a walk-in never was, and forget whom it named.

    :raises AlreadyReviewed: if somebody decided before.
    """
    with transaction() as session:
        touch(event.id)
        made = _waiting(session, WalkIn, event, walk_in_id)
        made.quarantine, made.reviewed_by_id, made.person = "dropped", by.id, None
        audit.record("checkin.walk_in_dropped", made)
        return made


def _waiting(session, model, event, row_id):
    row = session.get(model, row_id, with_for_update=True, populate_existing=True)
    if row is None or row.event_id != event.id:
        raise ScanUnknown
    if row.quarantine != "waiting":
        raise AlreadyReviewed
    return row
