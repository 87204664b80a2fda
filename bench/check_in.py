"""Check-in over HTTP: single scans from 1, 4, 16 and 64 clients against an endpoint that does nothing, and batches.

One workshop with 2,000 delegates; every scan is of another ticket, so that each is admitted. Both
databases write durably (SQLite synchronous=FULL, PostgreSQL with fsync). The clients are a process
beside the server, so that both share the cores. The limit of a batch of 500 are raw rows of sqlite3, and on
PostgreSQL of psycopg too, on the same disk in the same round: one look-up, two inserts and one durable commit a row.
"""

import json
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import closing
from pathlib import Path

import psycopg

from bench._figures import at_percent, middle, say
from tests.factories import checkin as make
from tests.factories import events
from tests.support import databases
from tests.support.serving import Product
from workshop import create_app
from workshop.extensions import db, utc_now
from workshop.migrations import schema
from workshop.transactions import transaction

CLIENTS, ROUNDS, DELEGATES, SCANS, BATCH = (1, 4, 16, 64), 3, 2_000, 192, 500
WORKERS = {"sqlite": "1", "postgresql": "2"}
RAW_TABLES = {
    "person": "id INTEGER PRIMARY KEY, code TEXT UNIQUE", "scan": "id TEXT PRIMARY KEY, person INTEGER, at TEXT",
    "admission": "id INTEGER PRIMARY KEY, person INTEGER UNIQUE, scan TEXT",
}  # fmt: skip


def main():
    """Measure both databases."""
    databases.FAST = ("max_connections=120", "shared_buffers=128MB")  # the tests' own switch durability off
    for kind in WORKERS:
        with tempfile.TemporaryDirectory() as folder:
            url = databases.sqlite_url(folder) if kind == "sqlite" else databases.postgres_url()
            product = Product(
                folder, DATABASE_URL=url, WORKSHOP_WORKERS=WORKERS[kind], WORKSHOP_MIN_FREE_BYTES="0"
            )
            tickets, token = fill(folder, url)
            product.start()
            try:
                measure(kind, product.port, token, tickets)
                measure_batches(kind, product.port, token, tickets, Path(folder), url)
            finally:
                product.stop()


def fill(folder, url):
    """Make the workshop, one point a round and the delegates; return their tickets and a token."""
    app = create_app({"DATABASE_URL": url, "WORKSHOP_INSTANCE": folder, "WORKSHOP_MIN_FREE_BYTES": 0})
    with app.app_context():
        schema.upgrade()
        event = events.event()
        for number in range(ROUNDS):
            make.point(event, f"p{number}")
            make.point(event, f"b{number}")
        with transaction():
            tickets = [make.delegate(event).ticket_code for _number in range(DELEGATES)]
        token = make.api_token(event)
        db.session.remove()
        db.engine.dispose()
    return tickets, token


def measure(kind, port, token, tickets):
    """Scans and nothing in turn, round by round."""
    found = {clients: ([], []) for clients in CLIENTS}
    ask(port, token, "/healthz", [[None] * 50])  # the first requests load what the rest find loaded
    for number in range(ROUNDS):
        left = iter(tickets)
        for clients in CLIENTS:
            each = SCANS // clients
            bodies = [[scan(next(left), f"p{number}") for _ in range(each)] for _client in range(clients)]
            found[clients][0].append(ask(port, token, "/api/v1/checkin/scans", bodies))
            found[clients][1].append(ask(port, token, "/healthz", [[None] * each] * clients))
    for clients, (scans, nothing) in found.items():
        report(kind, clients, scans, nothing)


def measure_batches(kind, port, token, tickets, folder, url):
    """Five hundred scans in one request, beside as many raw rows with a durable commit each."""
    together, raw, raw_there = [], [], []
    for number in range(ROUNDS):
        body = json.dumps({"scans": [item(ticket, f"b{number}") for ticket in tickets[:BATCH]]})
        answer = ask(port, token, "/api/v1/checkin/scans", [[body]])
        assert answer["statuses"] == [200]
        together.append(BATCH / answer["seconds"])
        raw.append(raw_rows(sqlite3.connect(folder / f"raw{number}.db", isolation_level=None), tickets[:BATCH]))
        if kind == "postgresql":
            there = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
            raw_there.append(raw_rows(there, tickets[:BATCH]))
    say(__file__, f"{kind}: scans in a batch of {BATCH}", middle(together), "per second", limit=middle(raw))
    if raw_there:
        what = f"{kind}: scans in a batch of {BATCH}, beside psycopg"
        say(__file__, what, middle(together), "per second", limit=middle(raw_there))


def raw_rows(connection, tickets):
    """Durable check-ins a second of a driver alone: one look-up, two inserts, one commit each."""
    is_sqlite = isinstance(connection, sqlite3.Connection)
    begin, place = ("BEGIN IMMEDIATE", "?") if is_sqlite else ("BEGIN", "%s")
    with closing(connection):
        if is_sqlite:
            connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        for name, columns in RAW_TABLES.items():
            connection.execute(f"DROP TABLE IF EXISTS raw_{name}")
            connection.execute(f"CREATE TABLE raw_{name} ({columns})")
        for number, ticket in enumerate(tickets):
            connection.execute(f"INSERT INTO raw_person VALUES ({place}, {place})", (number, ticket))
        began = time.perf_counter()
        for number, ticket in enumerate(tickets):
            connection.execute(begin)
            found = connection.execute(f"SELECT id FROM raw_person WHERE code = {place}", (ticket,))
            [person] = found.fetchone()
            scanned = (str(uuid.uuid4()), person, utc_now().isoformat())
            connection.execute(f"INSERT INTO raw_scan VALUES ({place}, {place}, {place})", scanned)
            admitted = (number, person, scanned[0])
            connection.execute(f"INSERT INTO raw_admission VALUES ({place}, {place}, {place})", admitted)
            connection.execute("COMMIT")
        return len(tickets) / (time.perf_counter() - began)


def item(ticket, point):
    """One scan of ``ticket``."""
    return {"id": str(uuid.uuid4()), "point": point, "code": ticket, "direction": "in",
            "scanned_at": utc_now().isoformat()}  # fmt: skip


def scan(ticket, point):
    """The body of a request with one scan."""
    return json.dumps({"scans": [item(ticket, point)]})


def ask(port, token, path, bodies):
    """What the clients' process measured."""
    order = json.dumps({"port": port, "token": token, "path": path, "bodies": bodies})
    command = [sys.executable, "-m", "bench._clients"]
    done = subprocess.run(command, input=order, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def report(kind, clients, scans, nothing):
    """Print the medians of the rounds."""
    what = f"{kind}, {clients} client{'s' if clients > 1 else ''}"
    say(__file__, f"{what}: scans", rate(scans), "per second", limit=rate(nothing))
    for percent in (50, 99):
        value, limit = (
            middle([at_percent(run["took"], percent) for run in runs]) for runs in (scans, nothing)
        )
        say(__file__, f"{what}: p{percent}", value, "ms", limit=limit)
    statuses = [status for run in scans for status in run["statuses"]]
    refused = sum(status != 200 for status in statuses) / len(statuses)
    say(__file__, f"{what}: answered locked, 5xx or otherwise not 200", refused * 100, "%")


def rate(runs):
    """Answers a second."""
    return middle([len(run["took"]) / run["seconds"] for run in runs])


if __name__ == "__main__":
    main()
