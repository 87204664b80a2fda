"""The live counts, each derived by counting rows: four questions whatever the number of people."""

import datetime as dt

from sqlalchemy import BigInteger, Integer, and_, case, cast, extract, func, or_, select

from workshop.accounts.models import DeskDevice
from workshop.checkin.models import Admission, Point, Scan
from workshop.checkin.queries.presence import present, present_day
from workshop.events.models import DelegateKind, Event
from workshop.extensions import db
from workshop.registrations.models import Registration

SLICE = 600  # seconds


def live_counts(event, now=None):
    """Who is expected and who has come, as a dict.

    ``expected`` counts confirmed registrations, ``arrived`` people with a standing entry of the present day (of any
    day once the workshop is over), whatever their registration says, but a place that passed on once.
    ``by_kind`` [{kind, label, label_en, expected, arrived}], ``by_unit``
    [{unit, expected, arrived}] with the largest first, ``by_ten_minutes`` [{at, arrived}] by first entry,
    without the empty ones, ``by_point`` [{code, label, label_en, admitted, inside}]: people, of whom those
    inside came in on the present day, or ever where a point does not count by day. Rehearsals are left out.
    """
    here = present(event, now)
    by_kind = _by_kind(event, here)
    return {
        "expected": sum(row["expected"] for row in by_kind),
        "arrived": sum(row["arrived"] for row in by_kind),
        "by_kind": by_kind,
        "by_unit": _by_unit(event, here),
        "by_ten_minutes": _by_ten_minutes(here),
        "by_point": _by_point(event, now),
    }


def pulse(event_id):
    """What differs as soon as anything of the live pages does: one question that only touches ends of indexes."""
    query = select(Event.change_counter, Event.version, *latest_acts()).where(Event.id == event_id)
    return tuple(db.session.execute(query).one())


def latest_acts():
    """Subqueries beside Event: when it last let somebody in or out, answered a scan, and heard from a desk."""
    return [
        select(func.max(column)).where(owner == Event.id).correlate(Event).scalar_subquery()
        for column, owner in (
            (Admission.changed_at, Admission.event_id), (Scan.received_at, Scan.event_id),
            (DeskDevice.last_seen_at, DeskDevice.event_id),
        )
    ]  # fmt: skip


def _tallies(here):
    is_expected = Registration.status == "confirmed"
    return (
        func.sum(case((is_expected, 1), else_=0)).label("expected"),
        func.count(here.c.registration_id).label("arrived"),
    )


def _people(event, here, *columns):
    """Everyone who is expected or has come, in groups."""
    return (
        select(*columns, *_tallies(here))
        .outerjoin(here, here.c.registration_id == Registration.id)
        .where(Registration.event_id == event.id)
        .where(or_(Registration.status == "confirmed", here.c.registration_id.is_not(None)))
    )


def _by_kind(event, here):
    of_event = and_(DelegateKind.event_id == Registration.event_id, DelegateKind.code == Registration.kind)
    named = (Registration.kind, DelegateKind.label, DelegateKind.label_en, DelegateKind.position)
    query = _people(event, here, *named).outerjoin(DelegateKind, of_event).group_by(*named)
    rows = db.session.execute(query).all()
    return [
        {"kind": row.kind, "label": row.label or row.kind, "label_en": row.label_en or row.label or row.kind,
         "expected": row.expected, "arrived": row.arrived}
        for row in sorted(rows, key=lambda row: (row.position is None, row.position or 0, row.kind))
    ]  # fmt: skip


def _by_unit(event, here):
    """Spellings that differ in accents or capitals count as one unit, under one of them."""
    unit = func.max(Registration.organization).label("unit")
    query = _people(event, here, unit).group_by(Registration.organization_folded)
    query = query.order_by(func.count().desc(), Registration.organization_folded)
    return [
        {"unit": row.unit, "expected": row.expected, "arrived": row.arrived}
        for row in db.session.execute(query)
    ]


def _by_ten_minutes(here):
    if db.engine.dialect.name == "sqlite":
        seconds = cast(func.strftime("%s", here.c.at), Integer)
    else:
        seconds = cast(func.floor(extract("epoch", here.c.at)), BigInteger)
    number = (seconds - seconds % SLICE).label("number")
    query = (
        select(number, func.count().label("arrived")).select_from(here).group_by("number").order_by("number")
    )
    return [
        {"at": dt.datetime.fromtimestamp(row.number, dt.UTC), "arrived": row.arrived}
        for row in db.session.execute(query)
    ]


def _by_point(event, now):
    is_inside = and_(
        Admission.id.is_not(None), Admission.exited_at.is_(None), Admission.day.in_(("", present_day(event, now)))
    )
    standing = and_(Admission.point_id == Point.id, Admission.undone_at.is_(None))
    query = (
        select(
            Point.code, Point.label, Point.label_en,
            func.count(func.distinct(Admission.registration_id)).label("admitted"),
            func.count(func.distinct(case((is_inside, Admission.registration_id)))).label("inside"),
        )
        .outerjoin(Admission, standing)
        .where(Point.event_id == event.id, Point.rehearses_id.is_(None))
        .group_by(Point.id, Point.code, Point.label, Point.label_en, Point.position)
        .order_by(Point.position, Point.id)
    )  # fmt: skip
    return [dict(row) for row in db.session.execute(query).mappings()]
