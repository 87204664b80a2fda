"""A burst of sign-ups never overbooks; without the lock PostgreSQL would."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.factories import events
from tests.factories.registrations import delegate
from workshop.events.models import Event
from workshop.extensions import db
from workshop.registrations import places
from workshop.registrations.services import register

PLACES, PEOPLE = 3, 8
pytestmark = pytest.mark.db


@pytest.fixture
def slow_counting(monkeypatch):
    """Leaves time between the count and the insert, where a rival would slip in."""
    counted = places.taken

    def slowly(event_id):
        number = counted(event_id)
        time.sleep(0.05)
        return number

    monkeypatch.setattr(places, "taken", slowly)


def burst(app, event):
    """Register many at once; returns how many were confirmed."""

    def one(person):
        with app.app_context():
            status = register(event, person, source="public").status
            db.session.remove()
            return status

    people = [delegate() for _ in range(PEOPLE)]
    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(one, people)).count("confirmed")


def open_event():
    """An event in the future with few places."""
    import datetime as dt

    from workshop.extensions import utc_now

    start = utc_now() + dt.timedelta(days=2)
    return events.event(capacity=PLACES, starts_at=start, ends_at=start + dt.timedelta(hours=4))


def test_a_burst_fills_the_hall_exactly(app, slow_counting):
    assert burst(app, open_event()) == PLACES


def test_without_the_lock_the_same_burst_overbooks(app, slow_counting, database_kind, monkeypatch):
    monkeypatch.setattr(places, "locked_event", lambda session, event_id: session.get(Event, event_id))
    confirmed = burst(app, open_event())
    # SQLite's immediate transaction is a guard of its own
    assert (confirmed > PLACES) == (database_kind == "postgresql")
