"""Reads of the points."""

from sqlalchemy import func, or_, select

from workshop.checkin.models import Point, Scan
from workshop.errors import NotFound
from workshop.extensions import db

FACTS = ("code", "label", "label_en", "kind", "is_open", "is_per_day", "opens_at", "closes_at")


def points(event):
    """The points of ``event`` in their order, then its rehearsals."""
    query = select(Point).where(Point.event_id == event.id)
    return list(db.session.scalars(query.order_by(Point.rehearses_id.is_not(None), Point.position, Point.id)))


def points_shut(event):
    """The points that count and whose hours end before ``event`` begins, or begin when it is over."""
    shut = or_(Point.closes_at <= event.starts_at, Point.opens_at >= event.ends_at)
    query = select(Point).where(Point.event_id == event.id, Point.rehearses_id.is_(None), shut)
    return list(db.session.scalars(query.order_by(Point.position, Point.id)))


def point_facts(point):
    """What a device or another system hears of a point."""
    return {
        **{name: getattr(point, name) for name in FACTS},
        "rehearsal": point.is_rehearsal, "admits": list(point.admits), "wiped_at": point.wiped_at,
    }  # fmt: skip


def rehearsal_tally(event):
    """{point id: scans} of the rehearsals of ``event``."""
    query = (
        select(Point.id, func.count(Scan.id))
        .outerjoin(Scan, Scan.point_id == Point.id)
        .where(Point.event_id == event.id, Point.rehearses_id.is_not(None))
    )
    return {row[0]: row[1] for row in db.session.execute(query.group_by(Point.id))}


def point_of(event, point_id):
    """A point of ``event`` by its id.

    :raises NotFound: if there is none.
    """
    found = db.session.get(Point, point_id)
    if found is None or found.event_id != event.id:
        raise NotFound
    return found


def point_at(event, code):
    """The point of ``event`` with this code, or its first one, or None where it has none."""
    known = points(event)
    return next((point for point in known if point.code == code), known[0] if known else None)
