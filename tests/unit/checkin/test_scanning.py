"""check_in(): each scan answered on its own by the rules, stored once, never rewritten."""

import datetime as dt

import pytest
from sqlalchemy import select, text

from tests.factories import checkin as make
from tests.factories import events
from tests.support.checkin import answer, brief, one, set_status, standing_rows
from workshop.accounts.models import DeskDevice
from workshop.audit.models import AuditEntry
from workshop.checkin.models import Scan
from workshop.checkin.services import Origin, check_in, revoke_ticket
from workshop.extensions import db, utc_now


def test_a_first_scan_is_accepted_with_the_whole_answer(event, person):
    scan = make.scan(person)
    assert one(event, scan) == {
        "id": scan["id"], "outcome": "accepted", "replayed": False, "reason": None, "flags": [],
        "standing": "entry", "first": None,
        "registration": {"id": person.id, "full_name": "Trần Văn Đức", "position": "Giám đốc",
                         "organization": "HTX Bún gạo Tân Hòa", "kind": "owner"},
    }  # fmt: skip
    assert standing_rows() == [(1, scan["id"], None)]


def test_a_second_scan_is_a_duplicate_that_names_the_first(event, person):
    device, _ = make.desk(event, label="Bàn 1")
    one(event, make.scan(person, 1), caller=Origin(desk_id=device.id))
    result = one(event, make.scan(person, 5))
    assert brief(result) == ("duplicate", "already_in", "duplicate", [])
    assert result["first"] == {"at": "2023-05-19T00:31:00Z", "desk": "Bàn 1", "point": "entry"}


def test_the_same_scan_again_gives_the_stored_answer_and_what_stands_now(event, person):
    scan = make.scan(person, 5)
    first = one(event, scan)
    older = make.scan(person, 1, offline=True, shown="admitted")
    assert brief(one(event, older)) == ("accepted", None, "entry", [])
    assert one(event, scan) == {**first, "replayed": True, "standing": "duplicate"}
    assert standing_rows() == [(1, older["id"], None)]
    taken = db.session.scalar(select(AuditEntry).where(AuditEntry.action == "checkin.admission_taken_over"))
    assert taken.details == {"from_scan": scan["id"], "to_scan": older["id"]}


def test_a_replay_keeps_its_answer_when_the_registration_was_cancelled(event, person):
    scan = make.scan(person)
    one(event, scan)
    set_status(person, "cancelled")
    again = one(event, scan)
    assert (again["outcome"], again["replayed"], again["standing"]) == ("accepted", True, "entry")
    assert brief(one(event, make.scan(person, 9))) == ("refused", "cancelled", "none", [])


@pytest.mark.parametrize(
    "change", [{"direction": "out"}, {"point": "kit"}, {"scanned_at": make.at(1)}, {"shown": "admitted"}]
)
def test_the_same_id_with_another_body_is_refused_and_changes_nothing(event, person, change):
    scan = make.scan(person)
    one(event, scan)
    result = one(event, {**scan, **change})
    assert brief(result) == ("refused", "id_reused", "none", [])
    assert (result["registration"], db.session.query(Scan).count()) == (None, 1)


def test_the_same_id_at_another_event_is_refused(event, person):
    scan = make.scan(person)
    one(event, scan)
    other = events.event()
    make.point(other)
    assert brief(one(other, scan)) == ("refused", "id_reused", "none", [])


def test_defaults_that_are_written_out_are_the_same_body(event, person):
    scan = make.scan(person)
    one(event, scan)
    assert one(event, {**scan, "offline": False, "shown": None, "note": "x"})["replayed"] is True


@pytest.mark.parametrize(
    ("status", "reason"),
    [("pending", "not_confirmed"), ("waiting", "not_confirmed"), ("cancelled", "cancelled")],
)
def test_who_holds_no_place_is_refused_online_and_recorded_when_it_already_happened(event, status, reason):
    person = make.delegate(event, status=status)
    assert brief(one(event, make.scan(person))) == ("refused", reason, "none", [])
    happened = make.scan(person, 3, offline=True, shown="admitted")
    assert brief(one(event, happened)) == ("accepted", None, "entry", [reason])


def test_closed_points_and_hours(event, person):
    make.point(event, "kit", is_open=False)
    start = events.STARTS_AT
    make.point(
        event, "lunch", opens_at=start + dt.timedelta(hours=1), closes_at=start + dt.timedelta(hours=2)
    )
    assert brief(one(event, make.scan(person, point="kit"))) == ("refused", "point_closed", "none", [])
    outcomes = [brief(one(event, make.scan(person, m, point="lunch")))[1] for m in (59, 121)]
    assert outcomes == ["outside_hours", "outside_hours"]
    assert brief(one(event, make.scan(person, 60, point="lunch")))[0] == "accepted"
    late = make.scan(make.delegate(event), 130, point="lunch", offline=True, shown="admitted")
    assert brief(one(event, late)) == ("accepted", None, "entry", ["outside_hours"])


def test_a_ticket_of_another_event_tells_nothing_of_its_owner(event):
    stranger = make.delegate(events.event())
    result = one(event, make.scan(stranger))
    assert (*brief(result), result["registration"]) == ("refused", "wrong_event", "none", [], None)
    by_id = one(event, make.scan(registration=stranger.id))
    assert (by_id["reason"], by_id["registration"]) == ("wrong_event", None)
    assert db.session.scalars(select(Scan.registration_id)).all() == [None, None]


