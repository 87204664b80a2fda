"""The leaders' reception: one tap each, through the one check-in, and the list that the MC reads out."""

import threading
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from tests.factories import checkin as make
from tests.factories import events, registrations
from tests.support.leaders import RUONG, count, new_id, spoken, states
from workshop.checkin.models import Admission, LeaderAbsence, LeaderFreeze, Scan
from workshop.checkin.queries import leaders as queries
from workshop.checkin.refusals import (
    DeputyNamed,
    LeaderIsHere,
    NotReceived,
    PointUnknown,
    ReplacedAlreadyHere,
)
from workshop.checkin.services import check_in
from workshop.checkin.services import leaders as services
from workshop.extensions import db, utc_now
from workshop.registrations.services import Delegate, cancel_registration
from workshop.transactions import transaction
from workshop.vietnamese import ranks

DEPUTY = Delegate("Trần Văn Đức", honorific="đồng chí", position="Phó Trưởng Ban Dân vận Tỉnh ủy")


def test_the_first_kind_of_delegates_is_received_in_the_order_of_rank(event, people):
    assert states(event) == [("Kim Rương", "awaited"), ("Nguyễn Quỳnh Thiện", "awaited")]


def test_the_rule_may_name_kinds_and_titles(event, people):
    services.set_leader_rule(event, ["leader", "no such kind"], 14 * ranks.STEP + ranks.FORMER)
    assert [name for name, _state in states(event)] == ["Kim Rương", "Nguyễn Quỳnh Thiện", "Dương Hoàng Sum"]
    services.set_leader_rule(event, ["owner"], None)
    assert [name for name, _state in states(event)] == ["Dương Hoàng Sum"]


def test_a_tap_admits_through_the_one_check_in_and_a_second_changes_nothing(event, people, by):
    first, again = new_id(), new_id()
    for scan_id in (first, first, again):
        services.receive_leader(event, people[1].id, scan_id, by)
    assert states(event) == [("Kim Rương", "awaited"), ("Nguyễn Quỳnh Thiện", "here")]
    [scan] = db.session.scalars(select(Scan))
    assert (scan.id, scan.outcome, scan.user_id, scan.registration_id) == (
        first,
        "accepted",
        by.user_id,
        people[1].id,
    )
    assert count(Admission) == 1


def test_whoever_stands_in_the_hall_is_received_whatever_the_hours_say(event, people, by):
    with transaction():
        queries.entrance_of(event).is_open = False
    services.receive_leader(event, people[0].id, new_id(), by)
    [scan] = db.session.scalars(select(Scan))
    assert (scan.outcome, scan.flags) == ("accepted", ["point_closed"])
    assert states(event)[0] == ("Kim Rương", "here")


def test_a_leader_who_came_by_a_scan_is_here_too(event, people, by):
    check_in(event, [make.scan(people[0])], caller=by)
    assert states(event)[0] == ("Kim Rương", "here")
    services.receive_leader(event, people[0].id, new_id(), by)
    assert count(Scan) == 1


def test_nobody_is_received_without_an_entrance_or_a_place(app, by):
    event = events.event()
    person = registrations.registration(event, **RUONG)
    with pytest.raises(PointUnknown):
        services.receive_leader(event, person.id, new_id(), by)
    make.point(event)
    with pytest.raises(NotReceived):
        services.receive_leader(event, person.id, "no id", by)
    cancel_registration(person)
    with pytest.raises(NotReceived):
        services.receive_leader(event, person.id, new_id(), by)
    with pytest.raises(NotReceived):
        services.receive_leader(events.event(), person.id, new_id(), by)
    assert (count(Scan), count(Admission)) == (0, 0)


def test_absent_is_said_once_and_gives_way_to_an_arrival(event, people, by):
    for _twice in range(2):
        services.mark_leader_absent(event, people[0].id, None)
    assert (states(event)[0], count(LeaderAbsence)) == (("Kim Rương", "absent"), 1)
    services.receive_leader(event, people[0].id, new_id(), by)
    assert (states(event)[0], count(LeaderAbsence)) == (("Kim Rương", "here"), 0)
    with pytest.raises(LeaderIsHere):
        services.mark_leader_absent(event, people[0].id, None)


