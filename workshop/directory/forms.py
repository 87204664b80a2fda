"""The form of an organisation."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from workshop.web.forms import BaseForm, VersionField

KINDS = (
    ("state", _l("State agency")), ("mass", _l("Mass organisation")), ("project", _l("Project")),
    ("university", _l("University or school")), ("company", _l("Company")),
    ("cooperative", _l("Cooperative or alliance")), ("press", _l("Press")), ("other", _l("Other")),
)  # fmt: skip
PROFILES = (("state", _l("State agency (Decree 30/2020)")), ("mass", _l("Mass organisation")))


class OrganizationForm(BaseForm):
    """An organisation and how its papers begin."""

    version = VersionField()
    name = StringField(_l("Name in full"), [InputRequired(), Length(max=200)])
    renamed_on = DateField(_l("Called so since"), [Optional()])
    short_name = StringField(_l("Short name"), [Length(max=80)])
    kind = SelectField(_l("Kind"), [InputRequired()], choices=KINDS)
    address = StringField(_l("Address"), [Length(max=250)])
    header_profile = RadioField(_l("Form of its papers"), [InputRequired()], choices=PROFILES, default="state")
    header_parent = StringField(_l("First line: the body above"), [Length(max=200)])
    header_body = StringField(_l("Second line: the issuing body"), [Length(max=200)])
    document_symbol = StringField(_l("Symbol behind the number"), [Length(max=20)])
    place = StringField(_l("Place before the date"), [Length(max=80)])

    @property
    def values(self):
        """What the services take, without version and date of the name."""
        return {name: value or "" for name, value in self.data.items()
                if name not in ("csrf_token", "version", "renamed_on")}  # fmt: skip
