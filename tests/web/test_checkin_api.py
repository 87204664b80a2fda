"""The check-in API: statuses as the contract writes them, names only for desks that work."""

import datetime as dt
import json
import sys
import uuid

import pytest
from sqlalchemy import select

from tests.factories import checkin as make
from tests.factories import events
from workshop.checkin import lookups
from workshop.checkin.desks import revoke_desk
from workshop.checkin.models import Admission, Scan, Undo, WalkIn
from workshop.checkin.origin import Origin
from workshop.checkin.services import accept_quarantined, accept_walk_in, drop_quarantined, revoke_ticket
from workshop.checkin.services import undo as undo_scan
from workshop.checkin.services.scanning import check_in
from workshop.events.services import touch
from workshop.extensions import db, utc_now
from workshop.registrations.models import Registration
from workshop.transactions import transaction


@pytest.fixture
def event(app):
    made = events.event()
    make.point(made)
    return made


@pytest.fixture
def desk(event):
    return make.desk(event, label="Bàn 1")


@pytest.fixture
def call(client, desk):
    """``call("POST", "/checkin/scans", body)`` as the desk; returns (status, JSON)."""

    def called(method, path, body=None, token=desk[1], **more):
        headers = {"Authorization": f"Bearer {token}", **more.pop("headers", {})}
        response = client.open(f"/api/v1{path}", method=method, json=body, headers=headers, **more)
        return response.status_code, response.get_json()

    return called


def send(call, *scans, **more):
    return call("POST", "/checkin/scans", {"scans": list(scans), **more})


def admissions():
    return db.session.query(Admission).where(Admission.undone_at.is_(None)).count()


def test_a_scan_is_answered(call, event):
    person = make.delegate(event)
    status, said = send(call, make.scan(person), queue=2, list_age=5, sent_at=utc_now().isoformat())
    assert (status, said["results"][0]["outcome"], sorted(said)) == (
        200,
        "accepted",
        ["results", "server_time"],
    )


@pytest.mark.parametrize("body", [[], {"scans": "x"}, {"scans": [{"point": "entry"}]}, 5, None])
def test_a_body_without_ids_is_422_and_nothing_is_stored(call, event, body):
    status, said = call("POST", "/checkin/scans", body)
    assert (status, said["code"], db.session.query(Scan).count()) == (422, "not_scans", 0)


def test_one_item_without_an_id_refuses_the_whole_body(call, event):
    assert send(call, make.scan(make.delegate(event)), {"point": "entry"})[0] == 422
    assert db.session.query(Scan).count() == 0


def test_what_is_not_json_is_422(client, desk):
    for data in (b"{", b"[" * 100_000, b'{"scans":[{"id":1' + b"0" * 6000 + b"}]}", b"\xff"):
        answer = client.post(
            "/api/v1/checkin/scans", data=data, headers={"Authorization": f"Bearer {desk[1]}"}
        )
        assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")


def test_an_empty_list_is_a_heartbeat(call):
    assert send(call)[1]["results"] == []


def test_five_hundred_and_one_scans_are_413(call):
    assert send(call, *[{"id": "x"}] * 501)[0] == 413
    status, said = send(call, *[{"id": str(uuid.uuid4())} for _ in range(500)])
    assert (status, {result["reason"] for result in said["results"]}) == (200, {"malformed"})


def test_without_a_token_or_with_another_scope_nothing_opens(client, call, event):
    assert client.post("/api/v1/checkin/scans", json={"scans": []}).status_code == 401
    token = make.api_token(event, ["registrations:read"])
    assert call("GET", "/checkin/bundle", token=token)[0] == 403
    unbound = make.api_token(None)
    assert call("GET", "/checkin/bundle", token=unbound)[1]["code"] == "no_event"


def test_a_token_of_the_event_may_scan_too(call, event):
    token = make.api_token(event)
    status, said = call("POST", "/checkin/scans", {"scans": [make.scan(make.delegate(event))]}, token=token)
    assert (status, said["results"][0]["outcome"]) == (200, "accepted")


@pytest.mark.parametrize("end", ["revoked_at", "expires_at"])
def test_an_ended_desk_hears_no_names_and_its_scans_wait(call, event, desk, end):
    person, kept = make.delegate(event), make.scan(make.delegate(event))
    send(call, kept)
    with transaction() as session:
        setattr(session.get(type(desk[0]), desk[0].id), end, utc_now() - dt.timedelta(seconds=1))
    assert [call("GET", path)[0] for path in ("/checkin/bundle", "/checkin/search?q=hoa")] == [403, 403]
    assert (
        call("POST", "/checkin/undos", {"id": str(uuid.uuid4()), "scan": kept["id"], "reason": "x"})[0] == 403
    )
    scan = make.scan(person)
    status, said = send(call, scan, kept)
    assert (status, said["status"]) == (202, "quarantined")
    first, second = said["results"]
    assert (first["flags"], first["standing"], first["registration"]) == (["quarantined"], "none", None)
    assert (second["replayed"], second["registration"]) == (True, None)
    assert admissions() == 1


