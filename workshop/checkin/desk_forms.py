"""The form by which a device is paired."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired

from workshop.web.forms import BaseForm


class PairingForm(BaseForm):
    """The number that the organizers' screen shows."""

    confirmation = StringField(_l("Confirmation number"), validators=[InputRequired(_l("Enter the number."))])
