"""The intake: what waits together is answered together, and one request cannot spoil it for the others."""

import threading

import pytest

from tests.factories import checkin as make
from workshop.audit.models import AuditEntry
from workshop.checkin import intake as room
from workshop.checkin.services import Origin
from workshop.checkin.services.scanning import Submission
from workshop.errors import TooBusy
from workshop.extensions import db

pytestmark = pytest.mark.db


def sent_together(app, event, bodies, monkeypatch):
    """What each of ``bodies`` is answered when all wait while the first round is held back."""
    intake, gathered, answers = room.Intake(), [], {}
    real = room.check_in_together

    def together(event_id, submissions):
        gathered.append(len(submissions))
        return real(event_id, submissions)

    monkeypatch.setattr(room, "check_in_together", together)

    def send(number, scans):
        with app.app_context():
            try:
                answers[number] = intake.take(event_id, Submission(scans, Origin()))
            except Exception as error:
                answers[number] = error
            db.session.remove()

    event_id = event.id
    threads = [threading.Thread(target=send, args=pair) for pair in enumerate(bodies)]
    intake._is_led = True  # as while a round is being answered
    for thread in threads:
        thread.start()
    while len(intake._queue) < len(bodies):
        threads[0].join(0.01)
    intake._call_the_next()
    for thread in threads:
        thread.join()
    return [answers[number] for number in range(len(bodies))], gathered


def test_what_waits_together_is_answered_in_one_transaction(app, event, monkeypatch):
    people = [make.delegate(event) for _ in range(6)]
    bodies = [[make.scan(person)] for person in people] + [[make.scan(people[0])]]
    answers, gathered = sent_together(app, event, bodies, monkeypatch)
    assert gathered == [7]
    assert [result["outcome"] for [result] in answers].count("accepted") == 6
    assert sorted(result["outcome"] for [result] in (answers[0], answers[6])) == ["accepted", "duplicate"]
    db.session.rollback()
    assert db.session.query(AuditEntry).where(AuditEntry.action == "checkin.scans_answered").count() == 1


def test_a_round_takes_five_hundred_scans_at_most(app, event, monkeypatch):
    bodies = [[make.scan(code="x") for _ in range(300)] for _ in range(3)]
    answers, gathered = sent_together(app, event, bodies, monkeypatch)
    assert (gathered, [len(results) for results in answers]) == ([1, 1, 1], [300, 300, 300])


def test_one_that_fails_fails_alone(app, event, monkeypatch):
    person = make.delegate(event)
    answers, gathered = sent_together(app, event, [[make.scan(person)], [None]], monkeypatch)
    assert gathered == [2, 1, 1]
    assert (answers[0][0]["outcome"], type(answers[1])) == ("accepted", AttributeError)


def test_a_database_that_lets_nobody_in_is_asked_once(app, event, monkeypatch):
    def busy(_event_id, _submissions):
        raise TooBusy

    monkeypatch.setattr(room, "check_in_together", busy)
    answers, _gathered = sent_together(app, event, [[], []], monkeypatch)
    assert [type(answer) for answer in answers] == [TooBusy, TooBusy]


def test_a_lone_scan_waits_for_nobody(monkeypatch):
    monkeypatch.setattr(room, "LONGEST_WAIT", 60)
    intake = room.Intake()
    intake._crowd.remember(1, 60)
    monkeypatch.setattr(room, "check_in_together", lambda _event_id, submissions: [[] for _ in submissions])
    assert intake.take(1, Submission([], Origin(), actor=None)) == []


def test_after_a_crowd_the_first_waits_for_the_others(monkeypatch):
    monkeypatch.setattr(room, "LONGEST_WAIT", 60)
    intake, gathered = room.Intake(), []
    intake._crowd.remember(3, 60)

    def together(_event_id, submissions):
        gathered.append(len(submissions))
        return [[] for _ in submissions]

    monkeypatch.setattr(room, "check_in_together", together)
    submission = Submission([], Origin(), actor=None)
    threads = [threading.Thread(target=intake.take, args=(1, submission)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gathered == [3]


def test_a_crowd_that_does_not_come_again_is_not_waited_for(monkeypatch):
    intake = room.Intake()
    intake._crowd.remember(16, 60)
    monkeypatch.setattr(room, "check_in_together", lambda _event_id, submissions: [[] for _ in submissions])
    assert intake.take(1, Submission([], Origin(), actor=None)) == []
