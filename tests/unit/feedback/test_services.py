"""Feedback: given from the beginning on, averaged by counting."""

import datetime as dt

import pytest

from tests.factories import events
from workshop.extensions import db, utc_now
from workshop.feedback import queries, services
from workshop.feedback.refusals import FeedbackNotOpen
from workshop.questions.models import Question
from workshop.transactions import transaction


def test_the_average_and_the_distribution_count_rows(app):
    event = events.event()
    for rating in (5, 5, 4, 2):
        services.give_feedback(event, rating, comment="Tốt" if rating == 5 else " ")
    assert queries.summary(event) == {"total": 4, "average": 4.0, "by_rating": {5: 2, 4: 1, 3: 0, 2: 1, 1: 0}}
    assert [each.comment for each in db.session.scalars(queries.comments(event))] == ["Tốt", "Tốt"]
    assert queries.summary(events.event())["average"] is None


def test_nothing_is_judged_before_it_began(app):
    starts_at = utc_now() + dt.timedelta(days=1)
    event = events.event(starts_at=starts_at, ends_at=starts_at + dt.timedelta(hours=4))
    with pytest.raises(FeedbackNotOpen):
        services.give_feedback(event, 5)


def test_answers_to_own_questions_are_counted_the_most_frequent_first(app):
    event = events.event()
    with transaction() as session:
        question = Question(
            event_id=event.id, form="feedback", kind="choice", label="Phần nào?", choices=["A", "B"]
        )
        session.add(question)
    for answer in ("A", "B", "B"):
        services.give_feedback(event, 4, answers={str(question.id): answer})
    services.give_feedback(event, 4)
    assert queries.answers_by_question(event, [question]) == [(question, [("B", 2), ("A", 1)])]
