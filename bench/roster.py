"""The page with 50,000 delegates beside the page with 500: the same application, asked in turn.

Milliseconds of whole answers of the application, counts and pages included, without network. Each round asks
the short list, then the long one; the figure is the median of the ratios' two sides over seven rounds.
"""

import logging
import tempfile
import time

from bench._databases import on_each
from bench._figures import middle, say
from bench.pages import signed_in
from bench.search import fill
from tests.factories import accounts, events
from workshop import create_app
from workshop.extensions import db
from workshop.migrations import schema

SHORT, LONG, ROUNDS, LIMIT = 500, 50_000, 7, 1.5
PAGES = {
    "first page": "", "a page in the middle": "?page=5", "by rank": "?sort=rank", "by unit": "?sort=unit",
    "newest first": "?sort=newest", "search of a name": "?search=nguyen+thi+hoa",
    "search of a family name": "?search=le", "search of a unit": "?search=htx+tan+hoa",
    "confirmed only": "?status=confirmed", "one kind": "?kind=owner",
}  # fmt: skip


def main():
    """Measure SQLite, and PostgreSQL unless told otherwise."""
    logging.disable(logging.INFO)  # a line a request is no figure
    on_each(measure, __doc__)


def measure(kind, url):
    """Two events in one database, one short and one long."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"WORKSHOP_INSTANCE": folder, "WORKSHOP_MIN_FREE_BYTES": 0, "DATABASE_URL": url})
        with app.app_context():
            schema.upgrade()
            lists = [events.event(), events.event()]
            fill(lists[0], SHORT)
            fill(lists[1], LONG, first_id=SHORT + 1)
            client = signed_in(app, accounts.user("administrator"))
            slugs = [event.slug for event in lists]
            for what, query in PAGES.items():
                short, long = interleaved(client, [f"/events/{slug}/registrations{query}" for slug in slugs])
                say(__file__, f"{what}, {LONG:,} delegates, {kind}", long, "ms")
                say(__file__, f"{what}, {LONG:,} to {SHORT} delegates, {kind}", long / short, "times", LIMIT)
            db.session.remove()
            db.engine.dispose()


def interleaved(client, addresses):
    """The median milliseconds of each address, asked in turn; a first round is not counted."""
    took = [[] for _address in addresses]
    for round_ in range(ROUNDS + 1):
        for place, address in enumerate(addresses):
            began = time.perf_counter()
            assert client.get(address).status_code == 200
            if round_:
                took[place].append((time.perf_counter() - began) * 1000)
    return [middle(each) for each in took]


if __name__ == "__main__":
    main()
