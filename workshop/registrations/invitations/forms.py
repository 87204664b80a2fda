"""The office's forms about invited units."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from workshop.registrations.invitations.lines import MOST, Unit, quota_of, units_of
from workshop.registrations.invitations.looking import guess_kind
from workshop.registrations.invitations.wording import TEXTS
from workshop.vietnamese.organisations import fold_unit
from workshop.web.forms import BaseForm, VersionField

_REQUIRED = _l("This cannot be empty.")
_PLACES = NumberRange(1, MOST, message=_l("Enter how many people are invited, from 1 to 50."))


class InvitationForm(BaseForm):
    """One unit."""

    unit = StringField(_l("Unit"), [InputRequired(message=_REQUIRED), Length(max=200)])
    quota = IntegerField(_l("How many people"), [InputRequired(message=_REQUIRED), _PLACES], default=2)
    quota_text = StringField(_l("Who, in words"), [Length(max=200)])
    addressee = StringField(_l("Kính mời (addressee)"), [Length(max=250)])
    kind = SelectField(_l("Kind of delegates"))
    number = StringField(_l("Number of this invitation"), [Length(max=40)])
    contact_name = StringField(_l("Contact person"), [Length(max=120)])
    contact_phone = StringField(_l("Phone"), [Length(max=40)])
    contact_email = StringField(_l("E-mail"), [Length(max=254)])
    version = VersionField()

    def values(self):
        """What was typed, by the names of the services; contacts only where the reader sees them."""
        names = ("unit", "quota", "quota_text", "addressee", "kind", "number", "contact_name", "contact_phone",
                 "contact_email")  # fmt: skip
        return {name: self[name].data for name in names if name in self}

    def unit_typed(self):
        """The unit to invite."""
        return Unit(**{name: value for name, value in self.values().items() if name != "number"})


class ManyForm(BaseForm):
    """Many units at once; what a line leaves out is taken from the fields below it."""

    lines = TextAreaField(_l("Units, one a line"), [Length(max=60_000)])
    quota_text = StringField(
        _l("Who is invited, where a line does not say it"), [InputRequired(message=_REQUIRED), Length(max=200)],
        default="01 lãnh đạo + 01 chuyên viên",
    )  # fmt: skip
    kind = SelectField(_l("Kind of delegates"))

    def units(self, chosen=None):
        """The units as they will be invited: of the kind chosen for each, or that its name tells, or the usual one."""
        units = [self.completed(unit) for unit in units_of(self.lines.data)]
        known = [code for code, _label in self.kind.choices]
        for unit in units:
            picked = (chosen or {}).get(fold_unit(unit.unit))
            unit.kind = picked if picked in known else guess_kind(unit.unit, known) or unit.kind
        return units

    def completed(self, unit):
        """``unit`` with what is usual where it says nothing."""
        if not unit.quota:
            unit.quota, unit.quota_text = quota_of(self.quota_text.data), self.quota_text.data
        unit.kind = self.kind.data
        return unit


class LetterForm(BaseForm):
    """What stands on every invitation, and the rules of answering."""

    number = StringField(_l("Number"), [Length(max=40)])
    dated_on = DateField(_l("Date"), [Optional()])
    reply_by = DateField(_l("Answer before"), [Optional()])
    over_quota = RadioField(
        _l("A unit names more people than invited"),
        choices=[("refuse", _l("It is refused, with the reason")), ("approve", _l("They wait for our approval"))],
    )
    unit_limit = IntegerField(_l("People of one unit on the public form"), [Optional(), NumberRange(1, 500)])
    opening = TextAreaField(_l("Opening sentence"), [Length(max=2000)])
    chair = TextAreaField(_l("Chủ trì (chair)"), [Length(max=1000)])
    participants = TextAreaField(_l("Thành phần (participants)"), [Length(max=2000)])
    content = TextAreaField(_l("Nội dung (programme)"), [Length(max=4000)], id="letter-content")
    notes = TextAreaField(_l("Lưu ý (please note)"), [Length(max=2000)])
    closing = TextAreaField(_l("Closing sentence"), [Length(max=1000)])
    capacity = TextAreaField(_l("Capacity of the signer"), [Length(max=200)])
    signer = StringField(_l("Name of the signer"), [Length(max=120)])
    recipients = TextAreaField(_l("Nơi nhận (recipients)"), [Length(max=1000)])
    version = VersionField()

    def rules(self):
        """What is not a text of the paper."""
        names = ("number", "dated_on", "reply_by", "over_quota", "unit_limit")
        return {name: self[name].data for name in names}

    def texts(self):
        """The texts of the paper, empty ones included, with plain line ends."""
        return {name: (self[name].data or "").replace("\r\n", "\n").strip() for name in TEXTS}


class MailForm(BaseForm):
    """A message to units by e-mail."""

    note = TextAreaField(_l("Your own words"), [Length(max=2000)])
    token = HiddenField()
