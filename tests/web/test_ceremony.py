"""The run sheet's pages."""

import pytest

from tests.factories import events
from tests.factories import mou as factory
from workshop.ceremony import queries
from workshop.mou.services import mark_ready


@pytest.fixture
def event(app):
    """A workshop with two memoranda ready to sign."""
    made = events.event()
    for _ in range(2):
        mark_ready(factory.draft(made))
    return made


def test_the_order_is_made_moved_and_marked(event, sign_in):
    client, path = sign_in("organizer"), f"/events/{event.slug}/ceremony"
    assert client.get(path).status_code == 200
    assert client.post_form(f"{path}/signing/order", {"group_size": "5"}).status_code == 303
    first, second = queries.turns(event, "signing")
    client.post_form(f"{path}/turns/{second.id}/place", {"to": "up"})
    client.post_form(f"{path}/turns/{second.id}/status", {"status": "done"})
    assert [(turn.id, turn.status) for turn in queries.turns(event, "signing")] == [
        (second.id, "done"), (first.id, "waiting"),
    ]  # fmt: skip
    assert client.get(path).status_code == 200
    assert client.get(f"{path}/signing.pdf").data[:5] == b"%PDF-"
    assert client.get(f"{path}/signing.docx").data[:2] == b"PK"


def test_a_size_that_cannot_be_is_said_and_kept(event, sign_in):
    answer = sign_in("organizer").post_form(f"/events/{event.slug}/ceremony/signing/order", {"group_size": "99"})
    assert answer.status_code == 422
    assert 'value="99"' in answer.get_data(as_text=True)


def test_a_viewer_sees_the_order_and_moves_nothing(event, sign_in):
    client, path = sign_in("viewer"), f"/events/{event.slug}/ceremony"
    assert client.get(path).status_code == 200
    assert client.post_form(f"{path}/signing/order", {"group_size": "5"}).status_code == 403
    assert client.get(f"{path}?part=nothing").status_code == 404