def test_undo_takes_back_what_was_said_last(event, people, by):
    services.mark_leader_absent(event, people[0].id, None)
    services.undo_reception(event, people[0].id, by)
    assert states(event)[0] == ("Kim Rương", "awaited")
    services.receive_leader(event, people[0].id, new_id(), by)
    for _twice in range(2):
        services.undo_reception(event, people[0].id, by)
    assert states(event)[0] == ("Kim Rương", "awaited")
    services.receive_leader(event, people[0].id, new_id(), by)
    assert states(event)[0] == ("Kim Rương", "here")


def test_undo_for_who_has_left_takes_back_the_way_out_alone(event, people, by):
    services.receive_leader(event, people[0].id, new_id(), by)
    out = make.scan(people[0], direction="out", scanned_at=utc_now().isoformat())
    check_in(event, [out], caller=by)
    assert states(event)[0] == ("Kim Rương", "left")
    services.undo_reception(event, people[0].id, by)
    assert (states(event)[0], count(Admission)) == (("Kim Rương", "here"), 1)


def send(event, leader, by, deputy=DEPUTY, is_here=True):
    return services.send_deputy(event, leader.id, deputy, scan_id=new_id(), is_here=is_here, caller=by)


def test_a_deputy_keeps_the_place_of_the_leader_and_is_said_to_stand_in(event, people, by):
    made = send(event, people[0], by)
    assert states(event) == [("Trần Văn Đức", "here"), ("Nguyễn Quỳnh Thiện", "awaited")]
    assert (made.in_place_of_id, made.kind, made.status) == (people[0].id, "leader", "confirmed")
    assert spoken(event) == [
        "Đồng chí Trần Văn Đức, Phó Trưởng Ban Dân vận Tỉnh ủy, thay mặt đồng chí Kim Rương, "
        "Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy"
    ]


def test_a_deputy_named_twice_is_one_and_another_is_refused(event, people, by):
    made = send(event, people[0], by, is_here=False)
    assert send(event, people[0], by).id == made.id
    with pytest.raises(DeputyNamed):
        send(event, people[0], by, Delegate("Lê Thị Khác", position="Chuyên viên"))
    assert states(event)[0] == ("Trần Văn Đức", "awaited")


def test_who_has_come_sends_no_deputy(event, people, by):
    services.receive_leader(event, people[0].id, new_id(), by)
    with pytest.raises(ReplacedAlreadyHere):
        send(event, people[0], by)


def test_a_deputy_goes_step_by_step_and_the_leader_has_the_place_again(app, by):
    event = events.event(capacity=1)
    make.point(event)
    leader = registrations.registration(event, **RUONG)
    registrations.registration(event, full_name="Người đang chờ", status="waiting")
    made = send(event, leader, by)
    services.undo_reception(event, made.id, by)
    assert states(event) == [("Trần Văn Đức", "awaited")]
    assert services.undo_reception(event, made.id, by).id == leader.id
    assert states(event) == [("Kim Rương", "awaited")]


def at_once(app, act):
    """Let two phones ``act(number)`` in the same moment; returns what was refused."""
    begin, failed = threading.Barrier(2), []

    def phone(number):
        with app.app_context():
            begin.wait()
            try:
                act(number)
            except DeputyNamed as error:
                failed.append(error)
            finally:
                db.session.remove()

    phones = [threading.Thread(target=phone, args=(number,)) for number in range(2)]
    for one in phones:
        one.start()
    for one in phones:
        one.join(30)
    db.session.rollback()
    return failed


@pytest.mark.db
def test_two_phones_at_once_receive_one_leader_once(app, event, people, by):
    at, first, second = SimpleNamespace(id=event.id), people[0].id, SimpleNamespace(id=people[1].id)
    at_once(app, lambda _number: services.receive_leader(at, first, new_id(), by))
    assert (count(Scan), count(Admission)) == (1, 1)
    sent = at_once(app, lambda n: send(at, second, by, Delegate(f"Người thay {n}", position="Phó Giám đốc")))
    assert (len(sent), count(Scan), count(Admission)) == (1, 2, 2)
    at_once(app, lambda _number: services.freeze_introduction(at, None))
    assert count(LeaderFreeze) == 1
