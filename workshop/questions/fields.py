"""The organizer's questions as fields of a form, and what was answered."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

RATINGS = ("5", "4", "3", "2", "1")


def with_questions(form_class, questions, language="vi"):
    """A subclass of ``form_class`` with one field ``question_<id>`` for each of ``questions``."""
    fields = {name_of(question): _field(question, language) for question in questions}
    return type(f"{form_class.__name__}WithQuestions", (form_class,), fields)


def fields_of(form, questions):
    """The bound fields of ``questions`` on ``form``, in order."""
    return [form[name_of(question)] for question in questions]


def answers_of(form, questions):
    """{question id as text: answer}, of those that were answered."""
    given = {str(question.id): form[name_of(question)].data for question in questions}
    return {key: value for key, value in given.items() if value not in (None, "")}


def shown_answers(questions, answers, language="vi"):
    """[(question, answer)] for people, of those that were answered."""
    return [
        (label_of(question, language), answers[str(question.id)])
        for question in questions
        if str(question.id) in answers
    ]


def name_of(question):
    """The name of the field that asks ``question``."""
    return f"question_{question.id}"


def label_of(question, language):
    """The words of ``question`` for a reader."""
    return question.label_en if language == "en" and question.label_en else question.label


def _field(question, language):
    presence = InputRequired(message=_l("This cannot be empty.")) if question.is_required else Optional()
    label = label_of(question, language)
    if question.kind == "number":
        message = _l("Enter a whole number from 0 to 1,000,000.")
        return IntegerField(label, [presence, NumberRange(0, 1_000_000, message=message)])
    if question.kind in ("choice", "rating"):
        choices = question.choices if question.kind == "choice" else RATINGS
        shown = [(choice, choice) for choice in choices]
        if not question.is_required:
            shown.append(("", _("No answer")))
        return RadioField(label, [presence], choices=shown, default="" if not question.is_required else None)
    return TextAreaField(label, [presence, Length(max=1000)])
