"""Forms of a workshop; times are typed as they are in Vietnam."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from workshop.vietnamese.dates import LOCAL_ZONE
from workshop.web.forms import BaseForm, VersionField

SESSION_KINDS = {
    "opening": _l("Opening"),
    "talk": _l("Talk"),
    "dialogue": _l("Dialogue"),
    "signing": _l("Signing of memoranda"),
    "address": _l("Address by leaders"),
    "award": _l("Awards"),
    "break": _l("Break"),
    "closing": _l("Closing"),
}
HOST_ROLES = {"lead": _l("Leads"), "partner": _l("Takes part")}
APPROVALS = {
    "event": _l("As the workshop says"), "yes": _l("Each waits for approval"), "no": _l("Each has a place at once"),
}  # fmt: skip
COLOURS = {"leaf": _l("Green"), "gold": _l("Gold"), "blue": _l("Blue"), "teal": _l("Teal"), "plum": _l("Plum"),
           "brick": _l("Brick red"), "grey": _l("Grey")}  # fmt: skip
_REQUIRED = _l("This cannot be empty.")


class MomentField(DateTimeLocalField):
    """A day and time of day in Vietnam; ``data`` is an aware moment."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], **kwargs)

    def process_data(self, value):
        """Show an aware moment as local time."""
        self.data = value.astimezone(LOCAL_ZONE) if value else None

    def process_formdata(self, valuelist):
        """Read local time into an aware moment."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(gettext("Choose a day and a time.")) from error
        if self.data is not None:
            self.data = self.data.replace(tzinfo=LOCAL_ZONE)


def _required():
    return [InputRequired(message=_REQUIRED)]


class CreateEventForm(BaseForm):
    """What a workshop needs to begin with."""

    title = StringField(_l("Title"), [*_required(), Length(max=250)])
    starts_at = MomentField(_l("Starts"), _required())
    ends_at = MomentField(_l("Ends"), _required())
    venue = StringField(_l("Venue"), [Length(max=200)])


class EditEventForm(CreateEventForm):
    """Everything that guests and staff are told about a workshop."""

    title_en = StringField(_l("Title in English"), [Length(max=250)])
    description = TextAreaField(_l("Purpose and content"), [Length(max=5000)])
    venue_address = StringField(_l("Address of the venue"), [Length(max=250)])
    contact_name = StringField(_l("Contact person"), [Length(max=120)])
    contact_phone = StringField(_l("Phone of the contact person"), [Length(max=20)])
    moves_along = BooleanField(
        _l("Move the programme, the hours of the check-in points and the close of registration along"), default=True
    )
    version = VersionField()


class RegistrationSettingsForm(BaseForm):
    """When the public may register, for how many places, and who decides."""

    registration_opens_at = MomentField(_l("Registration opens"), [Optional()])
    registration_closes_at = MomentField(_l("Registration closes"), [Optional()])
    capacity = IntegerField(_l("Places"), [Optional(), NumberRange(max=1_000_000)])
    needs_approval = BooleanField(_l("A registration through the public form waits for approval"))
    version = VersionField()


class SessionForm(BaseForm):
    """One item of the programme."""

    kind = SelectField(_l("Kind"), choices=list(SESSION_KINDS.items()))
    title = StringField(_l("Content"), [*_required(), Length(max=300)])
    day = SelectField(_l("Day"), [Optional()])
    starts = TimeField(_l("From"), [Optional()])
    ends = TimeField(_l("To"), [Optional()])
    speaker = StringField(_l("Speaker"), [Length(max=120)])
    speaker_title = StringField(_l("Position and unit of the speaker"), [Length(max=200)])


class HostForm(BaseForm):
    """An organisation that holds the workshop."""

    name = StringField(_l("Organisation"), [*_required(), Length(max=200)])
    role = RadioField(_l("Role"), choices=list(HOST_ROLES.items()), default="partner")


class KindForm(BaseForm):
    """A kind of delegates."""

    label = StringField(_l("Label"), [*_required(), Length(max=80)])
    label_en = StringField(_l("Label in English"), [Length(max=80)])
    hand_over = StringField(_l("What the desk hands over"), [Length(max=120)])
    colour = SelectField(_l("Colour on the badge"), choices=list(COLOURS.items()))
    is_public = BooleanField(_l("Guests may choose it on the public form"), default=True)
    capacity = IntegerField(_l("Places for this kind"), [Optional(), NumberRange(max=1_000_000)])
    approval = RadioField(_l("Approval of sign-ups"), choices=list(APPROVALS.items()), default="event")

    @classmethod
    def of(cls, kind):
        """The form about ``kind``; "as the workshop says" is kept as nothing."""
        return cls(obj=kind, approval={None: "event", True: "yes", False: "no"}[kind.needs_approval])

    def fields(self):
        """What the services take."""
        plain = ("label", "label_en", "hand_over", "colour", "is_public", "capacity")
        needs_approval = {"yes": True, "no": False}.get(self.approval.data)
        return {**{name: self[name].data for name in plain}, "needs_approval": needs_approval}


class MaterialForm(BaseForm):
    """A document for download."""

    title = StringField(_l("Title of the document"), [*_required(), Length(max=200)])
    file = FileField(_l("File"), [FileRequired(message=_l("Choose a file."))])
