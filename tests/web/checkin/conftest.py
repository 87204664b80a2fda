"""One workshop with an entrance, its staff, and a desk that asks the API."""

import pytest

from tests.factories import checkin as make


@pytest.fixture
def event(app):
    return make.event_with_entry()


@pytest.fixture
def staff(sign_in, event):
    return sign_in("organizer", event)


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
