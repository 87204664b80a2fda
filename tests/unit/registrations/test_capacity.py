"""A burst of sign-ups never overbooks; without the guard it would."""

import datetime as dt
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from tests.factories import events
from tests.factories.registrations import delegate
from workshop import transactions
from workshop.events.models import Event
from workshop.events.services import edit_event, edit_kind
from workshop.extensions import db, utc_now
from workshop.registrations import places
from workshop.registrations.models import Registration
from workshop.registrations.services import cancel_registration, register

PLACES, PEOPLE = 10, 64
pytestmark = pytest.mark.db


@pytest.fixture
def settings(settings):
    """As many connections at once as the tests' PostgreSQL server allows."""
    return {**settings, "WORKSHOP_THREADS": 44}


@pytest.fixture
def counted_together(monkeypatch):
    """Whoever counts the places waits a moment for the others to count too, as happens on a busy morning.

    Nobody waits for ever: with the guard on, only one counts at a time.
    """
    counted = places.taken

    def slowly(event_id, kind=None):
        number = counted(event_id, kind)
        time.sleep(0.02)
        return number

    monkeypatch.setattr(places, "taken", slowly)
    # what is asked is who gets a place, not how long 64 writers wait on a loaded machine
    monkeypatch.setattr(transactions, "WAIT_SECONDS", 120)


@pytest.fixture
def unguarded(monkeypatch, database_kind):
    """Takes the guard away: the event's lock, and on SQLite the turn of writers and the immediate beginning."""
    monkeypatch.setattr(places, "locked_event", lambda session, event_id: session.get(Event, event_id))
    if database_kind == "sqlite":
        monkeypatch.setattr(transactions, "_turn", _no_turn)
        monkeypatch.setattr(transactions, "_begin", _begin_late)


@contextmanager
def _no_turn(_session):
    yield


def _begin_late(session):
    """Begin as a library would on its own: a read transaction that becomes a write with the first insert."""
    session.rollback()
    session.expire_all()
    session.info["writing"] = True


def burst(app, event, people):
    """Sign up all of ``people`` at one moment, each in a thread with a connection of its own; count the states."""
    together = threading.Barrier(len(people))

    def one(person):
        with app.app_context():
            together.wait(30)
            try:
                return register(event, person, source="public").status
            finally:
                db.session.remove()

    with ThreadPoolExecutor(len(people)) as pool:
        return Counter(pool.map(one, people))


def stored(event):
    """What stands in the database, counted anew."""
    db.session.rollback()
    return Counter(db.session.scalars(db.select(Registration.status).where(Registration.event_id == event.id)))


def open_event(**values):
    """An event in the future."""
    start = utc_now() + dt.timedelta(days=2)
    return events.event(starts_at=start, ends_at=start + dt.timedelta(hours=4), **values)


@pytest.mark.parametrize("whose", ["hall", "kind"])
def test_with_the_guard_off_the_burst_overbooks(app, counted_together, unguarded, database_kind, whose):
    event = open_event(capacity=PLACES if whose == "hall" else None)
    if whose == "kind":
        event.kinds[1].capacity = PLACES
        db.session.commit()
    if database_kind == "postgresql":
        assert burst(app, event, [delegate() for _ in range(PEOPLE)])["confirmed"] > PLACES
    else:
        # SQLite itself refuses the second of two that read and then write: nobody is overbooked, but people are lost
        with pytest.raises(Exception, match=r"locked|busy"):
            burst(app, event, [delegate() for _ in range(PEOPLE)])


def test_sixty_four_at_once_fill_ten_places_exactly(app, counted_together):
    event = open_event(capacity=PLACES)
    assert burst(app, event, [delegate() for _ in range(PEOPLE)]) == {"confirmed": PLACES, "waiting": PEOPLE - PLACES}
    assert stored(event) == {"confirmed": PLACES, "waiting": PEOPLE - PLACES}


def test_the_places_of_a_kind_are_filled_exactly(app, counted_together):
    event = open_event()
    edit_kind(event.kinds[1], label="Chủ thể", capacity=PLACES)
    people = [delegate(kind="owner" if number % 2 else "leader") for number in range(PEOPLE)]
    half = PEOPLE // 2
    assert burst(app, event, people) == {"confirmed": half + PLACES, "waiting": half - PLACES}
    assert places.taken(event.id, "owner") == PLACES


def test_cancelling_and_signing_up_at_once_keeps_the_hall_exactly_full(app):
    event = open_event(capacity=PLACES)
    first = [register(event, delegate(), source="public") for _ in range(PLACES + 5)]
    leaving, coming = [each.id for each in first[:5]], [delegate() for _ in range(8)]

    def leave(registration_id):
        with app.app_context():
            cancel_registration(db.session.get(Registration, registration_id))
            db.session.remove()

    def come(person):
        with app.app_context():
            register(event, person, source="public")
            db.session.remove()

    with ThreadPoolExecutor(13) as pool:
        list(pool.map(lambda task: task[0](task[1]), [(leave, i) for i in leaving] + [(come, p) for p in coming]))
    assert stored(event) == {"confirmed": PLACES, "waiting": 8, "cancelled": 5}
    # first come, first served: the five who waited before have the places
    assert {each.status for each in db.session.query(Registration).filter(Registration.id.in_(
        [each.id for each in first[5:]]))} == {"confirmed"}  # fmt: skip


def test_more_places_while_people_sign_up(app):
    event = open_event(capacity=2)
    [register(event, delegate(), source="public") for _ in range(6)]
    version = event.version

    def widen(places_now):
        with app.app_context():
            edit_event(event, version, capacity=places_now)
            db.session.remove()

    def come(person):
        with app.app_context():
            register(event, person, source="public")
            db.session.remove()

    with ThreadPoolExecutor(9) as pool:
        done = [pool.submit(widen, 5), *(pool.submit(come, delegate()) for _ in range(8))]
        for each in done:
            each.result()
    assert stored(event) == {"confirmed": 5, "waiting": 9}
