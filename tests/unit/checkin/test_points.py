"""Points: whom they admit, who is inside, in which order they stand, and when one may go."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.factories import checkin as make
from tests.factories import events
from workshop.checkin import queries, services
from workshop.checkin.models import Point
from workshop.checkin.refusals import KindUnknown, PointInUse
from workshop.checkin.services import Origin, check_in
from workshop.checkin.words import arrival_rows
from workshop.events.services import duplicate_event
from workshop.extensions import db
from workshop.registrations.services import Delegate, hand_over
from workshop.transactions import transaction

WEB = Origin()
START = events.STARTS_AT


@pytest.fixture
def event(app):
    return events.event()


def brief(event, scan):
    [result] = check_in(event, [scan], caller=WEB)
    return result["outcome"], result["reason"], result["standing"], result["flags"]


def test_a_point_admits_the_kinds_it_is_meant_for(event):
    point = make.point(event, admits=["leader"])
    leader, owner = make.delegate(event, kind="leader"), make.delegate(event, kind="owner")
    assert brief(event, make.scan(leader)) == ("accepted", None, "entry", [])
    assert brief(event, make.scan(owner)) == ("refused", "kind_not_admitted", "none", [])
    happened = make.scan(owner, 2, offline=True, shown="admitted")
    assert brief(event, happened) == ("accepted", None, "entry", ["kind_not_admitted"])
    assert brief(event, make.scan(owner, 5, direction="out")) == ("accepted", None, "exit", [])
    services.edit_point(point, admits=[])
    assert brief(event, make.scan(owner, 9)) == ("accepted", None, "reentry", [])


def test_a_point_cannot_admit_a_kind_that_is_not_there(event):
    with pytest.raises(KindUnknown):
        services.create_point(event, label="Phòng họp", admits=["no-such-kind"])
    assert db.session.scalar(select(Point).where(Point.event_id == event.id)) is None


def test_inside_counts_who_came_in_and_has_not_left(event):
    point = make.point(event)
    stays, leaves, returns = (make.delegate(event, full_name=name) for name in ("An", "Bình", "Chi"))
    for scan in (
        make.scan(stays), make.scan(leaves, 1), make.scan(returns, 2), make.scan(leaves, 9, direction="out"),
        make.scan(returns, 10, direction="out"), make.scan(returns, 20), make.scan(stays, 21),
    ):  # fmt: skip
        check_in(event, [scan], caller=WEB)
    [row] = queries.live_counts(event)["by_point"]
    assert (row["admitted"], row["inside"]) == (3, 2)
    inside = db.session.execute(queries.inside_now(event, point)).all()
    assert [(person.full_name, admission.passage) for person, admission in inside] == [("Chi", 2), ("An", 1)]
    assert [person.full_name for person, _ in db.session.execute(queries.inside_now(event, point, "chi"))] == ["Chi"]


def test_who_did_not_leave_on_the_first_day_is_not_inside_on_the_second(app):
    event = events.event(ends_at=START + dt.timedelta(days=1, hours=4))
    daily, once = make.point(event), make.point(event, "kit", is_per_day=False)
    person, other = make.delegate(event), make.delegate(event)
    for scan in (make.scan(person), make.scan(person, point="kit"), make.scan(other, 24 * 60)):
        check_in(event, [scan], caller=WEB)
    inside = {row["code"]: row["inside"] for row in queries.live_counts(event)["by_point"]}
    assert inside == {"entry": 1, "kit": 1}
    assert [person.id for person, _ in db.session.execute(queries.inside_now(event, daily))] == [other.id]
    assert [person.id for person, _ in db.session.execute(queries.inside_now(event, once))] == [person.id]


@pytest.mark.db
def test_of_two_days_each_counts_its_own_and_a_passed_place_counts_once(app):
    event = events.event(ends_at=START + dt.timedelta(days=1, hours=4))
    make.point(event)
    leader, other = make.delegate(event), make.delegate(event)
    check_in(event, [make.scan(leader)], caller=WEB)

    def arrived(day):
        counts = queries.live_counts(event, START + dt.timedelta(days=day))
        return [(row["arrived"], row["expected"]) for row in counts["by_kind"]], len(counts["by_ten_minutes"])

    assert arrived(0) == ([(1, 2)], 1)
    assert arrived(1) == ([(0, 2)], 0)
    with transaction():
        deputy = hand_over(leader, Delegate("Trần Văn Đức", kind=leader.kind), source="walk_in", status="confirmed")
    check_in(event, [make.scan(deputy, 24 * 60), make.scan(other, 24 * 60)], caller=WEB)
    assert arrived(1) == ([(2, 2)], 1)
    assert arrived(5) == ([(2, 2)], 1)  # the workshop is over: of both days, a place once


def test_slices_of_several_days_name_their_day():
    slices = [{"at": START, "arrived": 2}, {"at": START + dt.timedelta(days=1), "arrived": 1}]
    assert arrival_rows(slices[:1]) == [("07:30", 2)]
    assert arrival_rows(slices) == [("07:30 19/05", 2), ("07:30 20/05", 1)]


def test_points_are_put_into_an_order(event):
    points = [services.create_point(event, label=label) for label in ("Cửa B", "Bữa trưa", "Phiên chiều")]
    services.move_point(points[2], -1)
    assert [point.label for point in queries.points(event)][-3:] == ["Cửa B", "Phiên chiều", "Bữa trưa"]


@pytest.mark.parametrize("used_by", ["scan", "desk", "rehearsal"])
def test_a_point_goes_only_while_nobody_used_it(event, used_by):
    point = make.point(event, "lunch")
    rehearsal = services.rehearse(point)
    if used_by == "desk":
        make.desk(event, point_code="lunch")
    else:
        code = "lunch" if used_by == "scan" else rehearsal.code
        check_in(event, [make.scan(make.delegate(event), point=code)], caller=WEB)
    with pytest.raises(PointInUse):
        services.delete_point(point)
    assert db.session.query(Point).count() == 2


def test_an_unused_point_goes_with_its_rehearsal(event):
    point = make.point(event, "lunch")
    services.rehearse(point)
    make.desk(event, point_code="lunch", expires_at=START)  # its time is over
    services.delete_point(point)
    assert db.session.query(Point).count() == 0


def test_a_copied_workshop_has_the_same_points_at_its_own_hours(event):
    make.point(event, "a", admits=["leader"], opens_at=START, closes_at=START + dt.timedelta(hours=1), is_open=False)
    services.rehearse(make.point(event, "b", kind="meal", position=1))
    later = START + dt.timedelta(days=30)
    made = duplicate_event(event, title="Hội thảo sau", starts_at=later, ends_at=later + dt.timedelta(hours=4))
    facts = [(p.code, p.kind, p.admits, p.is_open, p.opens_at, p.is_rehearsal) for p in queries.points(made)]
    assert facts == [("a", "entry", ["leader"], True, later, False), ("b", "meal", [], True, None, False)]