def test_a_revoked_ticket_is_refused_and_its_successor_taken(event, person):
    old = make.scan(person)
    renewed = revoke_ticket(person, "lost")
    assert brief(one(event, old)) == ("refused", "revoked_ticket", "none", [])
    happened = make.scan(code=old["code"], minute=2, offline=True, shown="admitted")
    assert brief(one(event, happened)) == ("accepted", None, "entry", ["revoked_ticket"])
    assert brief(one(event, make.scan(renewed, 4)))[0] == "duplicate"


def test_what_the_desk_refused_never_admits(event, person):
    one_refused = one(event, make.scan(person, 1, offline=True, shown="refused"))
    assert brief(one_refused) == ("refused", None, "none", ["shown_refused"])
    kept = make.scan(person, 5)
    one(event, kept)
    assert brief(one(event, make.scan(person, 2, offline=True, shown="refused")))[1:3] == (
        "already_in",
        "none",
    )
    assert standing_rows() == [(1, kept["id"], None)]


def test_leaving_and_coming_back(event, person):
    steps = [("in", 1), ("out", 5), ("in", 9), ("in", 10), ("out", 11)]
    roles = [one(event, make.scan(person, minute, direction=way))["standing"] for way, minute in steps]
    assert roles == ["entry", "exit", "reentry", "duplicate", "exit"]
    assert [row[0] for row in standing_rows()] == [1, 2]
    nobody = one(event, make.scan(make.delegate(event), 2, direction="out"))
    assert brief(nobody) == ("accepted", None, "none", ["not_in"])


def test_an_exit_is_never_refused_by_the_rules_of_entry(event, person):
    one(event, make.scan(person, 1))
    set_status(person, "cancelled")
    assert brief(one(event, make.scan(person, 9, direction="out"))) == ("accepted", None, "exit", [])


def test_days_count_apart_where_the_point_says_so(event, person):
    make.point(event, "kit", is_per_day=False)
    first = [one(event, make.scan(person, 0, point=p))["outcome"] for p in ("entry", "kit")]
    later = [one(event, make.scan(person, 24 * 60, point=p))["outcome"] for p in ("entry", "kit")]
    assert (first, later) == (["accepted", "accepted"], ["accepted", "duplicate"])


def test_times_are_corrected_by_the_clock_of_the_desk_and_both_are_kept(event, person):
    sent_at = utc_now() - dt.timedelta(minutes=10)
    scan = make.scan(person, scanned_at=(sent_at - dt.timedelta(seconds=30)).isoformat())
    assert one(event, scan, sent_at=sent_at.isoformat())["flags"] == ["clock_skew"]
    row = db.session.get(Scan, scan["id"])
    assert row.scanned_at == sent_at - dt.timedelta(seconds=30)
    off = row.corrected_at - row.scanned_at - dt.timedelta(minutes=10)
    assert dt.timedelta(0) <= off < dt.timedelta(seconds=5)


def test_a_clock_that_hardly_differs_is_left_alone(event, person):
    scan = make.scan(person)
    one(event, scan, sent_at=(utc_now() - dt.timedelta(milliseconds=300)).isoformat())
    row = db.session.get(Scan, scan["id"])
    assert row.corrected_at == row.scanned_at


def test_the_batch_is_one_record_in_the_audit_log(event, person):
    again = make.scan(person, 3)
    answer(event, make.scan(person), again, {**again}, make.scan(code="tờ rơi"))
    entries = db.session.scalars(
        select(AuditEntry).where(AuditEntry.action == "checkin.scans_answered")
    ).all()
    assert [entry.details for entry in entries] == [
        {"accepted": 1, "duplicate": 1, "unknown": 1, "quarantined": False}
    ]


def test_a_desk_is_heard_from_with_every_request(event):
    device, _ = make.desk(event)
    check_in(event, [], caller=Origin(desk_id=device.id), heartbeat={"queue": 3, "list_age": 12})
    check_in(event, [], caller=Origin(desk_id=device.id), heartbeat={"queue": "x", "list_age": -1})
    db.session.expire_all()
    device = db.session.get(DeskDevice, device.id)
    assert (device.waiting_scans, device.list_age_seconds) == (3, 12)
    assert utc_now() - device.last_seen_at < dt.timedelta(seconds=5)


@pytest.mark.db
def test_what_was_answered_cannot_be_rewritten(event, person):
    one(event, make.scan(person))
    with pytest.raises(Exception, match="append-only"):
        db.session.execute(text("UPDATE scan SET outcome = 'refused'"))


@pytest.mark.db
def test_thirty_scans_read_as_often_as_one(event, count_queries):
    first, *others = [make.scan(person) for person in [make.delegate(event) for _ in range(31)]]
    assert event.id
    small = count_queries(lambda: answer(event, first))
    assert event.id
    large = count_queries(lambda: answer(event, *others))
    reads_small, reads_large = (sum(s.lstrip().startswith("SELECT") for s in said) for said in (small, large))
    assert (reads_small, reads_large) == (4, 4)
