"""Another process holds the database: desks hear so in words, nothing is lost, and the same queue is taken after."""

import sqlite3
import time

import psycopg
import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from tests.factories import checkin as make
from tests.factories import events
from workshop.checkin.models import Admission, Scan
from workshop.extensions import db

pytestmark = pytest.mark.db


@pytest.fixture
def settings(settings):
    """A server that waits one second for its turn, not ten."""
    return {**settings, "WORKSHOP_BUSY_TIMEOUT": 1}


def held(url):
    """A connection of another process that lets nobody write scans."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(make_url(url).database, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
    else:
        connection = psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False))
        connection.execute("LOCK TABLE scan IN ACCESS EXCLUSIVE MODE")
    return connection


def test_a_locked_database_is_a_503_after_which_the_same_queue_is_taken(app, client, settings):
    event = events.event()
    make.point(event)
    headers = {"Authorization": f"Bearer {make.api_token(event)}"}
    queue = [make.scan(make.delegate(event)) for _number in range(5)]
    db.session.rollback()
    other = held(settings["DATABASE_URL"])
    began = time.monotonic()
    answer = client.post("/api/v1/checkin/scans", json={"scans": queue}, headers=headers)
    assert (answer.status_code, answer.json["code"]) == (503, "too_busy")
    assert time.monotonic() - began < 5
    other.rollback()
    other.close()
    answer = client.post("/api/v1/checkin/scans", json={"scans": queue}, headers=headers)
    assert [result["outcome"] for result in answer.json["results"]] == ["accepted"] * len(queue)
    db.session.rollback()
    assert [db.session.scalar(select(func.count()).select_from(model)) for model in (Scan, Admission)] == [5, 5]
