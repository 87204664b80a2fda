"""Walk-ins by the API: who comes in whose place, and whose spare ticket becomes theirs."""

import datetime as dt

import pytest

from tests.factories import checkin as make
from tests.factories import events
from tests.web.test_checkin_api import person_body, send, walk_in_body
from workshop.extensions import db, utc_now
from workshop.paper.codes import grouped, new_code
from workshop.registrations.models import Registration, SpareTicket
from workshop.registrations.services import make_spares
from workshop.transactions import transaction


@pytest.fixture
def event(app):
    made = events.event()
    make.point(made)
    return made


@pytest.fixture
def call(client, event):
    """``call("POST", "/checkin/scans", body)`` as a desk; returns (status, JSON)."""
    _device, token = make.desk(event)

    def called(method, path, body=None):
        headers = {"Authorization": f"Bearer {token}"}
        response = client.open(f"/api/v1{path}", method=method, json=body, headers=headers)
        return response.status_code, response.get_json()

    return called


def test_in_a_full_hall_a_deputy_takes_exactly_the_place_that_is_given_up(call, event):
    absent, waiting = make.delegate(event, kind="owner"), make.delegate(event, status="waiting")
    with transaction():
        event.capacity = 1
        event.starts_at, event.ends_at = utc_now() - dt.timedelta(hours=1), utc_now() + dt.timedelta(hours=3)
    assert call("POST", "/checkin/walk-ins", walk_in_body())[1]["code"] == "event_full"
    status, said = call("POST", "/checkin/walk-ins", walk_in_body(in_place_of=absent.id))
    assert (status, said["outcome"]) == (201, "accepted")
    db.session.expire_all()
    came = db.session.get(Registration, said["registration"]["id"])
    assert (came.status, came.kind, absent.status, waiting.status) == ("confirmed", "owner", "cancelled", "waiting")


def test_a_walk_in_takes_a_spare_ticket_that_a_scan_does_not_know(call, event):
    spare, other = make_spares(event, 2)
    asked = make.scan(code=spare.code)
    assert send(call, asked)[1]["results"][0]["outcome"] == "unknown"
    body = walk_in_body(ticket_code=grouped(spare.code))
    status, said = call("POST", "/checkin/walk-ins", body)
    assert (status, said["registration"]["ticket_code"]) == (201, spare.code)
    assert call("POST", "/checkin/walk-ins", body)[0] == 200
    assert send(call, make.scan(code=spare.code, minute=9))[1]["results"][0]["outcome"] == "duplicate"
    another = person_body(full_name="Trần Văn Sáu")
    for code, refusal in ((spare.code, "spare_taken"), (new_code(), "spare_unknown"), ("abc", "spare_unknown")):
        refused = call("POST", "/checkin/walk-ins", walk_in_body(person=another, ticket_code=code))
        assert refused[1]["code"] == refusal
    assert (db.session.query(Registration).count(), db.session.get(SpareTicket, other.id).assigned_at) == (1, None)
