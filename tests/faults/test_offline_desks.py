"""Desks that were offline for hours: whatever comes first, the same stands, and every scan is answered as before."""

import datetime as dt
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.factories import checkin as make
from tests.factories import events
from workshop.checkin.models import Admission, Scan
from workshop.checkin.origin import Origin
from workshop.checkin.services import check_in, scanning
from workshop.extensions import db, utc_now

pytestmark = [pytest.mark.db, pytest.mark.slow]
START = events.STARTS_AT
PEOPLE, DESKS = 4, 3

# minutes since the start by the true clock, whose ticket, direction
scan = st.tuples(st.integers(0, 180), st.integers(0, PEOPLE - 1), st.sampled_from(["in", "in", "in", "out"]))
# seconds by which a desk's clock is wrong, and what it saw while it was offline
desk = st.tuples(st.integers(-540, 540).filter(lambda fast: fast == 0 or abs(fast) >= 2), st.lists(scan, max_size=6))


def upload(event, scans, fast, monkeypatch):
    """Send ``scans`` from a desk whose clock is ``fast``; ours stands still, so that its skew is exact."""
    now = utc_now()
    with monkeypatch.context() as still:
        still.setattr(scanning, "utc_now", lambda: now)
        return check_in(event, scans, caller=Origin(), sent_at=(now + fast).isoformat())


def stands(event):
    """What stands, by the true times: the ids of scans and people replaced by their numbers."""
    query = select(Admission).where(Admission.event_id == event.id, Admission.undone_at.is_(None))
    names = {person: number for number, person in enumerate(sorted({row.registration_id for row in db.session.scalars(
        select(Scan).where(Scan.event_id == event.id))}))}  # fmt: skip
    return sorted(
        (names[row.registration_id], row.day, row.passage, row.scan_id[-4:], row.admitted_at,
         (row.exit_scan_id or "")[-4:], row.exited_at)
        for row in db.session.scalars(query)
    )  # fmt: skip


def hall():
    event = events.event()
    make.point(event)
    return event, [make.delegate(event) for _number in range(PEOPLE)]


def told_by(desks, people, prefix):
    """[(fast, scans)] as each desk has them in its queue, with the times of its own clock."""
    queues = []
    for place, (seconds, seen) in enumerate(desks):
        fast = dt.timedelta(seconds=seconds)
        scans = [
            make.scan(people[whose], id=f"{prefix}-0000-4000-8000-{place:06d}00{number:04d}", direction=direction,
                      offline=True, shown="admitted",
                      scanned_at=(START + dt.timedelta(minutes=minute) + fast).isoformat())
            for number, (minute, whose, direction) in enumerate(seen)
        ]  # fmt: skip
        queues.append((fast, scans))
    return queues


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(desk, min_size=DESKS, max_size=DESKS), st.randoms(use_true_random=False), st.integers(1, 4))
def test_every_order_of_upload_ends_in_the_same_standing(app, monkeypatch, desks, random, at_once):
    endings = []
    for shuffled in (False, True):
        event, people = hall()
        queues = told_by(desks, people, uuid.uuid4().hex[:8])
        parts = [(fast, scans[at : at + at_once]) for fast, scans in queues for at in range(0, len(scans), at_once)]
        if shuffled:
            random.shuffle(parts)
        answered = {}
        for fast, scans in parts:
            for result in upload(event, scans, fast, monkeypatch):
                answered[result["id"]] = (result["outcome"], result["reason"], result["flags"])
        endings.append(stands(event))
        for fast, scans in random.sample(parts, len(parts)):  # every answer was lost: all is sent again
            again = upload(event, scans, fast, monkeypatch)
            assert [result["replayed"] for result in again] == [True] * len(scans)
            assert [(each["outcome"], each["reason"], each["flags"]) for each in again] == [
                answered[each["id"]] for each in again
            ]
        assert stands(event) == endings[-1]
    assert endings[0] == endings[1]
