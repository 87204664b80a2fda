"""What a person decides about a scan afterwards: its answer stays, what stands by it may not."""

import uuid

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.checkin.models import Point, Scan
from workshop.checkin.origin import Origin
from workshop.checkin.refusals import AlreadyReviewed, NotToMatch, ScanUnknown
from workshop.checkin.services.answers import Source
from workshop.checkin.services.ledger import Ledger, hold_people, people
from workshop.checkin.services.undoing import WAITING, undo
from workshop.checkin.standing import Act
from workshop.errors import NotFound
from workshop.events.services import touch
from workshop.extensions import utc_now
from workshop.transactions import transaction


def keep_scan(event, scan_id, by):
    """Leave what stands by a scan as it is, whatever was unusual about it.

    :raises AlreadyReviewed: if somebody decided before.
    """
    return _decide(event, scan_id, by, "kept")


def drop_scan(event, scan_id, by):
    """Let an unknown code be nobody's.

    :raises AlreadyReviewed: if somebody decided before.
    """
    return _decide(event, scan_id, by, "dropped")


def take_back_scan(event, scan_id, by, reason):
    """End the admission that a scan belongs to, where one stands.

    :raises AlreadyReviewed: if somebody decided before.
    """
    with transaction() as session:
        touch(event.id)  # the live pages of every process follow
        scan = waiting_scan(session, event, scan_id)
        undo(event, str(uuid.uuid4()), scan.id, reason, Origin(user_id=by.id))
        return scan


def match_scan(event, scan_id, registration, by):
    """Say whose a code is that named nobody of this workshop, here and wherever else it waits; returns the scans.

    Who was let in with it counts from the moment of the scan; whom the desk refused does not.

    :raises AlreadyReviewed: if somebody decided before.
    :raises NotToMatch: if the scan names somebody already.
    """
    with transaction() as session:
        touch(event.id)
        scan = waiting_scan(session, event, scan_id)
        if scan.registration_id is not None:
            raise NotToMatch
        known = hold_people(session, people.c.id == registration.id)
        if not known or known[0].event_id != event.id:
            raise NotFound
        points = session.execute(select(Point.__table__).where(Point.event_id == event.id)).all()
        ledger = Ledger(session, event.id, points)
        ledger.load([registration.id])
        same = _same_code(session, scan)
        for each in same:
            each.registration_id = registration.id
            _note(each, "matched", by)
        session.flush()
        for each in same:
            if each.shown == "admitted":
                source = Source(each.point_id, each.desk_id, each.token_id, each.user_id)
                key = ledger.key(registration.id, each.point_id, each.corrected_at)
                ledger.add(key, Act(each.corrected_at, each.id, each.direction), source)
        ledger.flush()
        audit.record("checkin.scan_matched", scan, scan=scan.id, registration=registration.id, scans=len(same))
        return same


def waiting_scan(session, event, scan_id):
    """The scan that waits for a person, held until the commit.

    :raises ScanUnknown: if the event has none; AlreadyReviewed if somebody decided.
    """
    scan = session.get(Scan, scan_id, with_for_update=True, populate_existing=True)
    if scan is None or scan.event_id != event.id or scan.quarantine not in (None, "accepted"):
        raise ScanUnknown
    if scan.review not in WAITING:
        raise AlreadyReviewed
    return scan


def _decide(event, scan_id, by, decision):
    with transaction() as session:
        touch(event.id)
        scan = waiting_scan(session, event, scan_id)
        _note(scan, decision, by)
        audit.record("checkin.scan_reviewed", scan, scan=scan.id, decision=decision)
        return scan


def _note(scan, decision, by):
    scan.review, scan.reviewed_at, scan.reviewed_by_id = decision, utc_now(), by.id


def _same_code(session, scan):
    """The scans of this code that wait, this one among them; what was no ticket is only itself."""
    if scan.code is None:
        return [scan]
    query = select(Scan).where(
        Scan.event_id == scan.event_id, Scan.code == scan.code, Scan.review == scan.review,
        Scan.registration_id.is_(None),
        Scan.quarantine.is_(None) | (Scan.quarantine == "accepted"),
    )  # fmt: skip
    return list(session.scalars(query.order_by(Scan.corrected_at, Scan.id).with_for_update()))
