"""The hall's screen: one second's cache, what runs now, who is on the stage."""

import datetime as dt
import threading

from sqlalchemy import select

from tests.factories import events
from workshop.ceremony.models import StageTurn
from workshop.events.services import add_session
from workshop.extensions import db
from workshop.projector import queries
from workshop.transactions import transaction
from workshop.web.caching import SecondCache

HOUR = dt.timedelta(hours=1)


def test_a_value_is_made_once_a_second_whatever_the_viewers():
    made, clock = [], [100.0]
    cache = SecondCache(clock=lambda: clock[0])

    def make():
        made.append(1)
        return len(made)

    assert [cache.get("a", make) for _ in range(50)] == [1] * 50
    clock[0] += 0.99
    assert cache.get("a", make) == 1
    clock[0] += 0.02
    assert (cache.get("a", make), cache.get("b", make)) == (2, 3)
    cache.forget()
    assert cache.get("a", make) == 4


def test_of_many_at_once_one_makes_the_value():
    made, gate = [], threading.Barrier(8)
    cache = SecondCache(seconds=60)

    def make():
        made.append(1)
        return "value"

    def view():
        gate.wait()
        cache.get("key", make)

    threads = [threading.Thread(target=view) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_the_programme_follows_the_clock_unless_somebody_chose(app):
    event = events.event()
    titles = ("Khai mạc", "Tham luận", "Đối thoại")
    items = [
        add_session(event, "talk", title, starts_at=event.starts_at + at * HOUR,
                    ends_at=event.starts_at + (at + 1) * HOUR)
        for at, title in enumerate(titles)
    ]  # fmt: skip
    db.session.expire_all()

    def shown(now, chosen=None):
        return [item.title if item else None for item in queries.programme_now(event, chosen, now)]

    assert shown(event.starts_at - HOUR) == [None, "Khai mạc"]
    assert shown(event.starts_at + HOUR) == ["Tham luận", "Đối thoại"]
    assert shown(event.starts_at + 2 * HOUR) == ["Đối thoại", None]
    assert shown(event.starts_at + 9 * HOUR) == [None, None]
    assert shown(event.starts_at + 9 * HOUR, items[0].id) == ["Khai mạc", "Tham luận"]


def test_the_first_group_that_waits_is_on_the_stage(app):
    event = events.event()
    with transaction() as session:
        for place, (group, status) in enumerate(
            ((1, "done"), (2, "waiting"), (2, "absent"), (3, "waiting")), 1
        ):
            session.add(StageTurn(event_id=event.id, part="award", subject_id=place, group=group, position=place,
                                  label=f"Đơn vị {place}", status=status))  # fmt: skip
    turns, place, groups = queries.stage_now(event, "award")
    assert ([turn.label for turn in turns], place, groups) == (["Đơn vị 2"], 2, 3)
    with transaction() as session:
        for turn in session.scalars(select(StageTurn)):
            turn.status = "done"
    assert queries.stage_now(event, "award") == ([], 3, 3)
    assert queries.stage_now(event, "signing") == ([], 0, 0)
