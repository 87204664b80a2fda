"""The API of registrations."""

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.accounts.models import ApiToken
from workshop.accounts.secrets import digest, new_secret
from workshop.transactions import transaction


@pytest.fixture
def call(app, client):
    """``call("GET", path, scopes=..., event=None, **kwargs)`` with a token of those scopes."""

    def called(method, path, *, scopes=("registrations:read", "registrations:write"), event=None, headers=(), **kwargs):
        token = new_secret()
        with transaction() as session:
            session.add(ApiToken(name="x", token_hash=digest(token), scopes=list(scopes),
                                 event_id=event.id if event else None))  # fmt: skip
        sent = {"Authorization": f"Bearer {token}", **dict(headers)}
        return client.open(f"/api/v1{path}", method=method, headers=sent, **kwargs)

    return called


def test_a_list_goes_on_by_cursor_and_the_code_needs_the_scope(call):
    event = events.event()
    made = [registration(event) for _ in range(3)]
    first = call("GET", f"/events/{event.slug}/registrations?page_size=2").json
    assert [item["id"] for item in first["items"]] == [made[0].id, made[1].id]
    rest = call("GET", f"/events/{event.slug}/registrations?page_size=2&cursor={first['next_cursor']}").json
    assert [item["id"] for item in rest["items"]] == [made[2].id]
    assert rest["next_cursor"] is None
    assert set(first["items"][0]) == {
        "id", "full_name", "honorific", "position", "organization", "kind", "status", "phone", "email",
        "ticket_code", "version",
    }  # fmt: skip


def test_registering_is_idempotent_and_hides_the_code_without_the_scope(app, client):
    event = events.event()
    token = new_secret()
    with transaction() as session:
        session.add(ApiToken(name="x", token_hash=digest(token), scopes=["registrations:write"]))
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "k1"}
    path = f"/api/v1/events/{event.slug}/registrations"
    first = client.post(path, json={"full_name": "Thạch Sa"}, headers=headers)
    again = client.post(path, json={"full_name": "Thạch Sa"}, headers=headers)
    assert (first.status_code, again.status_code, first.json) == (201, 201, again.json)
    assert "ticket_code" not in first.json
    assert again.headers["Idempotency-Replayed"] == "true"
    assert client.post(path, json={"full_name": "Khác"}, headers=headers).status_code == 422


def test_what_cannot_stand_is_a_problem(call):
    event = events.event(capacity=1)
    path = f"/events/{event.slug}/registrations"
    assert call("POST", path, json={}).status_code == 422
    assert call("POST", path, json={"full_name": "A", "status": "confirmed"}).status_code == 201
    full = call("POST", path, json={"full_name": "B", "status": "confirmed"})
    assert (full.status_code, full.mimetype, full.json["code"]) == (409, "application/problem+json", "event_full")
    assert call("POST", path, json={"full_name": "B"}).json["status"] == "waiting"
    assert call("POST", path, json={"full_name": "A"}, scopes=["registrations:read"]).status_code == 403
    assert call("GET", path, event=events.event()).status_code == 403


def test_a_change_needs_the_version_that_was_seen(call):
    event = events.event()
    made = registration(event)
    path = f"/registrations/{made.id}"
    assert call("GET", path).headers["ETag"] == '"1"'
    assert call("PATCH", path, json={"organization": "X"}).status_code == 412
    assert call("PATCH", path, json={"organization": "X", "version": 1}).json["version"] == 2
    assert call("PATCH", path, json={"organization": "Y", "version": 1}).status_code == 412
    done = call("PATCH", path, json={"status": "cancelled"}, headers={"If-Match": '"2"'})
    assert (done.status_code, done.json["status"]) == (200, "cancelled")
    assert call("GET", path, event=events.event()).status_code == 404
