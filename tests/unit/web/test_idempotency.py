"""One key, one act: replay, reuse, in flight, refusal."""

import pytest
from flask import Flask, g

from workshop.accounts.bearers import Caller
from workshop.errors import WorkshopError
from workshop.extensions import db
from workshop.web.idempotency import KeyReused, StillInFlight, idempotent
from workshop.web.models import IdempotentAnswer

done = []


@idempotent
def order(refuse=False):
    """Counts how often it truly ran."""
    if refuse:
        raise WorkshopError
    done.append(1)
    return {"number": len(done)}, 201


def send(app: Flask, key, body, caller=1, **arguments):
    """The (body, status, replayed) that the view answers to a POST."""
    with app.test_request_context("/api/v1/orders", method="POST", json=body, headers={"Idempotency-Key": key}):
        g.caller = Caller("token", caller, None)
        response = app.make_response(order(**arguments))
        return response.get_json(), response.status_code, "Idempotency-Replayed" in response.headers


@pytest.fixture(autouse=True)
def _nothing_done():
    done.clear()


def test_the_same_request_is_answered_again_and_done_once(app):
    assert send(app, "k1", {"a": 1}) == ({"number": 1}, 201, False)
    assert send(app, "k1", {"a": 1}) == ({"number": 1}, 201, True)
    assert len(done) == 1


def test_a_key_belongs_to_one_caller(app):
    send(app, "k1", {"a": 1})
    assert send(app, "k1", {"a": 1}, caller=2) == ({"number": 2}, 201, False)


def test_another_body_under_the_key_is_refused(app):
    send(app, "k1", {"a": 1})
    with pytest.raises(KeyReused):
        send(app, "k1", {"a": 2})


def test_a_request_still_in_flight_is_refused(app):
    send(app, "k1", {"a": 1})
    with app.app_context():
        from workshop.transactions import transaction

        with transaction() as session:
            session.query(IdempotentAnswer).update({"status": None})
    with pytest.raises(StillInFlight):
        send(app, "k1", {"a": 1})


def test_a_refusal_frees_the_key(app):
    with pytest.raises(WorkshopError):
        send(app, "k1", {"a": 1}, refuse=True)
    assert db.session.query(IdempotentAnswer).count() == 0
    assert send(app, "k1", {"a": 1}) == ({"number": 1}, 201, False)
