"""The form of a booth."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from workshop.web.forms import BaseForm, VersionField


class BoothForm(BaseForm):
    """Number, holder, the owner behind it, and what is shown."""

    version = VersionField()
    number = StringField(_l("Number of the booth"), [InputRequired(), Length(max=12)], default="")
    holder = StringField(_l("Holder"), [InputRequired(), Length(max=200)], default="")
    owner_name = StringField(_l("OCOP owner in the registry"), [Length(max=200)], default="")
    shows = TextAreaField(_l("What is shown"), [Length(max=300)], default="")
