"""The points at which people are admitted."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.checkin.models import Point, Scan
from workshop.checkin.refusals import ClosesBeforeOpening, LabelMissing, PointCodeTaken, PointInUse
from workshop.extensions import db
from workshop.transactions import transaction
from workshop.vietnamese.names import search_words

# what a count is made by: it stays once somebody was scanned there
COUNTED_BY = ("kind", "is_per_day")


def default_points(event):
    """Make sure that ``event`` has at least its entry; returns its points."""
    with transaction() as session:
        known = list(
            session.scalars(select(Point).where(Point.event_id == event.id).order_by(Point.position))
        )
        return known or [create_point(event, label="Cửa vào", label_en="Entrance", code="entry")]


def create_point(
    event, *, label, label_en="", kind="entry", is_per_day=True, opens_at=None, closes_at=None, code=None
):
    """Add a point at the end; its code is made from the label and stays.

    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        known = list(session.scalars(select(Point).where(Point.event_id == event.id)))
        code = code or "-".join(search_words(label))[:40].strip("-") or "point"
        if code in {point.code for point in known}:
            raise PointCodeTaken("label")
        point = Point(
            event_id=event.id, code=code, label=label, label_en=label_en, kind=kind, is_per_day=is_per_day,
            opens_at=opens_at, closes_at=closes_at, is_open=True,
            position=max((point.position for point in known), default=-1) + 1,
        )  # fmt: skip
        _require_sense(point)
        session.add(point)
        audit.record("checkin.point_created", point)
        return point


def edit_point(point, **changes):
    """Change what a point is called and when it is open.

    :raises PointInUse: if it would change what people were already counted by.
    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        point = session.get(Point, point.id)
        changed = sorted(name for name, value in changes.items() if getattr(point, name) != value)
        for name in changed:
            if name in COUNTED_BY and _is_used(point):
                raise PointInUse(name)
            setattr(point, name, changes[name])
        _require_sense(point)
        if changed:
            audit.record("checkin.point_edited", point, fields=changed)
        return point


def open_point(point):
    """Let people in at ``point`` again."""
    return edit_point(point, is_open=True)


def close_point(point):
    """Let nobody in at ``point`` any more; who is inside may leave."""
    return edit_point(point, is_open=False)


def _is_used(point):
    return db.session.scalar(select(Scan.id).where(Scan.point_id == point.id).limit(1)) is not None


def _require_sense(point):
    if not point.label.strip():
        raise LabelMissing("label")
    if point.opens_at and point.closes_at and point.closes_at <= point.opens_at:
        raise ClosesBeforeOpening("closes_at")
