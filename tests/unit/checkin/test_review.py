"""What waits for a person, and what a decision changes: never an answer, sometimes what stands."""

import uuid

import pytest

from tests.factories import checkin as make
from tests.factories import events
from tests.factories.accounts import user
from workshop.checkin import queries, services
from workshop.checkin.models import Scan
from workshop.checkin.refusals import AlreadyReviewed, NotToMatch, ScanUnknown
from workshop.checkin.services import Origin, check_in, undo
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.paper.codes import new_code

WEB = Origin()
LET_IN = {"offline": True, "shown": "admitted"}
STRANGER = new_code()


@pytest.fixture
def by(event):
    return user("organizer", event)


def waiting(event):
    return {name: count for name, count in queries.review_counts(event).items() if count}


def listed(event, name):
    return [queries.log_entry(row).scan.id for row in db.session.execute(queries.to_review(event, name))]


def send(event, *scans):
    return [check_in(event, [scan], caller=WEB)[0] for scan in scans]


def stands(event, person):
    return [row[3] for row in queries.admitted_now(event, [person.id]).get(person.id, [])]


@pytest.mark.parametrize("turned", [False, True])
def test_two_desks_that_let_in_one_ticket_are_a_conflict_in_either_order(event, turned):
    person = make.delegate(event)
    early, late = make.scan(person, 1, **LET_IN), make.scan(person, 5, **LET_IN)
    send(event, *((late, early) if turned else (early, late)))
    assert (stands(event, person), listed(event, "conflict")) == ([early["id"]], [late["id"]])
    scan = db.session.get(Scan, late["id"])
    assert queries.holders([scan]) == {late["id"]: (db.session.get(Scan, early["id"]).corrected_at, None)}


def test_a_scan_that_was_first_online_and_gives_way_is_a_conflict(event):
    person = make.delegate(event)
    online, earlier = make.scan(person, 5), make.scan(person, 1, **LET_IN)
    send(event, online, earlier)
    assert listed(event, "conflict") == [online["id"]]


def test_a_red_screen_that_came_earlier_accuses_nobody(event):
    person = make.delegate(event)
    send(
        event, make.scan(person, 5), make.scan(person, 1), make.scan(person, 3, offline=True, shown="refused")
    )
    assert waiting(event) == {}


def test_passages_that_move_up_after_an_undo_are_no_conflict(event):
    person = make.delegate(event)
    scans = [make.scan(person, minute, direction=direction) for minute, direction in
             ((1, "in"), (2, "out"), (3, "in"), (4, "out"), (5, "in"))]  # fmt: skip
    send(event, *scans)
    undo(event, str(uuid.uuid4()), scans[0]["id"], "nhầm", WEB)
    assert (stands(event, person), waiting(event)) == ([scans[2]["id"], scans[4]["id"]], {})


@pytest.mark.parametrize(
    ("status", "point", "flag"),
    [("cancelled", {}, "cancelled"), ("pending", {}, "not_confirmed"),
     ("confirmed", {"is_open": False}, "point_closed"),
     ("confirmed", {"opens_at": events.STARTS_AT, "closes_at": events.STARTS_AT}, "outside_hours"),
     ("confirmed", {"admits": ["leader"]}, "kind_not_admitted")],
)  # fmt: skip
def test_who_was_let_in_against_a_rule_counts_until_it_is_taken_back(event, by, status, point, flag):
    make.point(event, "hall", **point)
    person = make.delegate(event, status=status)
    scan = make.scan(person, 4, point="hall", **LET_IN)
    [answer] = send(event, scan)
    assert (answer["outcome"], answer["flags"], listed(event, "flagged")) == (
        "accepted",
        [flag],
        [scan["id"]],
    )
    services.take_back_scan(event, scan["id"], by, "không có trong danh sách")
    assert (stands(event, person), waiting(event)) == ([], {})
    kept = db.session.get(Scan, scan["id"])
    assert (kept.outcome, kept.review, kept.reviewed_by_id) == ("accepted", "undone", by.id)
    with pytest.raises(AlreadyReviewed):
        services.keep_scan(event, scan["id"], by)


