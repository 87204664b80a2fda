"""Who is inside."""

from sqlalchemy import func, select

from workshop.checkin.models import Admission, Point
from workshop.extensions import db, utc_now
from workshop.vietnamese.dates import local_day


def admitted_now(event, registration_ids):
    """{registration id: [(point code, admitted at, exited at, scan id)]} of what stands, by point and time."""
    query = (
        select(
            Admission.registration_id,
            Point.code,
            Admission.admitted_at,
            Admission.exited_at,
            Admission.scan_id,
        )
        .join(Point, Point.id == Admission.point_id)
        .where(Admission.registration_id.in_(list(registration_ids)), Admission.event_id == event.id)
        .where(Admission.undone_at.is_(None))
        .order_by(Point.position, Admission.admitted_at)
    )
    found = {}
    for registration_id, *facts in db.session.execute(query):
        found.setdefault(registration_id, []).append(tuple(facts))
    return found


def last_entries(event, point, registration_ids, now=None):
    """{registration id: its latest standing admission at ``point``}; of one day where the point counts by day.

    That day is today, and once the workshop is over its last day.
    """
    query = select(Admission).where(
        Admission.registration_id.in_(list(registration_ids)),
        Admission.point_id == point.id,
        Admission.undone_at.is_(None),
    )
    if point.is_per_day:
        day = min(local_day(now or utc_now()), local_day(event.ends_at))
        query = query.where(Admission.day == day.isoformat())
    return {row.registration_id: row for row in db.session.scalars(query.order_by(Admission.passage))}


def arrivals(event_id):
    """A subquery of (registration_id, at): the first entry of everyone who has come."""
    return (
        select(Admission.registration_id, func.min(Admission.admitted_at).label("at"))
        .join(Point, Point.id == Admission.point_id)
        .where(Admission.event_id == event_id, Admission.undone_at.is_(None), Point.kind == "entry")
        .group_by(Admission.registration_id)
        .subquery()
    )
