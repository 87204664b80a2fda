"""The form of one contact who registers several people."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from workshop.registrations.delegations.lines import Person
from workshop.registrations.forms import GUEST_HONORIFICS
from workshop.web.forms import BaseForm, VersionField

_REQUIRED = _l("This cannot be empty.")


class GroupForm(BaseForm):
    """Who registers, for which unit; ``website`` is a trap for programs that fill in everything."""

    unit = StringField(_l("Unit"), [InputRequired(message=_REQUIRED), Length(max=200)])
    contact_name = StringField(_l("Your name"), [InputRequired(message=_REQUIRED), Length(max=120)])
    contact_phone = StringField(_l("Your phone"), [InputRequired(message=_REQUIRED), Length(max=40)])
    contact_email = StringField(_l("Your e-mail"), [Length(max=254)])
    kind = SelectField(_l("You come as"), [InputRequired(message=_l("Choose what fits best."))])
    told = BooleanField(
        _l("The people I register know it and agree"),
        [InputRequired(message=_l("Please ask them first, then tick this box."))],
    )
    website = StringField(_l("Leave this empty"))
    began = HiddenField()
    proof = HiddenField()
    words_shown = HiddenField()

    def contact(self):
        """What the service takes about unit and contact."""
        names = ("unit", "kind", "contact_name", "contact_phone", "contact_email")
        return {name: self[name].data for name in names}


class PersonForm(BaseForm):
    """One of the people; the phone is shown to nobody, so an empty field leaves it as it is."""

    full_name = StringField(_l("Full name"), [InputRequired(message=_REQUIRED), Length(max=120)])
    honorific = RadioField(_l("Form of address"), [Optional()], choices=GUEST_HONORIFICS, default="")
    position = StringField(_l("Position"), [Length(max=400)])
    phone = StringField(_l("Phone"), [Length(max=40)])
    version = VersionField()

    def person(self):
        """The person who was typed in."""
        return Person(self.full_name.data, self.position.data, self.phone.data, honorific=self.honorific.data or "")

    def changes(self, registration):
        """What the editing service takes."""
        changes = {"full_name": self.full_name.data, "honorific": self.honorific.data or ""}
        if self.phone.data:
            changes["phone"] = self.phone.data
        if self.position.data != registration.position:
            changes["position"] = self.position.data
        return changes


class DeclineForm(BaseForm):
    """Why nobody can come."""

    reason = TextAreaField(
        _l("Reason"),
        [DataRequired(message=_l("Please say in a few words why nobody can come.")), Length(max=500)],
    )
