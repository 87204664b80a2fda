"""The form by which an organizer writes a question."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from workshop.web.forms import BaseForm

KINDS = {"text": _l("Free text"), "choice": _l("One of several choices"), "number": _l("A whole number")}


class QuestionForm(BaseForm):
    """One question of the registration form."""

    label = StringField(_l("Question"), [InputRequired(message=_l("This cannot be empty.")), Length(max=250)])
    label_en = StringField(_l("Question in English"), [Length(max=250)])
    kind = SelectField(_l("Kind of answer"), choices=list(KINDS.items()))
    choices_text = TextAreaField(_l("Choices"), [Length(max=2000)])
    is_required = BooleanField(_l("Everyone must answer it"))

    def fields(self):
        """What the services take; choices stand one a line."""
        lines = [line.strip()[:120] for line in (self.choices_text.data or "").splitlines()]
        return {
            "label": self.label.data, "label_en": self.label_en.data, "kind": self.kind.data,
            "choices": list(dict.fromkeys(line for line in lines if line)) if self.kind.data == "choice" else [],
            "is_required": self.is_required.data,
        }  # fmt: skip

    def refuse(self, error, field=None):
        """Show a refusal of the choices where they are typed."""
        return super().refuse(error, "choices_text" if error.field == "choices" else field)
