"""Reads of feedback."""

from sqlalchemy import func, select

from workshop.extensions import db
from workshop.feedback.models import FeedbackResponse

RATINGS = (5, 4, 3, 2, 1)


def summary(event):
    """{"total", "average" (None without answers), "by_rating": {5: n, ... 1: n}} of ``event``."""
    grouped = select(FeedbackResponse.rating, func.count()).where(FeedbackResponse.event_id == event.id)
    by_rating = dict.fromkeys(RATINGS, 0)
    for rating, number in db.session.execute(grouped.group_by(FeedbackResponse.rating)):
        by_rating[rating] = number
    total = sum(by_rating.values())
    average = sum(rating * number for rating, number in by_rating.items()) / total if total else None
    return {"total": total, "average": average, "by_rating": by_rating}


def comments(event):
    """The answers of ``event`` that say something in words, as a select, the latest first."""
    query = select(FeedbackResponse).where(
        FeedbackResponse.event_id == event.id, FeedbackResponse.comment != ""
    )
    return query.order_by(FeedbackResponse.created_at.desc(), FeedbackResponse.id.desc())


def answers_by_question(event, questions):
    """[(question, [(answer, number)])]: choices and numbers counted, the most frequent first; texts as they came."""
    given = list(
        db.session.scalars(select(FeedbackResponse.answers).where(FeedbackResponse.event_id == event.id))
    )
    found = []
    for question in questions:
        counted = {}
        for answers in given:
            if (answer := answers.get(str(question.id))) is not None:
                counted[str(answer)] = counted.get(str(answer), 0) + 1
        found.append((question, sorted(counted.items(), key=lambda row: (-row[1], row[0]))))
    return found