def test_quarantined_scans_count_once_a_person_accepts_them(call, event, desk, sign_in):
    from tests.factories.accounts import user

    by, person = user(), make.delegate(event)
    revoke_desk(desk[0])
    early, late, dropped = make.scan(person, 1), make.scan(person, 5), make.scan(make.delegate(event))
    send(call, late, early, dropped)
    drop_quarantined(event, dropped["id"], by)
    accept_quarantined(event, late["id"], by)
    assert [row.scan_id for row in db.session.scalars(select(Admission))] == [late["id"]]
    accept_quarantined(event, early["id"], by)
    assert [row.scan_id for row in db.session.scalars(select(Admission))] == [early["id"]]


def person_body(**values):
    return {"full_name": "Lê Thị Cẩm Vân", "phone": "0912 345 678", "organization": "Xã Thạnh Phú", **values}


def walk_in_body(**values):
    return {
        "id": str(uuid.uuid4()),
        "point": "entry",
        "person": person_body(),
        "scanned_at": make.at(3),
        **values,
    }


def test_a_walk_in_is_registered_confirmed_and_checked_in_once(call, event):
    body = walk_in_body()
    status, said = call("POST", "/checkin/walk-ins", body)
    assert (status, said["outcome"], said["replayed"], said["scan"]) == (201, "accepted", False, body["id"])
    status, again = call("POST", "/checkin/walk-ins", body)
    assert (status, again) == (200, {**said, "replayed": True})
    person = db.session.scalar(select(Registration))
    assert (person.full_name, person.status, person.source) == ("Lê Thị Cẩm Vân", "confirmed", "walk_in")
    assert (admissions(), person.ticket_code) == (1, said["registration"]["ticket_code"])
    other = {**body, "person": person_body(full_name="Người khác")}
    assert call("POST", "/checkin/walk-ins", other)[1]["code"] == "id_reused"
    assert call("POST", "/checkin/walk-ins", walk_in_body())[1]["code"] == "already_registered"


@pytest.mark.parametrize(
    "change",
    [{"id": "x"}, {"point": "nowhere"}, {"person": {}}, {"person": person_body(kind="king")}, {"in_place_of": "x"},
     {"person": "x"}, {"scanned_at": "soon"}, {"person": person_body(full_name="")},
     {"person": person_body(full_name="a\x00")}, {"person": person_body(phone="12")}],
)  # fmt: skip
def test_a_walk_in_that_cannot_be_read_leaves_nothing(call, event, change):
    status, _ = call("POST", "/checkin/walk-ins", walk_in_body(**change))
    assert (status, db.session.query(Registration).count(), db.session.query(WalkIn).count()) == (422, 0, 0)


def test_a_walk_in_takes_the_place_of_somebody_who_does_not_come(call, event):
    absent, present = make.delegate(event), make.delegate(event)
    send(call, make.scan(present))
    status, said = call("POST", "/checkin/walk-ins", walk_in_body(in_place_of=absent.id))
    assert status == 201
    db.session.expire_all()
    came = db.session.get(Registration, said["registration"]["id"])
    assert (absent.status, came.in_place_of_id) == ("cancelled", absent.id)
    assert (
        call("POST", "/checkin/walk-ins", walk_in_body(in_place_of=present.id))[1]["code"]
        == "replaced_already_here"
    )


def test_a_desk_may_bring_sixty_walk_ins_an_hour(call, event):
    from workshop.web import limits

    body = walk_in_body()
    assert call("POST", "/checkin/walk-ins", body)[0] == 201
    with transaction() as session:
        session.query(limits.RateCounter).update({"count": 60})
    assert call("POST", "/checkin/walk-ins", body)[0] == 200
    another = walk_in_body(person=person_body(full_name="Trần Văn Sáu"))
    assert call("POST", "/checkin/walk-ins", another)[0] == 429


def test_a_walk_in_of_an_ended_desk_waits_without_a_registration(call, event, desk):
    from tests.factories.accounts import user

    revoke_desk(desk[0])
    body = walk_in_body()
    status, said = call("POST", "/checkin/walk-ins", body)
    assert (status, said["outcome"], said["registration"]) == (202, "quarantined", None)
    assert (db.session.query(Registration).count(), admissions()) == (0, 0)
    accept_walk_in(event, body["id"], user())
    made = db.session.scalar(select(WalkIn))
    assert (admissions(), made.person, made.scan_id) == (1, None, body["id"])


