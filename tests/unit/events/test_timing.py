"""A programme by the clock, and a workshop that moves with all that lies within it."""

import datetime as dt

import pytest

from tests.factories import events
from workshop import hooks
from workshop.audit.models import AuditEntry
from workshop.checkin.services import create_point
from workshop.events import services
from workshop.events.timing import delay, outside, side_by_side
from workshop.extensions import db

HOUR = dt.timedelta(hours=1)
LATER = dt.timedelta(days=1, hours=5, minutes=30)


@pytest.fixture
def event(app):
    """A morning of four hours from 07:30 with three items, entered out of order."""
    event = events.event()
    at = event.starts_at
    for title, start, end in (("Ký kết", 2, 3), ("Giải lao", None, None), ("Khai mạc", 0, 0.5), ("Tham luận", 0.25, 1)):
        starts, ends = (at + hours * HOUR if hours is not None else None for hours in (start, end))
        services.add_session(event, "talk", title, starts_at=starts, ends_at=ends)
    return event


def titles(event):
    db.session.expire_all()
    return [item.title for item in event.programme]


def test_the_clock_orders_the_programme_and_what_has_no_time_stays_behind_its_item(event):
    assert titles(event) == ["Khai mạc", "Tham luận", "Ký kết", "Giải lao"]
    assert [item.title for item in event.sessions][3] == "Tham luận"  # which was entered last
    services.move_session(event.programme[3], -1)
    assert titles(event) == ["Khai mạc", "Tham luận", "Giải lao", "Ký kết"]
    services.move_session(event.programme[0], 1)  # the clock goes before what a hand wants
    assert titles(event)[:2] == ["Khai mạc", "Tham luận"]


def test_what_runs_side_by_side_is_known_for_both_and_what_only_touches_is_not(event):
    first, talk, signing, _break = event.programme
    assert side_by_side(event.programme) == {first.id: [talk], talk.id: [first]}
    services.edit_session(talk, starts_at=first.ends_at)
    assert side_by_side(event.programme) == {}
    services.edit_session(talk, starts_at=signing.starts_at + HOUR / 2, ends_at=None)
    assert side_by_side(event.programme) == {signing.id: [talk], talk.id: [signing]}


@pytest.mark.db
def test_a_workshop_moves_with_its_programme_points_and_closing_and_back_again(event):
    at, ends = event.starts_at, event.ends_at
    services.edit_event(event, event.version, registration_closes_at=at - HOUR)
    point = create_point(event, label="Cửa chính", opens_at=at - HOUR, closes_at=at + HOUR)
    first = event.programme[0]
    moved = services.reschedule_event(
        event, event.version, moves_along=True, starts_at=at + LATER, ends_at=ends + LATER
    )
    assert moved == services.Moved(LATER, 3, 1, True)
    assert (first.starts_at, point.opens_at, point.closes_at) == (at + LATER, at + LATER - HOUR, at + LATER + HOUR)
    assert (event.registration_closes_at, outside(event)) == (at + LATER - HOUR, [])
    entry = db.session.query(AuditEntry).filter_by(action="events.times_moved").one()
    assert entry.details == {"minutes": 1770, "sessions": 3, "points": 1, "closing": True}
    services.reschedule_event(event, event.version, moves_along=True, starts_at=at, ends_at=ends)
    assert (first.starts_at, point.opens_at, event.registration_closes_at) == (at, at - HOUR, at - HOUR)


def test_a_programme_left_behind_is_told_and_follows_in_one_step(event):
    at, ends = event.starts_at, event.ends_at
    moved = services.reschedule_event(
        event, event.version, moves_along=False, starts_at=at + LATER, ends_at=ends + LATER
    )
    assert (moved, event.programme[0].starts_at) == (services.Moved(LATER), at)
    assert [item.title for item in outside(event)] == ["Khai mạc", "Tham luận", "Ký kết"]
    assert delay(event) == LATER
    assert services.move_programme(event) == LATER
    assert (event.programme[0].starts_at, outside(event), services.move_programme(event)) == (at + LATER, [], None)


def test_a_programme_longer_than_the_workshop_is_told_and_not_moved(event):
    services.edit_event(event, event.version, ends_at=event.starts_at + HOUR)
    assert [item.title for item in outside(event)] == ["Ký kết"]
    assert delay(event) is None


def test_a_closing_that_would_lie_before_its_opening_stays(event):
    at = event.starts_at
    services.edit_event(event, event.version, registration_opens_at=at - 2 * HOUR, registration_closes_at=at - HOUR)
    moved = services.reschedule_event(event, event.version, moves_along=True, starts_at=at - 2 * HOUR)
    assert (moved.closing, event.registration_closes_at) == (False, at - HOUR)


def test_the_overview_asks_to_look_at_items_and_points_outside_the_hours(app):
    starts_at = dt.datetime(2090, 1, 1, tzinfo=dt.UTC)
    event = events.event(starts_at=starts_at, ends_at=starts_at + 4 * HOUR)
    create_point(event, label="Cửa chính", closes_at=event.starts_at)
    services.add_session(event, "talk", "Muộn", starts_at=event.ends_at + HOUR)
    with app.test_request_context():
        told = [task["url"] for answer in hooks.call("needs_attention", event) for task in answer]
    assert told[:1] == [f"/events/{event.slug}/programme"]
    assert any("/points/" in url for url in told)
