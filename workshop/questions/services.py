"""Verbs of the organizer's own questions."""

from workshop.audit import services as audit
from workshop.errors import N_, Invalid
from workshop.events.services.ordering import move
from workshop.questions.models import Question
from workshop.questions.queries import questions_of
from workshop.transactions import transaction

FIELDS = ("kind", "label", "label_en", "choices", "is_required")


class ChoicesMissing(Invalid):
    """A question to choose from needs something to choose."""

    message = N_("Write at least two choices, one a line.")


def add_question(event, *, form="registration", **fields):
    """Add a question at the end of a form.

    :raises ChoicesMissing: if there is nothing to choose from.
    """
    with transaction() as session:
        position = max((known.position for known in questions_of(event, form)), default=-1) + 1
        question = Question(event_id=event.id, form=form, position=position)
        _set(question, fields)
        session.add(question)
        audit.record("questions.question_added", question, form=form)
        return question


def edit_question(question, **fields):
    """Change a question; answers given already stay as they are.

    :raises ChoicesMissing: if there is nothing to choose from.
    """
    with transaction() as session:
        question = session.get(Question, question.id)
        _set(question, fields)
        audit.record("questions.question_edited", question)
        return question


def move_question(event, question, by):
    """Move a question up (-1) or down (1) on its form."""
    with transaction():
        questions = questions_of(event, question.form)
        question = next(known for known in questions if known.id == question.id)
        move(questions, question, by)
        audit.record("questions.question_moved", question)


def remove_question(question):
    """Take a question off its form; answers given already stay with the people."""
    with transaction() as session:
        question = session.get(Question, question.id)
        audit.record("questions.question_removed", question)
        session.delete(question)


def _set(question, fields):
    for name in FIELDS:
        if name in fields:
            setattr(question, name, fields[name])
    if question.kind == "choice" and len(question.choices or []) < 2:
        raise ChoicesMissing("choices")
