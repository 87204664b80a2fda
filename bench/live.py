"""Live counts: 200 viewers of the hall's screen while people come in; answers a second, and questions to the database.

The limit of the answers is what 200 pages that look every two seconds want; the limit of the questions is one a
second and process. Each second in which somebody came in also counts anew.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time

from sqlalchemy import event as listening
from sqlalchemy import select

from bench._figures import at_percent, say
from tests.factories import checkin as make
from tests.factories import events
from tests.support import databases
from tests.support.serving import Product
from workshop import create_app
from workshop.checkin.origin import Origin
from workshop.checkin.queries import pulse
from workshop.checkin.services import check_in
from workshop.events.models import Event
from workshop.extensions import db
from workshop.migrations import schema
from workshop.projector.services import choose_mode
from workshop.transactions import transaction

VIEWERS, EVERY, LOOKS, SECONDS, DELEGATES = 200, 2, 10, 10, 2_000


def main():
    """Measure over HTTP, then count in one process what the database is asked."""
    with tempfile.TemporaryDirectory() as folder:
        url = databases.sqlite_url(folder)
        app = create_app({"DATABASE_URL": url, "WORKSHOP_INSTANCE": folder, "WORKSHOP_MIN_FREE_BYTES": 0})
        with app.app_context():
            schema.upgrade()
            event = events.event()
            make.point(event)
            choose_mode(event, "arrivals")
            with transaction():
                people = [make.delegate(event) for _number in range(DELEGATES)]
            check_in(event, [make.scan(person) for person in people[:500]], caller=Origin())
            slug = event.slug
            db.session.remove()
        over_http(folder, url, f"/e/{slug}/live.json")
        in_process(app, f"/e/{slug}/live.json")


def over_http(folder, url, path):
    """200 clients as fast as they can."""
    product = Product(folder, DATABASE_URL=url, WORKSHOP_MIN_FREE_BYTES="0")
    product.start()
    try:
        order = {"port": product.port, "token": "", "path": path, "bodies": [[None] * LOOKS] * VIEWERS}
        command = [sys.executable, "-m", "bench._clients"]
        done = subprocess.run(command, input=json.dumps(order), capture_output=True, text=True, check=True)
    finally:
        product.stop()
    found = json.loads(done.stdout)
    say(__file__, f"{VIEWERS} viewers, answers", len(found["took"]) / found["seconds"], "per second", VIEWERS / EVERY)
    say(__file__, f"{VIEWERS} viewers, p99", at_percent(found["took"], 99), "ms")
    say(__file__, "not answered 200", sum(status != 200 for status in found["statuses"]), "answers")


def in_process(app, path):
    """200 viewers in their own rhythm for ten seconds: while nobody comes, then while somebody comes all the time."""
    asked, looks = [], []
    with app.app_context():
        listening.listen(db.engine, "before_cursor_execute", lambda *said: note(asked, said[2]))
        event = db.session.scalar(select(Event))
        began = time.perf_counter()
        for _again in range(100):
            pulse(event.id)
        say(__file__, "the question of a quiet second", (time.perf_counter() - began) * 10, "ms")
    for someone_comes in (False, True):
        app.test_client().get(path)
        time.sleep(1.1)
        asked.clear()
        looks.clear()
        over = time.monotonic() + SECONDS
        viewers = [
            threading.Thread(target=view, args=(app, path, number, over, looks), name=f"viewer {number}")
            for number in range(VIEWERS)
        ]
        for each in viewers:
            each.start()
        if someone_comes:
            arrive(app, over)
        for each in viewers:
            each.join()
        what = "somebody comes" if someone_comes else "nobody comes"
        say(__file__, f"{what}: questions of {len(looks)} looks", len(asked) / SECONDS, "per second")


def note(asked, statement):
    """Keep what a viewer's look asks for."""
    if threading.current_thread().name.startswith("viewer") and statement.startswith("SELECT"):
        asked.append(statement)


def view(app, path, number, over, looks):
    """One viewer: looks every two seconds."""
    client = app.test_client()
    time.sleep(EVERY * number / VIEWERS)
    while time.monotonic() < over:
        looks.append(client.get(path).status_code)
        time.sleep(EVERY)


def arrive(app, over):
    """Let one person in every quarter of a second."""
    with app.app_context():
        event = db.session.scalar(select(Event))
        while time.monotonic() < over:
            check_in(event, [make.scan(make.delegate(event))], caller=Origin())
            time.sleep(0.25)


if __name__ == "__main__":
    main()
