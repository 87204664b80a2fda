"""Forms of messages."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from workshop.messages.models import TO_UNITS
from workshop.messages.placeholders import OF_DELEGATES, OF_UNITS, PLACEHOLDERS, spelled
from workshop.web.forms import BaseForm, EmailAddress

_REQUIRED = _l("This cannot be empty.")
LONGEST_NOTE, LONGEST_TEXT = 2000, 8000


class TemplateForm(BaseForm):
    """Subject and text of one kind of message."""

    subject = TextAreaField(_l("Subject line"), [InputRequired(_REQUIRED), Length(max=200)])
    body = TextAreaField(_l("Text of the message"), [InputRequired(_REQUIRED), Length(max=LONGEST_TEXT)])
    delegate = SelectField(_l("Shown with the data of"), coerce=int, validate_choice=False)


class MailingForm(BaseForm):
    """What goes to many, once."""

    note = TextAreaField(_l("Your own words"), [Length(max=LONGEST_NOTE)])
    with_email = BooleanField(_l("To those with e-mail"), default=True)
    without_email = BooleanField(_l("To those without e-mail, as texts to send by Zalo"), default=True)
    token = HiddenField()
    ids = HiddenField()  # those who were ticked in a list, with commas between
    about = SelectField(_l("Message"), [Optional()], validate_choice=False)  # asked here where people were ticked

    def chosen_ids(self):
        """The ids that were ticked, none where filters choose."""
        return [int(each) for each in (self.ids.data or "").split(",") if each.isascii() and each.isdecimal()]


class TestMailForm(BaseForm):
    """Where a trial goes."""

    to = StringField(_l("E-mail address"), [InputRequired(_REQUIRED), EmailAddress(), Length(max=254), Optional()])


def placeholder_rows(language, kind):
    """[(as it is written, what stands there)] for the list beside a text of ``kind``."""
    empty = OF_DELEGATES if kind in TO_UNITS else OF_UNITS
    return [
        (spelled(key, language), _l(names[2])) for key, names in PLACEHOLDERS.items() if key not in empty
    ]
