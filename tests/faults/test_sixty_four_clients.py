"""Sixty-four desks at once: everyone is answered, nobody is admitted twice."""

import threading
import uuid
from collections import Counter

import pytest
from sqlalchemy import func, select

from tests.support.serving import post_scans
from workshop.checkin.models import Admission, Scan
from workshop.extensions import db, utc_now

pytestmark = [pytest.mark.db, pytest.mark.slow]
DESKS = 64
EACH = 5


def scans_at_once(product, token, tickets_of):
    """Send the tickets that each desk is given, all desks together; return the statuses and outcomes, counted."""
    product.start()
    statuses, outcomes, begin = [], [], threading.Barrier(DESKS)

    def desk(number):
        connection = product.connection(timeout=60)
        begin.wait()
        for ticket in tickets_of(number):
            scan = {"id": str(uuid.uuid4()), "point": "entry", "code": ticket, "direction": "in",
                    "scanned_at": utc_now().isoformat()}  # fmt: skip
            status, results = post_scans(connection, token, [scan])
            statuses.append(status)
            outcomes.extend(result["outcome"] for result in results)

    desks = [threading.Thread(target=desk, args=(number,), daemon=True) for number in range(DESKS)]
    for one in desks:
        one.start()
    for one in desks:
        one.join(60)
    return Counter(statuses), Counter(outcomes)


def count(model):
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model))


def test_every_scan_is_accepted_exactly_once(hall, product):
    statuses, outcomes = scans_at_once(
        product, hall.token, lambda number: hall.tickets[number * EACH : (number + 1) * EACH]
    )
    assert statuses == {200: DESKS * EACH}
    assert outcomes == {"accepted": DESKS * EACH}
    assert (count(Scan), count(Admission)) == (DESKS * EACH, DESKS * EACH)


def test_one_ticket_at_every_desk_is_accepted_by_exactly_one(hall, product):
    statuses, outcomes = scans_at_once(product, hall.token, lambda _number: hall.tickets[:1])
    assert statuses == {200: DESKS}
    assert outcomes == {"accepted": 1, "duplicate": DESKS - 1}
    assert (count(Scan), count(Admission)) == (DESKS, 1)
