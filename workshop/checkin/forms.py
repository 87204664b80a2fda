"""Forms of check-in; times are typed as they are in Vietnam."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from workshop.checkin.words import LOWEST_RANKS, POINT_KINDS
from workshop.events.forms import MomentField
from workshop.web.forms import BaseForm, CheckboxesField

_REQUIRED = _l("This cannot be empty.")


class PointForm(BaseForm):
    """A place where people are admitted."""

    label = StringField(_l("Name"), [DataRequired(message=_REQUIRED), Length(max=80)])
    label_en = StringField(_l("Name in English"), [Length(max=80)])
    kind = SelectField(_l("What for"), choices=list(POINT_KINDS.items()))
    is_per_day = BooleanField(_l("Everyone counts anew each day"), default=True)
    opens_at = MomentField(_l("Opens"), [Optional()])
    closes_at = MomentField(_l("Closes"), [Optional()])
    admits = CheckboxesField(_l("Who may pass"))


class PairForm(BaseForm):
    """A device that is to become a desk."""

    label = StringField(_l("Name of the desk"), [DataRequired(message=_REQUIRED), Length(max=80)])
    point = SelectField(_l("Check-in point"))
    is_kiosk = BooleanField(_l("Delegates scan themselves at it (kiosk)"))


class DeskSettingsForm(BaseForm):
    """What the devices of the desks hold, and how much one may add."""

    is_strict = RadioField(
        _l("What stays on the devices"),
        choices=[("names", _l("Names, so that people are found without network")),
                 ("strict", _l("Cards that only each person's own ticket opens"))],
    )  # fmt: skip
    walk_ins_an_hour = IntegerField(
        _l("Walk-ins an hour at one desk"),
        [InputRequired(message=_REQUIRED), NumberRange(1, 1000, message=_l("Choose a number from 1 to 1000."))],
    )


class SignedListForm(BaseForm):
    """Who signed on paper, where and when."""

    batch = HiddenField()
    point = SelectField(_l("Check-in point"))
    came_at = MomentField(_l("When they came"), [InputRequired(message=_REQUIRED)])
    numbers = StringField(_l("Numbers of the list"), [Length(max=2000)])


class UndoForm(BaseForm):
    """Why an admission is taken back."""

    reason = StringField(_l("Reason"), [DataRequired(message=_REQUIRED), Length(max=200)])


class DeputyForm(BaseForm):
    """Who comes for a leader."""

    full_name = StringField(_l("Full name"), [DataRequired(message=_REQUIRED), Length(max=120)])
    honorific = StringField(_l("Form of address"), [Length(max=8)])
    position = StringField(_l("Position"), [DataRequired(message=_REQUIRED), Length(max=200)])
    is_here = BooleanField(_l("The deputy is here now"))


class LeaderRuleForm(BaseForm):
    """Who is received as a leader."""

    kinds = CheckboxesField(_l("Kinds of delegates"))
    lowest_rank = SelectField(_l("And by title"), coerce=int, choices=list(LOWEST_RANKS.items()))
