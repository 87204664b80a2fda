"""Forms of the ceremony."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from workshop.web.forms import BaseForm


class GroupForm(BaseForm):
    """How many stand on the stage together."""

    group_size = IntegerField(
        _l("On the stage together"),
        [InputRequired(_l("Enter a number.")), NumberRange(1, 30, _l("Enter a number from 1 to 30."))],
    )
