"""A workshop with 100,000 registrations beside one with 1,000: what a desk and the office ask, in turn.

Milliseconds of whole answers of the application, without network: a scan (a new ticket each time), a page of the
desk's bundle, a search at the desk, the page of checking in by list. Each round asks the short list, then the long
one; the figure is the median of seven rounds, and their ratio may be 1.5.
"""

import itertools
import logging
import tempfile
import time
import uuid

from bench._databases import on_each
from bench._figures import middle, say
from bench.pages import signed_in
from bench.search import fill
from tests.factories import accounts, events
from tests.factories import checkin as make
from workshop import create_app
from workshop.extensions import db, utc_now
from workshop.migrations import schema

SHORT, LONG, ROUNDS, EACH, LIMIT = 1_000, 100_000, 7, 5, 1.5


def main():
    """Measure SQLite, and PostgreSQL unless told otherwise."""
    logging.disable(logging.INFO)  # a line a request is no figure
    on_each(measure, __doc__, LONG)


def measure(kind, url, rows):
    """Two workshops in one database, one short and one long."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"WORKSHOP_INSTANCE": folder, "WORKSHOP_MIN_FREE_BYTES": 0, "DATABASE_URL": url})
        with app.app_context():
            schema.upgrade()
            halls = [hall(app, SHORT, 1), hall(app, rows, SHORT + 1)]
            for what in ("a scan", "a page of the bundle", "search at the desk", "check-in by list"):
                short, long = interleaved([each[what] for each in halls])
                say(__file__, f"{what}, {rows:,} registrations, {kind}", long, "ms")
                say(__file__, f"{what}, {rows:,} to {SHORT:,} registrations, {kind}", long / short, "times", LIMIT)
            db.session.remove()
            db.engine.dispose()


def hall(app, rows, first_id):
    """{what is asked: a function that asks it} of a new workshop with ``rows`` registrations."""
    event = events.event()
    make.point(event)
    people = iter(fill(event, rows, first_id=first_id))
    _device, token = make.desk(event)
    desk, office = app.test_client(), signed_in(app, accounts.user("organizer"))
    headers, roster = {"Authorization": f"Bearer {token}"}, f"/events/{event.slug}/check-in/roster"
    searches = itertools.cycle(("nguyen thi hoa", "le van an", "tran ngoc lan", "Dương Hoàng Sum", "kim"))

    def scan():
        item = {"id": str(uuid.uuid4()), "point": "entry", "code": next(people)[3], "scanned_at": utc_now().isoformat()}
        return desk.post("/api/v1/checkin/scans", json={"scans": [item]}, headers=headers)

    return {
        "a scan": scan,
        "a page of the bundle": lambda: desk.get("/api/v1/checkin/bundle?page_size=500", headers=headers),
        "search at the desk": lambda: desk.get("/api/v1/checkin/search", query_string={"q": next(searches)},
                                               headers=headers),
        "check-in by list": lambda: office.get(roster),
    }  # fmt: skip


def interleaved(asking):
    """The median milliseconds of each way of asking, in turn; a first round is not counted."""
    took = [[] for _ask in asking]
    for round_ in range(ROUNDS + 1):
        for place, ask in enumerate(asking):
            began = time.perf_counter()
            for _time in range(EACH):
                assert ask().status_code == 200
            if round_:
                took[place].append((time.perf_counter() - began) * 1000 / EACH)
    return [middle(each) for each in took]


if __name__ == "__main__":
    main()
