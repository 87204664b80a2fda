"""Reads of the organizer's own questions."""

from sqlalchemy import select

from workshop.errors import NotFound
from workshop.extensions import db
from workshop.questions.models import Question


def questions_of(event, form="registration"):
    """The questions on a form (registration | feedback) of ``event``, in order."""
    query = select(Question).where(Question.event_id == event.id, Question.form == form)
    return list(db.session.scalars(query.order_by(Question.position, Question.id)))


def question_at(event, question_id):
    """One question of ``event``.

    :raises NotFound: if there is none.
    """
    found = db.session.get(Question, question_id)
    if found is None or found.event_id != event.id:
        raise NotFound
    return found
