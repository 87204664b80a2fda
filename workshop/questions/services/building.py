"""Building a form: own questions, and which standard fields it shows."""

from workshop import hooks
from workshop.audit import services as audit
from workshop.errors import N_, Invalid
from workshop.events.services import edit_event
from workshop.events.services.ordering import move
from workshop.extensions import utc_now
from workshop.questions.models import Question
from workshop.questions.queries import PRESENCES, STANDARD, form_questions
from workshop.transactions import transaction

FIELDS = (
    "kind", "label", "label_en", "hint", "hint_en", "choices", "choices_en", "is_required", "only_kinds", "minimum",
    "maximum", "max_megabytes",
)  # fmt: skip


class ChoicesMissing(Invalid):
    """A question to choose from needs something to choose."""

    message = N_("Write at least two choices, one a line.")


class BoundsCrossed(Invalid):
    """No number lies between the two."""

    message = N_("The largest number must not be below the smallest.")


class KindFixed(Invalid):
    """Answers of one kind cannot be read as another."""

    message = N_(
        "Somebody has answered already, so the kind of answer stays. Remove the question and add another one."
    )


def add_question(event, *, form="registration", **fields):
    """Add a question at the end of a form.

    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        position = max((known.position for known in form_questions(event, form)), default=-1) + 1
        question = Question(event_id=event.id, form=form, position=position)
        _set(question, fields)
        session.add(question)
        audit.record("questions.question_added", question, form=form)
        return question


def edit_question(question, **fields):
    """Change a question; answers given already stay as they are.

    :raises KindFixed: if it was answered and another kind of answer is wanted.
    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        question = session.get(Question, question.id)
        if fields.get("kind", question.kind) != question.kind and answers_given(question):
            raise KindFixed("kind")
        _set(question, fields)
        audit.record("questions.question_edited", question)
        return question


def copy_questions(source, event):
    """Ask at ``event`` what the form of ``source`` asks."""
    with transaction() as session:
        for position, known in enumerate(form_questions(source)):
            copied = {name: getattr(known, name) for name in FIELDS}
            session.add(Question(event_id=event.id, form=known.form, position=position, **copied))


def answers_given(question):
    """How many people have answered ``question``."""
    return (hooks.first("answers_given", question.event_id) or {}).get(question.id, 0)


def move_question(event, question, by):
    """Move a question up (-1) or down (1) on its form."""
    with transaction():
        questions = form_questions(event, question.form)
        question = next(known for known in questions if known.id == question.id)
        move(questions, question, by)
        audit.record("questions.question_moved", question)


def remove_question(question):
    """Take a question off its form; answers given already stay with the people, under its words."""
    with transaction() as session:
        question = session.get(Question, question.id)
        if question.removed_at is None:
            question.removed_at = utc_now()
            audit.record("questions.question_removed", question)


def put_back_question(event, question):
    """Ask a removed question again, at the end of its form."""
    with transaction() as session:
        question = session.get(Question, question.id)
        if question.removed_at is not None:
            question.position = max((known.position for known in form_questions(event, question.form)), default=-1) + 1
            question.removed_at = None
            audit.record("questions.question_put_back", question)


def set_standard_fields(event, version, presences):
    """Say which standard fields the public form shows and requires: {field: required | optional | hidden}.

    :raises StaleVersion: if somebody saved the workshop since ``version``.
    """
    chosen = {name: presences[name] for name in STANDARD if presences.get(name) in PRESENCES}
    return edit_event(event, version, form_fields=chosen)


def _set(question, fields):
    for name in FIELDS:
        if name in fields:
            setattr(question, name, fields[name])
    if question.kind in ("choice", "choices") and len(question.choices or []) < 2:
        raise ChoicesMissing("choices")
    if None not in (question.minimum, question.maximum) and question.maximum < question.minimum:
        raise BoundsCrossed("maximum")
