"""Forms of registration: the public one, short and phone first; the office's, with titles and rank."""

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from workshop.errors import Invalid
from workshop.registrations import consents, readings
from workshop.registrations.delegates import Delegate
from workshop.web.errors import words
from workshop.web.forms import BaseForm, VersionField

_REQUIRED = _l("This cannot be empty.")
HONORIFIC_CHOICES = [("", _l("Not stated")), ("ông", _l("Mr")), ("bà", _l("Ms")), ("đồng chí", _l("Comrade"))]
GUEST_HONORIFICS = HONORIFIC_CHOICES[:3]


class PersonForm(BaseForm):
    """What every form about a delegate asks."""

    full_name = StringField(_l("Full name"), [InputRequired(message=_REQUIRED), Length(max=120)])
    honorific = RadioField(_l("Form of address"), [Optional()], choices=GUEST_HONORIFICS, default="")
    phone = StringField(_l("Phone"), [Length(max=40)])
    organization = StringField(_l("Unit"), [Length(max=200)])
    email = StringField(_l("E-mail"), [Length(max=254)])


class StandardFields:
    """Mixed into a form that shows the standard fields as the event says."""

    def state_presences(self, presences):
        """Take hidden fields off and insist on required ones: {field: required | optional | hidden}."""
        for name, presence in presences.items():
            if name not in self:
                continue
            if presence == "hidden":
                del self[name]
            elif presence == "required":
                self[name].validators = [InputRequired(message=_REQUIRED), *_but_optional(self[name].validators)]
                self[name].flags.required = True
        if "honorific" in self and presences["honorific"] == "required":
            self.honorific.choices = [choice for choice in self.honorific.choices if choice[0]]
            self.honorific.data = self.honorific.data or None

    def stated(self, *names):
        """{name: what was typed} of those fields that the form has."""
        return {name: self[name].data or "" for name in names if name in self}


class SignUpForm(StandardFields, PersonForm):
    """The public form; ``website`` is a trap for programs that fill in everything."""

    position = StringField(_l("Position"), [Length(max=200)])
    note = TextAreaField(_l("Note to the organisers"), [Length(max=500)])
    kind = RadioField(_l("You come as"), [InputRequired(message=_l("Choose what fits best."))])
    attend = BooleanField(
        _l("Use of my data for this workshop"),
        [InputRequired(message=_l("Without this agreement the organisers may not register you."))],
    )
    contact = BooleanField(_l("Contact after the workshop"))
    photo = BooleanField(_l("Photographs"))
    share = BooleanField(_l("Sharing with e-commerce platforms"))
    words_shown = HiddenField()
    website = StringField(_l("Leave this empty"))
    began = HiddenField()
    proof = HiddenField()

    def validate_phone(self, field):
        """Say at once what the service would refuse."""
        _readable(readings.read_phone, field)

    def validate_email(self, field):
        """Say at once what the service would refuse."""
        _readable(readings.read_email, field)

    def delegate(self, answers, language):
        """The person who was typed in."""
        return Delegate(
            full_name=self.full_name.data, kind=self.kind.data, language=language, answers=answers,
            words_shown=self.words_shown.data or "",
            consents=[name for name in consents.PURPOSES if name in self and self[name].data],
            **self.stated("honorific", "position", "organization", "phone", "email", "note"),
        )  # fmt: skip


class LostLinkForm(BaseForm):
    """Who asks for the personal link, by what was given at registration."""

    full_name = StringField(_l("Full name"), [InputRequired(message=_REQUIRED), Length(max=120)])
    contact = StringField(_l("Phone or e-mail"), [InputRequired(message=_REQUIRED), Length(max=254)])
    website = StringField(_l("Leave this empty"))


class MyRegistrationForm(StandardFields, PersonForm):
    """What a guest may correct by the personal link."""

    position = StringField(_l("Position"), [Length(max=400)])
    language = RadioField(_l("Language of messages"), choices=[("vi", "Tiếng Việt"), ("en", "English")], default="vi")
    contact = BooleanField(_l("Contact after the workshop"))
    photo = BooleanField(_l("Photographs"))
    share = BooleanField(_l("Sharing with e-commerce platforms"))
    version = VersionField()


class TailForm(BaseForm):
    """The last four digits of the phone."""

    tail = StringField(_l("The last 4 digits of your phone"), [InputRequired(message=_REQUIRED), Length(max=4)])
    to = HiddenField(default="edit")


class DelegateForm(PersonForm):
    """The office's form."""

    honorific = SelectField(_l("Form of address"), [Optional()], choices=HONORIFIC_CHOICES, default="")
    titles = TextAreaField(_l("Positions"), [Length(max=1000)])
    kind = SelectField(_l("Kind of delegates"), [InputRequired(message=_l("Choose what fits best."))])
    rank_override = IntegerField(_l("Place in the order of rank"), [Optional()])
    zone = StringField(_l("Zone of the hall"), [Length(max=40)])
    seat = StringField(_l("Seat"), [Length(max=20)])
    note = TextAreaField(_l("Note for the office"), [Length(max=2000)])
    version = VersionField()

    def title_lines(self):
        """One title a line."""
        return [line.strip() for line in (self.titles.data or "").splitlines() if line.strip()]

    def delegate(self):
        """The person who was typed in."""
        return Delegate(
            full_name=self.full_name.data, honorific=self.honorific.data, titles=self.title_lines(),
            organization=self.organization.data, kind=self.kind.data, zone=self.zone.data, seat=self.seat.data,
            **{name: self[name].data for name in ("phone", "email", "note") if name in self},
        )  # fmt: skip

    def changes(self):
        """What the editing service takes; phone, e-mail and note only where the reader sees them."""
        names = ("full_name", "honorific", "organization", "kind", "rank_override", "zone", "seat")
        plain = {name: self[name].data for name in names}
        contacts = {name: self[name].data for name in ("phone", "email", "note") if name in self}
        return {**plain, **contacts, "titles": self.title_lines()}


def _readable(read, field):
    try:
        read(field.data)
    except Invalid as error:
        raise ValidationError(words(error)) from error


def _but_optional(validators):
    return [check for check in validators if not isinstance(check, Optional)]