def test_what_was_left_as_it_is_still_counts(event, by):
    person = make.delegate(event, status="cancelled")
    scan = make.scan(person, **LET_IN)
    send(event, scan)
    services.keep_scan(event, scan["id"], by)
    assert (stands(event, person), waiting(event)) == ([scan["id"]], {})


def test_an_unknown_code_that_was_let_in_admits_once_it_is_matched(event, by):
    person = make.delegate(event)
    first, again = make.scan(code=STRANGER, minute=2, **LET_IN), make.scan(code=STRANGER, minute=7, **LET_IN)
    assert [answer["outcome"] for answer in send(event, first, again)] == ["unknown", "unknown"]
    assert listed(event, "unknown") == [first["id"], again["id"]]
    services.match_scan(event, first["id"], person, by)
    assert (stands(event, person), waiting(event)) == ([first["id"]], {})
    replays = [
        (a["outcome"], a["replayed"], a["standing"], a["registration"]) for a in send(event, first, again)
    ]
    assert replays == [("unknown", True, "entry", None), ("unknown", True, "duplicate", None)]
    undo(event, str(uuid.uuid4()), first["id"], "nhầm", WEB)
    assert stands(event, person) == []


@pytest.mark.parametrize("shown", ["refused", None])
def test_whom_the_desk_refused_is_not_admitted_by_a_match(event, by, shown):
    person = make.delegate(event)
    scan = make.scan(code=STRANGER, offline=True, shown=shown)
    send(event, scan)
    services.match_scan(event, scan["id"], person, by)
    assert (stands(event, person), db.session.get(Scan, scan["id"]).registration_id) == ([], person.id)
    [later] = send(event, make.scan(person, 9))
    assert (later["outcome"], later["standing"]) == ("accepted", "entry")


def test_a_code_that_is_somebodys_by_now_is_proposed(event):
    scan = make.scan(code=STRANGER)
    send(event, scan)
    person = make.delegate(event, ticket_code=STRANGER)
    assert queries.proposed(event, [db.session.get(Scan, scan["id"])]) == {scan["id"]: person}


def test_only_an_unknown_code_of_this_workshop_is_matched(event, by):
    person, other = make.delegate(event), make.delegate(events.event())
    flagged, unknown = make.scan(make.delegate(event, status="cancelled"), **LET_IN), make.scan(code=STRANGER)
    send(event, flagged, unknown)
    with pytest.raises(NotToMatch):
        services.match_scan(event, flagged["id"], person, by)
    with pytest.raises(NotFound):
        services.match_scan(event, unknown["id"], other, by)
    with pytest.raises(ScanUnknown):
        services.drop_scan(events.event(), unknown["id"], by)
    services.drop_scan(event, unknown["id"], by)
    assert waiting(event) == {"flagged": 1}


def test_what_is_no_ticket_waits_only_where_it_let_somebody_in(event):
    card = "083190000123|Nguyễn Văn A|01011990|Nam|Trà Vinh|01012021"
    let_in = make.scan(code=card, **LET_IN)
    send(event, make.scan(code=card), make.scan(code="https://example.vn/x"), let_in)
    assert listed(event, "unknown") == [let_in["id"]]


def test_an_undo_at_the_desk_settles_what_waited(event):
    scan = make.scan(make.delegate(event, status="cancelled"), **LET_IN)
    send(event, scan)
    undo(event, str(uuid.uuid4()), scan["id"], "nhầm", WEB)
    assert waiting(event) == {}


def test_the_log_tells_what_was_undone(event):
    person = make.delegate(event)
    first, second = make.scan(person, 1), make.scan(person, 3)
    send(event, first, second)
    undo(event, str(uuid.uuid4()), second["id"], "nhầm", WEB)
    assert [queries.entry_of(event, scan["id"]).is_undone for scan in (first, second)] == [True, True]
    again = make.scan(person, 9)
    send(event, again)
    assert queries.entry_of(event, again["id"]).is_undone is False
