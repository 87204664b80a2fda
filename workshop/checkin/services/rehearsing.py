"""Rehearsals: a point beside the real one, with an admission of its own, that can be wiped."""

import secrets

from sqlalchemy import delete, select

from workshop.audit import services as audit
from workshop.checkin.models import Admission, Point, Scan, Undo, WalkIn
from workshop.checkin.refusals import AlreadyRehearsed, RehearsalOnly
from workshop.checkin.services.points import rehearsal_labels, rehearsal_of
from workshop.events.models import Event
from workshop.extensions import utc_now
from workshop.transactions import transaction

NO_SYNC = {"synchronize_session": False}


def rehearse(point):
    """Open a rehearsal of ``point``: always open, without hours, counted nowhere; desks are paired to it as to any.

    :raises RehearsalOnly: if ``point`` is a rehearsal itself; AlreadyRehearsed if it has one.
    """
    with transaction() as session:
        point = session.get(Point, point.id, with_for_update=True, populate_existing=True)
        if point.is_rehearsal:
            raise RehearsalOnly
        if rehearsal_of(session, point) is not None:
            raise AlreadyRehearsed
        label, label_en = rehearsal_labels(point)
        made = Point(
            # the code is never used again: what a desk held back must not find another point under it
            event_id=point.event_id, code=f"dien-tap-{secrets.token_hex(4)}", label=label, label_en=label_en,
            kind=point.kind, is_per_day=point.is_per_day, admits=list(point.admits), is_open=True,
            position=point.position, rehearses_id=point.id,
        )  # fmt: skip
        session.add(made)
        audit.record("checkin.rehearsal_opened", made, rehearses=point.id)
        return made


def wipe_rehearsals(event):
    """Remove what was scanned at the rehearsal points of ``event``, and nothing else; returns the counts.

    The points stay, and so do desks paired to them: what one of them held back may still come, as a rehearsal.
    """
    with transaction() as session:
        # held against the scans of this moment, which would stand behind rows that go
        event = session.get(Event, event.id, with_for_update=True, populate_existing=True)
        points = select(Point.id).where(Point.event_id == event.id, Point.rehearses_id.is_not(None))
        scans = select(Scan.id).where(Scan.point_id.in_(points))
        counts = {
            name: session.execute(delete(model).where(condition), execution_options=NO_SYNC).rowcount
            for name, model, condition in (
                ("undos", Undo, Undo.scan_id.in_(scans)),
                ("walk_ins", WalkIn, WalkIn.point_id.in_(points)),
                ("admissions", Admission, Admission.point_id.in_(points)),
                ("scans", Scan, Scan.point_id.in_(points)),
            )
        }
        for point in session.scalars(select(Point).where(Point.id.in_(points))):
            point.wiped_at = utc_now()
        audit.record("checkin.rehearsal_wiped", event, **counts)
        return counts
