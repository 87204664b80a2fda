"""Reads of the points."""

from sqlalchemy import select

from workshop.checkin.models import Point
from workshop.errors import NotFound
from workshop.extensions import db


def points(event):
    """The points of ``event`` in their order."""
    query = select(Point).where(Point.event_id == event.id)
    return list(db.session.scalars(query.order_by(Point.position, Point.id)))


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
