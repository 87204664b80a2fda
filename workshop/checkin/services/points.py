"""The points at which people are admitted."""

from sqlalchemy import select

from workshop.accounts.models import DeskDevice
from workshop.audit import services as audit
from workshop.checkin.models import Point, Scan, WalkIn
from workshop.checkin.refusals import (
    ClosesBeforeOpening,
    KindUnknown,
    LabelMissing,
    PointCodeTaken,
    PointInUse,
)
from workshop.events.models import DelegateKind
from workshop.events.services import touch
from workshop.events.services.ordering import move
from workshop.extensions import db, utc_now
from workshop.transactions import transaction
from workshop.vietnamese.names import search_words

# what a count is made by: it stays once somebody was scanned there
COUNTED_BY = ("kind", "is_per_day")
LONGEST_LABEL = 80


def default_points(event):
    """Make sure that ``event`` has at least its entry; returns its points."""
    with transaction() as session:
        known = list(
            session.scalars(select(Point).where(Point.event_id == event.id).order_by(Point.position))
        )
        return known or [create_point(event, label="Cửa vào", label_en="Entrance", code="entry")]


def copy_points(source, event):
    """Give ``event`` the points of ``source``, at the same hours of its own days."""
    with transaction() as session:
        known = {point.code: point for point in session.scalars(select(Point).where(Point.event_id == event.id))}
        later = event.starts_at - source.starts_at
        query = select(Point).where(Point.event_id == source.id, Point.rehearses_id.is_(None))
        copied = session.scalars(query.order_by(Point.position, Point.id)).all()
        if not copied:
            return
        for point in copied:
            made = known.get(point.code) or Point(event_id=event.id, code=point.code)
            for name in ("label", "label_en", "kind", "is_per_day", "position"):
                setattr(made, name, getattr(point, name))
            made.admits, made.is_open = list(point.admits), True
            made.opens_at, made.closes_at = (at and at + later for at in (point.opens_at, point.closes_at))
            session.add(made)
            known.pop(point.code, None)
        for point in known.values():  # the entrance that every workshop begins with, where the source has another
            session.delete(point)


def move_points(event, by):
    """Let the points of ``event`` open and close later by ``by``; answers how many have hours."""
    with transaction() as session:
        points = [point for point in session.scalars(select(Point).where(Point.event_id == event.id))
                  if point.opens_at or point.closes_at]  # fmt: skip
        for point in points:
            point.opens_at, point.closes_at = (at and at + by for at in (point.opens_at, point.closes_at))
        if points:
            touch(event.id)  # the live pages of every process follow
        return len(points)


def create_point(
    event, *, label, label_en="", kind="entry", is_per_day=True, opens_at=None, closes_at=None, admits=(),
    is_open=True, code=None,
):  # fmt: skip
    """Add a point at the end; its code is made from the label and stays.

    ``admits`` names the kinds of delegates that may pass; empty lets everybody.

    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        touch(event.id)  # the live pages of every process follow
        known = list(session.scalars(select(Point).where(Point.event_id == event.id)))
        code = code or "-".join(search_words(label))[:40].strip("-") or "point"
        if code in {point.code for point in known}:
            raise PointCodeTaken("label")
        point = Point(
            event_id=event.id, code=code, label=label, label_en=label_en, kind=kind, is_per_day=is_per_day,
            opens_at=opens_at, closes_at=closes_at, is_open=is_open, admits=sorted(admits),
            position=max((point.position for point in known), default=-1) + 1,
        )  # fmt: skip
        _require_sense(session, point)
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
        if "admits" in changes:
            changes["admits"] = sorted(changes["admits"])
        changed = sorted(name for name, value in changes.items() if getattr(point, name) != value)
        if changed:
            touch(point.event_id)
        for name in changed:
            if name in COUNTED_BY and _is_used(point):
                raise PointInUse(name)
            setattr(point, name, changes[name])
        _require_sense(session, point)
        if changed:
            keep_rehearsal_alike(session, point)
            audit.record("checkin.point_edited", point, fields=changed)
        return point


def move_point(point, by):
    """Move a point up (-1) or down (1): the order of lists and of the desks' choice."""
    with transaction() as session:
        point = session.get(Point, point.id)
        others = select(Point).where(Point.event_id == point.event_id, Point.rehearses_id.is_(None))
        touch(point.event_id)
        move(list(session.scalars(others)), point, by)
        audit.record("checkin.point_moved", point)
        return point


def delete_point(point):
    """Remove a point where nobody was ever scanned, with its rehearsal.

    :raises PointInUse: if somebody was, there or at its rehearsal, or a desk is paired to it.
    """
    with transaction() as session:
        point = session.get(Point, point.id, with_for_update=True, populate_existing=True)
        rehearsal = rehearsal_of(session, point)
        if any(_is_used(each) or _has_desk(each) for each in (point, rehearsal) if each is not None):
            raise PointInUse
        if rehearsal is not None:
            session.delete(rehearsal)
            session.flush()
        touch(point.event_id)
        audit.record("checkin.point_deleted", point, code=point.code)
        session.delete(point)


def rehearsal_of(session, point):
    """The rehearsal of ``point``, or None."""
    return session.scalar(select(Point).where(Point.rehearses_id == point.id))


def keep_rehearsal_alike(session, point):
    """Let the rehearsal of ``point`` be called as it is and admit whom it admits."""
    rehearsal = rehearsal_of(session, point)
    if rehearsal is not None:
        rehearsal.label, rehearsal.label_en = rehearsal_labels(point)
        rehearsal.admits = list(point.admits)


def rehearsal_labels(point):
    """What a rehearsal is called, so that nobody takes it for the real one on any screen."""
    label_en = f"REHEARSAL: {point.label_en or point.label}"
    return f"DIỄN TẬP: {point.label}"[:LONGEST_LABEL], label_en[:LONGEST_LABEL]


def open_point(point):
    """Let people in at ``point`` again."""
    return edit_point(point, is_open=True)


def close_point(point):
    """Let nobody in at ``point`` any more; who is inside may leave."""
    return edit_point(point, is_open=False)


def _is_used(point):
    return any(
        db.session.scalar(select(model.id).where(model.point_id == point.id).limit(1)) is not None
        for model in (Scan, WalkIn)
    )


def _has_desk(point):
    """Whether a desk still works there: what it holds back would find no point any more."""
    living = select(DeskDevice.id).where(
        DeskDevice.event_id == point.event_id, DeskDevice.point_code == point.code,
        DeskDevice.revoked_at.is_(None), DeskDevice.expires_at > utc_now(),
    )  # fmt: skip
    return db.session.scalar(living.limit(1)) is not None


def _require_sense(session, point):
    if not point.label.strip():
        raise LabelMissing("label")
    if point.opens_at and point.closes_at and point.closes_at <= point.opens_at:
        raise ClosesBeforeOpening("closes_at")
    if point.admits:
        kinds = set(session.scalars(select(DelegateKind.code).where(DelegateKind.event_id == point.event_id)))
        if not kinds.issuperset(point.admits):
            raise KindUnknown("admits")