def test_an_undo_ends_the_admission_once(call, event):
    person, scan = make.delegate(event), None
    scan = make.scan(person)
    send(call, scan)
    body = {"id": str(uuid.uuid4()), "scan": scan["id"], "reason": "nhầm người"}
    status, said = call("POST", "/checkin/undos", body)
    assert (status, said["outcome"], said["replayed"], said["standing"]) == (200, "undone", False, "none")
    assert call("POST", "/checkin/undos", body)[1] == {**said, "replayed": True}
    assert call("POST", "/checkin/undos", {**body, "reason": "khác"})[1]["code"] == "id_reused"
    assert call("POST", "/checkin/undos", {**body, "id": str(uuid.uuid4())})[1]["outcome"] == "nothing"
    assert (
        call("POST", "/checkin/undos", {**body, "id": str(uuid.uuid4()), "scan": str(uuid.uuid4())})[0] == 404
    )
    assert (admissions(), db.session.query(Undo).count()) == (0, 2)
    replay = send(call, scan)[1]["results"][0]
    assert (replay["outcome"], replay["replayed"], replay["standing"]) == ("accepted", True, "none")
    row = db.session.scalar(select(Admission))
    assert (row.undo_reason, row.undone_by) == (
        "nhầm người",
        f"desk:{db.session.scalar(select(Undo.desk_id))}",
    )


@pytest.mark.parametrize("change", [{"id": "x"}, {"scan": 5}, {"reason": ""}, {"reason": None}])
def test_an_undo_that_cannot_be_read_is_422(call, event, change):
    body = {"id": str(uuid.uuid4()), "scan": str(uuid.uuid4()), "reason": "x", **change}
    assert call("POST", "/checkin/undos", body)[0] == 422


def test_an_exit_that_is_undone_leaves_the_person_inside(call, event):
    person = make.delegate(event)
    out = make.scan(person, 5, direction="out")
    send(call, make.scan(person), out)
    assert undo_scan(event, str(uuid.uuid4()), out["id"], "x", Origin())["outcome"] == "undone"
    row = db.session.scalar(select(Admission))
    assert (row.undone_at, row.exited_at, row.exit_scan_id) == (None, None, None)


def pages(call, cursor="", size=2):
    """Every page from ``cursor`` on: (people by id, arrivals, the cursor to go on from)."""
    people, arrivals = {}, []
    while True:
        status, said = call("GET", f"/checkin/bundle?cursor={cursor}&page_size={size}")
        assert status == 200
        people.update({item["id"]: item for item in said["items"]})
        arrivals += said["arrivals"]
        cursor = said["cursor"]
        if said["next_cursor"] is None:
            return people, arrivals, said
        assert said["next_cursor"] == cursor


def test_the_bundle_comes_in_pages_and_then_only_what_changed(call, event):
    people = [make.delegate(event) for _ in range(5)]
    gone = make.delegate(event, status="cancelled")
    scan = make.scan(people[0])
    send(call, scan)
    first, arrivals, last = pages(call)
    assert sorted(first) == [person.id for person in [*people, gone]]
    assert first[gone.id] == {
        "id": gone.id,
        "status": "cancelled",
        "lookup": lookups.lookup(gone.ticket_code, event.desk_salt),
    }
    assert first[people[0].id] == {
        "id": people[0].id, "status": "confirmed", "lookup": lookups.lookup(people[0].ticket_code, event.desk_salt),
        "full_name": people[0].full_name, "position": "Giám đốc", "organization": "HTX Bún gạo Tân Hòa",
        "kind": "owner", "tail": lookups.tail_hash(people[0].phone_tail, event.desk_salt),
    }  # fmt: skip
    assert {(row["registration"], row["at"], row["is_gone"]) for row in arrivals} == {
        (people[0].id, "2023-05-19T00:30:00Z", False)
    }
    assert (last["is_complete"], last["epoch"]) == (True, lookups.epoch(event.desk_salt))
    with transaction() as session:
        session.get(Registration, people[2].id).change_number = touch(event.id)
    revoke_ticket(people[3])
    delta, _, _ = pages(call, last["cursor"])
    assert sorted(delta) == [people[2].id, people[3].id]


def test_the_bundle_begins_anew_with_another_epoch_or_a_broken_cursor(call, event):
    make.delegate(event)
    _, _, last = pages(call)
    assert call("GET", f"/checkin/bundle?cursor={last['cursor']}")[1]["items"] == []
    with transaction() as session:
        session.get(type(event), event.id).desk_salt = "another"
    for cursor in (last["cursor"], "x", "W10", "%F0"):
        assert len(call("GET", f"/checkin/bundle?cursor={cursor}")[1]["items"]) == 1


