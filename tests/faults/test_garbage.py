"""Whatever a broken client sends to the addresses of check-in: an answer in words, never a failure of the server."""

import json
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import checkin as make
from tests.factories import events

pytestmark = [pytest.mark.db, pytest.mark.slow]
MANY = settings(
    max_examples=60, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
texts = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(
    ["", "\x00", "\ud800", "0" * 400, "9" * 20, "-1", "2023-05-19T07:30:00+07:00", "0001-01-01T00:00:00Z",
     "9999-12-31T23:59:59+00:00", "entry", "in", "out", "' OR 1=1 --", "admitted", "refused"]
)  # fmt: skip
numbers = st.integers() | st.floats(allow_nan=True) | st.sampled_from([2**31, 2**63, 2**64, -(2**63), 10**400])
plain = st.none() | st.booleans() | numbers | texts
anything = st.recursive(plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
                        max_leaves=8)  # fmt: skip
ids = st.uuids().map(str)


def nearly(**sound):
    """An object of the API whose fields are sound, missing, or anything at all."""
    return st.fixed_dictionaries({}, optional={name: value | anything for name, value in sound.items()})


moments = st.just("2023-05-19T07:30:00+07:00")
scans = nearly(id=ids, point=st.just("entry"), code=texts, registration=st.integers(1, 3), direction=st.just("in"),
               scanned_at=moments, offline=st.booleans(), shown=st.just("admitted"))  # fmt: skip
person = nearly(full_name=texts, honorific=texts, position=texts, organization=texts, kind=texts, phone=texts,
                email=texts)  # fmt: skip
BODIES = {
    "scans": nearly(sent_at=moments, queue=numbers, list_age=numbers, scans=st.lists(scans, max_size=4)),
    "walk-ins": nearly(id=ids, point=st.just("entry"), person=person, in_place_of=st.integers(1, 3),
                       ticket_code=texts, scanned_at=moments, sent_at=moments),
    "undos": nearly(id=ids, scan=ids, reason=texts),
}  # fmt: skip


@pytest.fixture
def desk(client):
    """``desk(method, path, **more)`` asks as a paired desk of a workshop with three delegates; gives the status."""
    event = events.event()
    make.point(event)
    for _number in range(3):
        make.delegate(event)
    _device, token = make.desk(event)

    def ask(method, path, **more):
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        return client.open(f"/api/v1/checkin/{path}", method=method, headers=headers, **more).status_code

    return ask


def written(body):
    """``body`` as a client would write it, lone surrogates and NaN included."""
    return json.dumps(body).encode()


@pytest.mark.parametrize("where", BODIES)
def test_objects_that_are_nearly_sound(desk, where):
    @MANY
    @given(BODIES[where] | anything)
    def never_fails(body):
        assert desk("POST", where, data=written(body)) < 500

    never_fails()


@pytest.mark.parametrize("where", BODIES)
def test_bytes_that_are_no_json(desk, where):
    @MANY
    @given(st.binary(max_size=60) | st.sampled_from([b"[" * 20_000, b"{", b'{"scans":', b"\xff\xfe", b"NaN", b"1e999"]))
    def never_fails(body):
        assert desk("POST", where, data=body) < 500

    never_fails()


@pytest.mark.parametrize(("where", "name"), [("search", "q"), ("bundle", "cursor"), ("bundle", "page_size")])
def test_arguments_of_any_kind(desk, where, name):
    @MANY
    @given(st.text(st.characters(codec="utf-8"), max_size=60) | numbers.map(str))
    def never_fails(value):
        assert desk("GET", where, query_string={name: value}) < 500

    never_fails()


def test_the_sound_request_beside_the_garbage_is_taken(desk):
    sound = {"id": str(uuid.uuid4()), "reason": "sai người", "scan": str(uuid.uuid4())}
    assert desk("POST", "undos", data=written(sound)) == 404  # read and understood: there is no such scan
