"""The organizer's questions as fields of a form, and what was answered."""

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, StopValidation

from workshop.questions.queries import is_asked, is_on_form
from workshop.web.forms import CheckboxesField

RATINGS = ("5", "4", "3", "2", "1")
LOWEST, HIGHEST = 0, 1_000_000
BETWEEN = "\n"  # several choices stand in one answer, a line each: tables and pages show it as it is
LENGTHS = {"line": 200, "text": 1000}


class SentFileField(FileField):
    """A file as an answer; ``kept`` is what was sent before and is still there."""

    kept = None


class NotAsked:
    """Whatever a question says to those whom it does not concern is neither checked nor kept."""

    def __call__(self, _form, field):
        """Let it pass."""
        field.errors = []
        raise StopValidation


class Sent:
    """A file must have been sent, now or before."""

    field_flags = {"required": True}

    def __call__(self, _form, field):
        """Refuse if there is none."""
        if not field.kept and not (field.data and field.data.filename):
            raise StopValidation(_("Choose a file."))


def with_questions(form_class, questions, language="vi", kind=None, given=None):
    """A subclass of ``form_class`` with one field ``question_<id>`` for each of ``questions`` on the form.

    ``kind`` is the kind of delegate who answers, None while nobody has chosen; what is not asked of it is not
    insisted on. ``given`` are answers of before, which stay possible although the question has changed.
    """
    fields = {
        name_of(question): _field(question, language, is_asked(question, kind), (given or {}).get(str(question.id)))
        for question in questions
        if is_on_form(question)
    }
    return type(f"{form_class.__name__}WithQuestions", (form_class,), fields)


def fields_of(form, questions):
    """The bound fields of ``questions`` on ``form``, in order."""
    return [form[name_of(question)] for question in questions if name_of(question) in form]


def answers_of(form, questions, kind=None, given=None):
    """{question id as text: answer}, of those that were asked and answered.

    ``given`` are answers of before: what this form does not ask stays as it was.
    """
    answers = dict(given or {})
    for question in questions:
        if name_of(question) not in form or not is_asked(question, kind):
            continue
        answers.pop(str(question.id), None)
        value = _value(question, form[name_of(question)], (given or {}).get(str(question.id)))
        if value not in (None, ""):
            answers[str(question.id)] = value
    return answers


def typed(questions, answers):
    """{field name: value}: what a form begins with for somebody who gave ``answers`` before."""
    begun = {}
    for question in questions:
        answer = answers.get(str(question.id))
        if answer is None or question.kind == "file":
            continue
        if question.kind == "choices":
            answer = str(answer).split(BETWEEN)
        begun[name_of(question)] = True if _agrees(question) else answer
    return begun


def shown_answers(questions, answers, language="vi"):
    """[(question, answer)] for people, of those that were answered."""
    return [
        (label_of(question, language), answer_text(question, answers, language))
        for question in questions
        if str(question.id) in answers
    ]


def answer_text(question, answers, language="vi"):
    """One answer as a page or a table shows it; a number stays a number, nothing is an empty text."""
    answer = answers.get(str(question.id), "")
    if question.kind in ("choice", "choices") and answer:
        return "; ".join(_choice_in(question, part, language) for part in str(answer).split(BETWEEN))
    return answer


def name_of(question):
    """The name of the field that asks ``question``."""
    return f"question_{question.id}"


def label_of(question, language):
    """The words of ``question`` for a reader."""
    return question.label_en if language == "en" and question.label_en else question.label


def hint_of(question, language):
    """The help below ``question`` for a reader."""
    return question.hint_en if language == "en" and question.hint_en else question.hint


def _agrees(question):
    return question.kind == "consent"


def _choice_in(question, choice, language):
    if language == "en" and choice in question.choices:
        place = question.choices.index(choice)
        if place < len(question.choices_en) and question.choices_en[place]:
            return question.choices_en[place]
    return choice


def _value(question, field, before):
    if question.kind == "file":
        return field.kept.file.filename if field.kept else None
    if question.kind == "choices":
        return BETWEEN.join(field.data or ())
    if _agrees(question):
        # what is kept are the words that were agreed to, since the question may be changed later
        return (before or f"✓ {field.label.text}") if field.data else None
    return field.data


def _field(question, language, asked, before):
    checks = [_presence(question)] if asked else [NotAsked()]
    extra = {"label": label_of(question, language), "description": hint_of(question, language)}
    if question.kind == "number":
        return IntegerField(validators=[*checks, _bounds(question)], **extra)
    if question.kind == "rating":
        return RadioField(validators=checks, choices=[(each, each) for each in RATINGS], **_open(question), **extra)
    if question.kind in ("choice", "choices"):
        known = list(question.choices)
        known += [part for part in str(before).split(BETWEEN) if before and part not in known]
        choices = [(choice, _choice_in(question, choice, language)) for choice in known]
        if question.kind == "choices":
            return CheckboxesField(validators=checks, choices=choices, **extra)
        if not question.is_required:
            choices.append(("", _("No answer")))
        return RadioField(validators=checks, choices=choices, **_open(question), **extra)
    if question.kind == "file":
        return SentFileField(validators=checks, **extra)
    if question.kind == "consent":
        return BooleanField(validators=checks, **extra)
    kind = StringField if question.kind == "line" else TextAreaField
    return kind(validators=[*checks, Length(max=LENGTHS[question.kind])], **extra)


def _open(question):
    return {"default": None if question.is_required else ""}


def _presence(question):
    if not question.is_required:
        return Optional()
    if question.kind == "file":
        return Sent()
    return InputRequired(
        message=_l("Tick this box to continue.") if _agrees(question) else _l("This cannot be empty.")
    )


def _bounds(question):
    low = LOWEST if question.minimum is None else question.minimum
    high = HIGHEST if question.maximum is None else question.maximum
    message = _("Enter a whole number from %(low)s to %(high)s.", low=format_decimal(low), high=format_decimal(high))
    return NumberRange(low, high, message=message)