def test_the_bundle_never_holds_more_than_its_cap(call, event, monkeypatch):
    monkeypatch.setattr(sys.modules["workshop.checkin.queries.bundle"], "MOST_PEOPLE", 3)
    [make.delegate(event) for _ in range(5)]
    people, _, last = pages(call)
    assert (len(people), last["is_complete"], last["next_cursor"]) == (3, False, None)


def test_five_thousand_people_stay_below_two_megabytes(call, event):
    long = make.delegate(
        event, full_name="Nguyễn Hoàng Phương Nghi", organization="Hợp tác xã Nông nghiệp Tân Thành " * 2
    )
    _, said = call("GET", "/checkin/bundle")
    assert long.id == said["items"][0]["id"]
    assert len(json.dumps(said["items"][0], ensure_ascii=False).encode()) * 5000 < 2_000_000


def test_no_phone_and_no_ticket_code_is_in_the_bundle(client, event, desk):
    person = make.delegate(event, phone="0912345678")
    revoke_ticket(make.delegate(event))
    text = client.get("/api/v1/checkin/bundle", headers={"Authorization": f"Bearer {desk[1]}"}).get_data(
        as_text=True
    )
    assert not [secret for secret in ("5678", person.ticket_code) if secret in text]


def test_search_finds_without_accents_and_by_phone_tail(call, event):
    person = make.delegate(event, full_name="Đỗ Thị Ánh Nguyệt", phone="0912345678")
    make.delegate(event)
    scan = make.scan(person)
    send(call, scan)
    for q in ("do nguyet", "nguyệt đỗ", "5678"):
        [item] = call("GET", f"/checkin/search?q={q}")[1]["items"]
        assert (item["id"], item["admitted"][0]["scan"]) == (person.id, scan["id"])
    assert "phone" not in item
    assert call("GET", "/checkin/search?q=")[1]["items"] == []
    assert [call("GET", path)[0] for path in ("/checkin/search", "/checkin/search?q=%00")] == [422, 422]


def test_points_stats_and_events(call, event):
    people = [make.delegate(event) for _ in range(3)] + [
        make.delegate(event, kind="leader", organization="UBND tỉnh")
    ]
    send(call, make.scan(people[0], 1), make.scan(people[1], 9), make.scan(people[3], 12))
    assert [item["code"] for item in call("GET", f"/events/{event.slug}/points")[1]["items"]] == ["entry"]
    assert [item["slug"] for item in call("GET", "/events")[1]["items"]] == [event.slug]
    assert call("GET", f"/events/{event.slug}/stats")[1] == {
        "expected": 4, "arrived": 3,
        "by_kind": [
            {"kind": "leader", "label": "Nhóm leader", "label_en": "Nhóm leader", "expected": 1, "arrived": 1},
            {"kind": "owner", "label": "Nhóm owner", "label_en": "Nhóm owner", "expected": 3, "arrived": 2},
        ],
        "by_unit": [{"unit": "HTX Bún gạo Tân Hòa", "expected": 3, "arrived": 2},
                    {"unit": "UBND tỉnh", "expected": 1, "arrived": 1}],
        "by_ten_minutes": [{"at": "2023-05-19T00:30:00Z", "arrived": 2}, {"at": "2023-05-19T00:40:00Z", "arrived": 1}],
        "by_point": [{"code": "entry", "label": "Cửa vào", "label_en": "Entrance", "admitted": 3, "inside": 3}],
    }  # fmt: skip


def test_another_event_is_not_for_this_desk(call, app):
    other = events.event()
    assert [call("GET", f"/events/{other.slug}/{part}")[0] for part in ("points", "stats")] == [403, 403]


@pytest.mark.db
def test_the_counts_are_the_same_on_both_databases(event):
    from workshop.checkin.queries import live_counts

    people = [make.delegate(event) for _ in range(2)]
    check_in(event, [make.scan(people[0], 19), make.scan(people[1], 20)], caller=Origin())
    counts = live_counts(event)
    assert [(row["at"], row["arrived"]) for row in counts["by_ten_minutes"]] == [
        (events.STARTS_AT + dt.timedelta(minutes=10), 1), (events.STARTS_AT + dt.timedelta(minutes=20), 1),
    ]  # fmt: skip
    assert (counts["expected"], counts["arrived"], counts["by_point"][0]["inside"]) == (2, 2, 2)


def test_the_description_names_every_address(client):
    described = client.get("/api/v1/openapi.json").get_json()["paths"]
    parts = ("scans", "bundle", "search", "walk-ins", "undos")
    wanted = {f"/api/v1/checkin/{part}" for part in parts} | {
        f"/api/v1/events/{{slug}}/{p}" for p in ("points", "stats")
    }
    assert wanted - set(described) == set()
