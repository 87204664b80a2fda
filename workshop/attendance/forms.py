"""Form of the rule of certificates of attendance."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, IntegerField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from workshop.web.forms import BaseForm


class RuleForm(BaseForm):
    """Where somebody must have been, and what stands on the certificate."""

    points = SelectMultipleField(
        _l("Points that count"), coerce=int, option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )
    needed = IntegerField(_l("Admitted at how many of them, at least"), [InputRequired(_l("Enter a number."))])
    issuer_line = StringField(_l("Issuer, as printed"), [InputRequired(_l("Say who issues it.")), Length(max=200)])
    place = StringField(_l("Place"), [Optional(), Length(max=80)])
    dated_on = DateField(_l("Date on the certificate"), [Optional()])
    signer_title = StringField(_l("Office of the signer"), [Optional(), Length(max=120)])
    signer_name = StringField(_l("Name of the signer"), [Optional(), Length(max=120)])
    is_unsigned = BooleanField(_l("The certificates carry no signature"))
