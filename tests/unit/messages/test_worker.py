"""A real worker process over a real mail server: what leaves by itself, and what a kill in the middle leaves."""

import datetime as dt
import os
import signal
import subprocess
import sys

import pytest
from sqlalchemy import update

from tests.factories.messages import coming_event, mail_to, messages
from tests.factories.registrations import registration
from tests.support.smtp import smtp_server, wait_for
from workshop.extensions import utc_now
from workshop.messages.models import Message
from workshop.transactions import transaction

pytestmark = [pytest.mark.db, pytest.mark.slow]


@pytest.fixture
def start_worker(settings):
    """Starts `flask worker` with a mail server; all are gone after the test."""
    started = []

    def start(url):
        names = ("DATABASE_URL", "WORKSHOP_INSTANCE", "WORKSHOP_SECRET_KEY", "WORKSHOP_BASE_URL")
        environment = {name: settings[name] for name in names}
        environment.update(WORKSHOP_MAIL_URL=url, WORKSHOP_MAIL_FROM="hoithao@ocop.example")
        command = [sys.executable, "-m", "flask", "--app", "workshop", "worker"]
        started.append(subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def pending_one(**values):
    return registration(coming_event(needs_approval=True), source="public", **{"email": "mot@o.vn", **values})


def test_a_registration_is_confirmed_by_the_worker_and_no_address_stands_in_its_log(app, start_worker):
    mail_to(app)
    pending_one()
    with smtp_server() as (post, url):
        worker = start_worker(url)
        wait_for(lambda: [row.status for row in messages()] == ["sent"])
        worker.send_signal(signal.SIGTERM)
        _, said = worker.communicate(timeout=60)
    assert post.addresses == ["mot@o.vn"]
    assert "mot@o.vn" not in said
    assert "/r/" not in said


def test_a_worker_killed_between_handing_over_and_noting_it_never_sends_twice(app, start_worker):
    mail_to(app)
    pending_one()
    with smtp_server() as (post, url):
        post.slow_seconds = 30  # the mail is taken, the answer is still to come
        worker = start_worker(url)
        wait_for(lambda: post.mails)
        worker.kill()
        worker.wait()
        assert [row.status for row in messages()] == ["handing"]
        with transaction() as session:  # as after five minutes
            session.execute(update(Message).values(leased_until=utc_now() - dt.timedelta(seconds=1)))
        post.slow_seconds = 0
        start_worker(url)
        wait_for(lambda: messages()[0].status == "uncertain")
        registration(messages()[0].event, email="hai@o.vn", source="public")
        wait_for(lambda: messages()[-1].status == "sent")  # the second worker works, and leaves the doubtful one alone
    assert post.addresses == ["mot@o.vn", "hai@o.vn"]
    assert [(row.status, row.reason) for row in messages()] == [("uncertain", "interrupted"), ("sent", "")]


def test_a_worker_killed_before_it_hands_over_loses_nothing(app, start_worker):
    mail_to(app)
    pending_one()
    with transaction() as session:
        gone = {"status": "leased", "leased_by": "dead", "leased_until": utc_now() - dt.timedelta(seconds=1)}
        session.execute(update(Message).values(**gone))
    with smtp_server() as (post, url):
        start_worker(url)
        wait_for(lambda: [row.status for row in messages()] == ["sent"])
    assert post.addresses == ["mot@o.vn"]
