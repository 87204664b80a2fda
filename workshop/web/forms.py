"""The form that every form extends: NFC text, trimmed, with our own words for what is wrong."""

import re
import unicodedata

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from workshop.web.errors import words
from workshop.web.validation_words import OurWords

_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")


def tidy(value):
    """``value`` in NFC without space around it; what is not text stays as it is."""
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value


def tidy_text(value):
    """What a text field holds: never None, also where a client left the field out."""
    return "" if value is None else tidy(value)


def uncut(field):
    """``field`` without maxlength: a browser cuts a pasted name there in silence, the validator speaks."""
    vars(field.flags).pop("maxlength", None)
    return field


class BaseForm(FlaskForm):
    """A FlaskForm whose text fields are NFC and trimmed."""

    class Meta(FlaskForm.Meta):
        """Filters for every text field, and our own words for what is wrong."""

        def bind_field(self, form, unbound_field, options):
            """Let text fields be tidied before their own filters see them."""
            if issubclass(unbound_field.field_class, (StringField, TextAreaField)):
                own = unbound_field.kwargs.get("filters", ())
                options = {**options, "filters": [tidy_text, *own]}
            return uncut(unbound_field.bind(form=form, **options))

        def get_translations(self, _form):
            """WTForms' sentences in our words."""
            return OurWords()

    def refuse(self, error, field=None):
        """Show the refusal ``error`` of a service at its field, or above the form.

        Returns False, so that a view can say ``return form.refuse(error)`` as its failed outcome.
        """
        name = field or getattr(error, "field", None)
        if name and name in self._fields:
            target = self._fields[name]
            target.errors = [*target.errors, words(error)]
        else:
            self.form_errors.append(words(error))
        return False


class EmailAddress:
    """Accepts what looks like an e-mail address; whether it exists only a mail can tell."""

    def __call__(self, _form, field):
        """Refuse anything else."""
        if not _EMAIL.fullmatch(field.data or ""):
            raise ValidationError(field.gettext("Invalid email address."))


class CheckboxesField(SelectMultipleField):
    """Several choices, each with its own box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class VersionField(HiddenField):
    """The version of the record that the form showed, as a whole number."""

    def process_formdata(self, valuelist):
        """Read what no form of ours has written as 0, which no record has: the service then refuses it as stale."""
        if valuelist:
            text = valuelist[0].strip()
            self.data = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
