"""A server killed in the middle of its work keeps every scan it has acknowledged, and keeps it once."""

import http.client
import json
import os
import random
import threading
import time
import uuid

import pytest
from sqlalchemy import func, select

from tests.support.serving import post_scans
from workshop.checkin.models import Admission, Scan
from workshop.extensions import db, utc_now

pytestmark = [pytest.mark.db, pytest.mark.slow]
DESKS = 8
KILLS = int(os.environ.get("FAULTS", "5"))


class Desk(threading.Thread):
    """Sends one scan after another, each with an id of its own, until the server is gone."""

    def __init__(self, product, token, tickets):
        super().__init__(daemon=True)
        self.product, self.token, self.tickets = product, token, tickets
        self.acknowledged, self.unanswered, self.statuses = {}, {}, set()

    def run(self):
        """Note what the server acknowledged and the one scan whose answer never came."""
        connection = self.product.connection(timeout=10)
        for ticket in self.tickets:
            scan = make_scan(ticket)
            try:
                status, results = post_scans(connection, self.token, [scan])
            except (OSError, http.client.HTTPException):
                self.unanswered[scan["id"]] = scan
                return
            self.statuses.add(status)
            if results:
                self.acknowledged[scan["id"]] = (scan, results[0]["outcome"])


def make_scan(ticket):
    return {"id": str(uuid.uuid4()), "point": "entry", "code": ticket, "direction": "in",
            "scanned_at": utc_now().isoformat()}  # fmt: skip


def wait_for(number, desks, seconds=15):
    """Wait until so many scans were acknowledged: a moment under load, however fast the machine is."""
    until = time.monotonic() + seconds
    while sum(len(desk.acknowledged) for desk in desks) < number and time.monotonic() < until:
        time.sleep(0.002)


def standing_scans():
    """{id: outcome} of every scan that is stored, read anew."""
    db.session.rollback()
    return dict(db.session.execute(select(Scan.id, Scan.outcome)).all())


def admissions_per_delegate():
    """The different numbers of standing admissions that a delegate has."""
    db.session.rollback()
    counts = select(func.count()).where(Admission.undone_at.is_(None)).group_by(Admission.registration_id)
    return set(db.session.scalars(counts))


def test_every_acknowledged_scan_survives_a_kill(hall, product):
    moments, known, repeated = random.Random(), {}, []
    for number in range(KILLS):
        product.start()
        tickets = hall.tickets[number % 3 * 200 :][:200]
        desks = [Desk(product, hall.token, tickets[at::DESKS] * 20) for at in range(DESKS)]
        for desk in desks:
            desk.start()
        wait_for(moments.randrange(3, 90), desks)
        product.kill()
        for desk in desks:
            desk.join(15)
        assert set().union(*(desk.statuses for desk in desks)) <= {200}
        for desk in desks:
            known.update(desk.acknowledged)
            repeated += desk.unanswered.values()
        stored = standing_scans()
        assert {name: outcome for name, outcome in stored.items() if name in known} == {
            name: outcome for name, (_scan, outcome) in known.items()
        }
    assert known
    assert admissions_per_delegate() == {1}
    _send_again(product, hall, known, repeated)


def _send_again(product, hall, known, repeated):
    """What a desk does after the cut: the scan without an answer again; nothing is counted twice."""
    product.start()
    connection = product.connection()
    before = standing_scans()
    sample = [scan for scan, _outcome in list(known.values())[:100]]
    status, results = post_scans(connection, hall.token, sample + repeated)
    assert status == 200
    assert all(result["replayed"] for result in results[: len(sample)])
    assert [result["outcome"] for result in results[: len(sample)]] == [
        known[scan["id"]][1] for scan in sample
    ]
    assert [result["replayed"] for result in results[len(sample) :]] == [
        scan["id"] in before for scan in repeated
    ]
    assert len(standing_scans()) == len({*before, *(scan["id"] for scan in repeated)})
    assert admissions_per_delegate() == {1}


def test_an_answer_that_was_lost_after_the_commit_is_given_again(hall, product):
    product.start()
    scans = [make_scan(ticket) for ticket in hall.tickets[:3]]
    body = json.dumps({"scans": scans})
    connection = product.connection()
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {hall.token}"}
    connection.request("POST", "/api/v1/checkin/scans", body, headers)
    connection.close()  # the network is gone before the answer comes
    until = time.monotonic() + 20
    while len(standing_scans()) < len(scans) and time.monotonic() < until:
        time.sleep(0.05)
    status, results = post_scans(product.connection(), hall.token, scans)
    assert status == 200
    assert [(result["outcome"], result["replayed"], result["standing"]) for result in results] == [
        ("accepted", True, "entry")
    ] * len(scans)
    assert len(standing_scans()) == len(scans)
    assert admissions_per_delegate() == {1}
