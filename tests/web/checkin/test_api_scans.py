"""Scans by the API: statuses as the contract writes them, names only for desks that work."""

import datetime as dt
import uuid

import pytest
from sqlalchemy import select

from tests.factories import checkin as make
from tests.support.checkin import admissions, send
from workshop.checkin.desks import revoke_desk
from workshop.checkin.models import Admission, Scan, Undo
from workshop.checkin.origin import Origin
from workshop.checkin.services import accept_quarantined, drop_quarantined
from workshop.checkin.services import undo as undo_scan
from workshop.extensions import db, utc_now
from workshop.transactions import transaction


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
