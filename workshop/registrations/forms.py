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
from wtforms.validators import InputRequired, Length, Optional

from workshop.registrations import consents
from workshop.registrations.delegates import Delegate
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


class SignUpForm(PersonForm):
    """The public form; ``website`` is a trap for programs that fill in everything."""

    position = StringField(_l("Position"), [Length(max=200)])
    phone = StringField(_l("Phone"), [InputRequired(message=_REQUIRED), Length(max=40)])
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

    def delegate(self, answers, language):
        """The person who was typed in."""
        return Delegate(
            full_name=self.full_name.data, honorific=self.honorific.data or "", position=self.position.data,
            organization=self.organization.data, kind=self.kind.data, phone=self.phone.data, email=self.email.data,
            language=language, answers=answers, words_shown=self.words_shown.data or "",
            consents=[name for name in consents.PURPOSES if name in self and self[name].data],
        )  # fmt: skip


class MyRegistrationForm(PersonForm):
    """What a guest may correct by the personal link."""

    position = StringField(_l("Position"), [Length(max=400)])
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
    kind = SelectField(_l("Kind of delegates"))
    rank_override = IntegerField(_l("Place in the order of rank"), [Optional()])
    note = TextAreaField(_l("Note for the office"), [Length(max=2000)])
    version = VersionField()

    def title_lines(self):
        """One title a line."""
        return [line.strip() for line in (self.titles.data or "").splitlines() if line.strip()]

    def delegate(self):
        """The person who was typed in."""
        return Delegate(
            full_name=self.full_name.data, honorific=self.honorific.data, titles=self.title_lines(),
            organization=self.organization.data, kind=self.kind.data,
            **{name: self[name].data for name in ("phone", "email", "note") if name in self},
        )  # fmt: skip

    def changes(self):
        """What the editing service takes; phone, e-mail and note only where the reader sees them."""
        plain = {name: self[name].data for name in ("full_name", "honorific", "organization", "kind", "rank_override")}
        contacts = {name: self[name].data for name in ("phone", "email", "note") if name in self}
        return {**plain, **contacts, "titles": self.title_lines()}
