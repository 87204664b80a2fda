"""What a first visit weighs, and how a long list of delegates is served.

Bytes are of everything that Chromium asks for, text compressed by gzip as a proxy would, fonts apart.
Milliseconds are of the application alone, without network.
"""

import gzip
import logging
import tempfile
import time
import urllib.request

from sqlalchemy import insert

from bench._figures import middle, say
from tests.factories import accounts, events
from tests.support.browser import PHONE, launched, opened
from tests.support.demo import run_flask, served
from workshop import create_app
from workshop.accounts import guard, sessions
from workshop.extensions import db
from workshop.migrations import schema
from workshop.paper.codes import new_code
from workshop.registrations import words
from workshop.registrations.models import Registration
from workshop.transactions import transaction
from workshop.vietnamese.names import fold, sort_key

KB = 1024
PUBLIC_KB, DESK_KB = 60, 600
ROWS, ROUNDS = (500, 20_000), 15


def main():
    """Weigh the pages, then time the list."""
    logging.disable(logging.INFO)  # a line a request is no figure
    with tempfile.TemporaryDirectory() as folder:
        run_flask(f"{folder}/instance", "db", "upgrade")
        run_flask(f"{folder}/instance", "demo", "load")
        with served(f"{folder}/instance", {}) as demo, launched() as browser:
            weigh_public(browser, demo)
            weigh_desk(browser, demo)
    for rows in ROWS:
        time_list(rows)


def weigh_public(browser, demo):
    """The public page of the workshop, on a phone that has never been there."""
    with opened(browser, PHONE, is_mobile=True) as page:
        asked = heard(page)
        page.goto(f"{demo.address}/e/hoi-thao-ocop-19-5-2023", wait_until="networkidle")
        report("public page of the workshop, first visit", asked, PUBLIC_KB)


def weigh_desk(browser, demo):
    """The desk's page before pairing, with everything its service worker keeps for work without network."""
    with opened(browser, PHONE, is_mobile=True) as page:
        asked = heard(page)
        page.goto(f"{demo.address}/desk/", wait_until="networkidle")
        page.wait_for_timeout(3000)  # the service worker fetches after the page
        report("desk, first visit with its service worker", asked, DESK_KB)


def heard(page):
    """The addresses that ``page`` asks for, growing as it does."""
    asked = set()
    page.context.on("request", lambda request: asked.add(request.url))  # the page's and its worker's
    return asked


def report(what, asked, limit):
    """Print the weight of what was asked for, fonts apart."""
    weights = {url: weight(url) for url in asked if url.startswith("http")}
    fonts = sum(size for url, size in weights.items() if url.endswith(".woff2"))
    say(__file__, f"{what}: without fonts, {len(weights)} files", (sum(weights.values()) - fonts) / KB, "KB", limit)
    say(__file__, f"{what}: fonts", fonts / KB, "KB")


def weight(url):
    """The bytes of ``url``, compressed unless it is a picture or a font."""
    with urllib.request.urlopen(url) as answer:
        data, kind = answer.read(), answer.headers.get_content_type()
    is_packed = kind.startswith(("image/", "font/")) and "svg" not in kind
    return len(data) if is_packed else len(gzip.compress(data, 6))


def time_list(rows):
    """The first page of a workshop's delegates, and a search among them."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"WORKSHOP_INSTANCE": folder, "WORKSHOP_MIN_FREE_BYTES": 0})
        with app.app_context():
            schema.upgrade()
            event = events.event()
            fill(event, rows)
            client = signed_in(app, accounts.user("organizer", event))
            for what, query in (("list of delegates", ""), ("search in it", "?search=hoa")):
                address = f"/events/{event.slug}/registrations{query}"
                say(__file__, f"{what}, {rows:,} rows", middle(timed(client, address)), "ms")
            db.session.remove()


def signed_in(app, user):
    """A plain client: the tests' own one checks each page, which takes longer than making it."""
    _session, token = sessions.open_session(user, address="127.0.0.1")
    client = app.test_client()
    client.set_cookie(guard.COOKIE, token)
    return client


def fill(event, rows):
    """Insert ``rows`` delegates at once."""
    delegates = []
    for number in range(rows):
        name, unit = f"Nguyễn Thị Hoa {number}", f"HTX Nông nghiệp Thử nghiệm {number % 97}"
        delegates.append({
            "event_id": event.id, "full_name": name, "name_folded": fold(name), "name_sort": sort_key(name),
            "organization": unit, "organization_folded": fold(unit), "search_text": words.search_line(name, unit, ""),
            "kind": "owner", "phone": f"09{number:08d}", "phone_tail": f"{number:04d}"[-4:], "ticket_code": new_code(),
        })  # fmt: skip
    with transaction() as session:
        session.execute(insert(Registration), delegates)
        words.refresh(session.connection(), Registration.event_id == event.id)


def timed(client, address):
    """Milliseconds of each of several answers, after one that is not counted."""
    took = []
    for _number in range(ROUNDS + 1):
        began = time.perf_counter()
        assert client.get(address).status_code == 200
        took.append((time.perf_counter() - began) * 1000)
    return took[1:]


if __name__ == "__main__":
    main()
