"""Reads of the organizer's own questions and of the files that answer them."""

from sqlalchemy import func, select

from workshop.errors import NotFound
from workshop.extensions import db
from workshop.paper.models import StoredFile
from workshop.questions.models import AnswerFile, Question

# the standard fields beside the name: whether the public form shows them where the event says nothing
STANDARD = {
    "phone": "required", "honorific": "optional", "organization": "optional", "position": "optional",
    "email": "optional", "note": "hidden",
}  # fmt: skip
PRESENCES = ("required", "optional", "hidden")


def questions_of(event, form="registration"):
    """Every question that a form (registration | feedback) of ``event`` asks or once asked, in order.

    Those that were removed stand at the end: what was answered to them is still shown.
    """
    query = select(Question).where(Question.event_id == event.id, Question.form == form)
    return list(db.session.scalars(query.order_by(Question.removed_at.is_not(None), Question.position, Question.id)))


def form_questions(event, form="registration"):
    """The questions that a form of ``event`` asks now, in order."""
    return [question for question in questions_of(event, form) if is_on_form(question)]


def removed_questions(event, form="registration"):
    """The questions that were taken off a form of ``event``."""
    return [question for question in questions_of(event, form) if not is_on_form(question)]


def is_on_form(question):
    """Whether ``question`` is asked now."""
    return question.removed_at is None


def is_asked(question, kind):
    """Whether ``question`` is asked of a delegate of ``kind``; of everyone while the kind is open (None)."""
    return not question.only_kinds or kind is None or kind in question.only_kinds


def question_at(event, question_id):
    """One question of ``event``.

    :raises NotFound: if there is none.
    """
    found = db.session.get(Question, question_id)
    if found is None or found.event_id != event.id:
        raise NotFound
    return found


def standard_fields(event):
    """{standard field: required | optional | hidden} on the public form of ``event``."""
    stated = event.form_fields or {}
    return {name: stated.get(name, usual) for name, usual in STANDARD.items()}


def files_of(*, holder=None, registration_id=None):
    """{question id: AnswerFile} of one form that is still being filled in, or of one registration."""
    owner = AnswerFile.holder == holder if holder else AnswerFile.registration_id == registration_id
    return {each.question_id: each for each in db.session.scalars(select(AnswerFile).where(owner))}


def file_at(registration_id, question_id):
    """The file that a registration sent as its answer.

    :raises NotFound: if there is none.
    """
    found = files_of(registration_id=registration_id).get(question_id)
    if found is None:
        raise NotFound
    return found


def bytes_of(owner):
    """How many bytes the files of one owner (a condition on AnswerFile) take."""
    total = select(func.coalesce(func.sum(StoredFile.size), 0)).join(AnswerFile, AnswerFile.file_id == StoredFile.id)
    return db.session.scalar(total.where(owner))
