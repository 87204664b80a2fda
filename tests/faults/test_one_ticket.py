"""The database itself decides: sixty-four scans of one ticket are one entry even where nobody holds the delegate.

On PostgreSQL, where several processes write at the same time. The second test takes the index away and shows that
the first would then fail.
"""

import threading
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select, text

from tests.factories import checkin as make
from tests.factories import events
from tests.support.databases import drop_database, postgres_url
from workshop.checkin.models import Admission, Scan
from workshop.checkin.origin import Origin
from workshop.checkin.services import batches, check_in, ledger
from workshop.extensions import db

pytestmark = pytest.mark.slow
AT_ONCE, EACH = 16, 4


@pytest.fixture
def database_url(prepare_database):
    """PostgreSQL, whatever the run is for."""
    url = postgres_url(prepare_database)
    yield url
    drop_database(url)


@pytest.fixture
def nobody_is_held(monkeypatch):
    """All who scan at once have read that nobody is inside before the first of them writes."""
    monkeypatch.setattr(batches, "NAMED", select(*ledger.PERSON).where(batches.NAMED.whereclause))
    met, real, together = threading.local(), ledger.Ledger.load, threading.Barrier(AT_ONCE)

    def load(self, *whom):
        real(self, *whom)
        if not getattr(met, "once", False):
            met.once = True
            together.wait(20)

    monkeypatch.setattr(ledger.Ledger, "load", load)


def outcomes_of_sixty_four(app):
    """How often one ticket was accepted, how many entries stand, and how many scans are on record."""
    event = events.event()
    make.point(event)
    ticket, at, outcomes = make.delegate(event).ticket_code, SimpleNamespace(id=event.id), []
    db.session.remove()

    def desk():
        with app.app_context():
            for _time in range(EACH):
                [result] = check_in(at, [make.scan(code=ticket)], caller=Origin())
                outcomes.append(result["outcome"])
            db.session.remove()

    desks = [threading.Thread(target=desk, daemon=True) for _number in range(AT_ONCE)]
    for one in desks:
        one.start()
    for one in desks:
        one.join(60)
    standing = select(func.count()).select_from(Admission).where(Admission.undone_at.is_(None))
    scans = select(func.count()).select_from(Scan)
    return outcomes.count("accepted"), db.session.scalar(standing), db.session.scalar(scans)


def test_one_ticket_is_one_entry(app, nobody_is_held):
    assert outcomes_of_sixty_four(app) == (1, 1, AT_ONCE * EACH)


def test_without_the_index_it_would_be_many(app, nobody_is_held):
    db.session.execute(text("DROP INDEX uq_admission_standing"))
    db.session.commit()
    accepted, entries, scans = outcomes_of_sixty_four(app)
    assert accepted > 1
    assert entries > 1
    assert scans == AT_ONCE * EACH
