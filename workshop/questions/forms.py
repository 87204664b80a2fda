"""The forms by which an organizer builds the registration form."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from workshop.questions.queries import STANDARD
from workshop.web.forms import BaseForm, CheckboxesField, VersionField

KINDS = {
    "line": _l("A short text"),
    "text": _l("A longer text"),
    "choice": _l("One of several choices"),
    "choices": _l("Several of several choices"),
    "number": _l("A whole number"),
    "file": _l("A file: PDF or picture"),
    "consent": _l("A consent: a box to tick"),
}
STANDARD_LABELS = {
    "phone": _l("Phone"), "honorific": _l("Form of address"), "organization": _l("Unit"),
    "position": _l("Position"), "email": _l("E-mail"), "note": _l("Note to the organisers"),
}  # fmt: skip
PRESENCE_LABELS = {"required": _l("Required"), "optional": _l("Asked, may stay empty"), "hidden": _l("Not asked")}
CHOICE_LENGTH = 120


class QuestionForm(BaseForm):
    """One question of the registration form."""

    label = StringField(_l("Question"), [InputRequired(message=_l("This cannot be empty.")), Length(max=250)])
    label_en = StringField(_l("Question in English"), [Length(max=250)])
    hint = StringField(_l("Help below the question"), [Length(max=300)])
    hint_en = StringField(_l("Help in English"), [Length(max=300)])
    kind = SelectField(_l("Kind of answer"), choices=list(KINDS.items()))
    choices_text = TextAreaField(_l("Choices"), [Length(max=2000)])
    choices_en_text = TextAreaField(_l("Choices in English"), [Length(max=2000)])
    minimum = IntegerField(_l("Smallest number"), [Optional(), NumberRange(-1_000_000, 1_000_000)])
    maximum = IntegerField(_l("Largest number"), [Optional(), NumberRange(-1_000_000, 1_000_000)])
    max_megabytes = IntegerField(_l("Largest file in MB"), [Optional(), NumberRange(1, 10)])
    only_kinds = CheckboxesField(_l("Asked only of"), [Optional()])
    is_required = BooleanField(_l("Whoever is asked must answer it"))

    def fields(self):
        """What the services take; choices stand one a line, nothing is kept that the kind does not use."""
        kind, chosen = self.kind.data, self.kind.data in ("choice", "choices")
        plain = {name: self[name].data for name in ("label", "label_en", "hint", "hint_en", "is_required")}
        return {
            **plain, "kind": kind, "only_kinds": list(self.only_kinds.data or ()),
            "choices": _lines(self.choices_text.data) if chosen else [],
            "choices_en": _lines(self.choices_en_text.data) if chosen else [],
            "minimum": self.minimum.data if kind == "number" else None,
            "maximum": self.maximum.data if kind == "number" else None,
            "max_megabytes": self.max_megabytes.data if kind == "file" else None,
        }  # fmt: skip

    def refuse(self, error, field=None):
        """Show a refusal of the choices where they are typed."""
        return super().refuse(error, "choices_text" if getattr(error, "field", None) == "choices" else field)


class StandardFieldsForm(BaseForm):
    """Which standard fields the public form shows, and which of them everyone must fill in."""

    version = VersionField()


for _name in STANDARD:
    setattr(
        StandardFieldsForm, _name, RadioField(STANDARD_LABELS[_name], choices=list(PRESENCE_LABELS.items()))
    )


def _lines(text):
    lines = [line.strip()[:CHOICE_LENGTH] for line in (text or "").splitlines()]
    return list(dict.fromkeys(line for line in lines if line))
