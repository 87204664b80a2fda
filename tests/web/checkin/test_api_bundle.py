"""What a desk reads by the API: the bundle page by page, the search, the points, the counts."""

import datetime as dt
import json
import sys

import pytest

from tests.factories import checkin as make
from tests.factories import events
from tests.support.checkin import send
from workshop.checkin import lookups
from workshop.checkin.origin import Origin
from workshop.checkin.services import revoke_ticket
from workshop.checkin.services.scanning import check_in
from workshop.events.services import touch
from workshop.registrations.models import Registration
from workshop.transactions import transaction


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
