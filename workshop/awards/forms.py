"""Forms of awards."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from workshop.web.forms import BaseForm, VersionField

RECIPIENT_KINDS = [
    ("collective", _l("Collective (cooperative, company, office)")),
    ("household", _l("Household business")),
    ("individual", _l("Individual")),
]


class DecisionForm(BaseForm):
    """What every certificate of a decision says."""

    version = VersionField()
    kind = SelectField(_l("Kind of award"), coerce=int)
    event = SelectField(_l("Workshop"), coerce=int)
    achievement = TextAreaField(_l("Achievement, as printed"), validators=[InputRequired(), Length(max=400)])
    place = StringField(_l("Place"), validators=[Optional(), Length(max=80)])
    capacity = SelectField(_l("Signed as"))
    signer_name = StringField(_l("Name of the signer"), validators=[Optional(), Length(max=120)])

    def offer(self, kinds, events, *, kind=None):
        """Fill the choices; an existing decision keeps its kind and workshop."""
        self.kind.choices = [(each.id, each.name) for each in kinds]
        self.event.choices = [(0, _l("No workshop")), *events]
        seen = {}
        for each in [kind] if kind else kinds:
            for line, title in each.capacities:
                seen[f"{line}|{title}"] = " / ".join(part for part in (line, title) if part)
        # a new decision begins with the head of whichever body the chosen kind belongs to
        self.capacity.choices = [*([] if kind else [("", _l("The head of the issuing body"))]), *seen.items()]
        if kind:
            del self.kind, self.event

    def values(self):
        """What the services take; without a chosen form of signature they take the kind's own."""
        values = {
            "achievement": " ".join(self.achievement.data.split()), "place": self.place.data or "",
            "signer_name": self.signer_name.data or "",
        }  # fmt: skip
        if self.capacity.data:
            line, _separator, title = self.capacity.data.partition("|")
            values |= {"capacity_line": line, "signer_title": title}
        return values


class RecordForm(BaseForm):
    """Number, date and scan, as the issuer's office gave them."""

    version = VersionField()
    number = StringField(_l("Number of the decision"), validators=[InputRequired(), Length(max=40)])
    decided_on = DateField(_l("Date of the decision"), validators=[InputRequired()])
    scan = FileField(_l("Scan of the signed decision"))


class RecipientForm(BaseForm):
    """One recipient, with the name and address exactly as printed."""

    owner = HiddenField()
    printed_name = StringField(_l("Name as printed"), validators=[InputRequired(), Length(max=200)])
    printed_address = StringField(_l("Address as printed"), validators=[Optional(), Length(max=250)])
    recipient_kind = RadioField(_l("Who receives it"), choices=RECIPIENT_KINDS, default="collective")
    register_number = StringField(_l("Number in the register"), validators=[Optional(), Length(max=20)])


class PasteForm(BaseForm):
    """Many names at once."""

    names = TextAreaField(_l("Names, one a line"), validators=[InputRequired(), Length(max=40_000)])


class ReissueForm(BaseForm):
    """A corrected certificate."""

    printed_name = StringField(_l("Name as printed"), validators=[InputRequired(), Length(max=200)])
    printed_address = StringField(_l("Address as printed"), validators=[Optional(), Length(max=250)])
    reason = StringField(_l("Why a new issue is made"), validators=[InputRequired(), Length(max=300)])


class RevocationForm(BaseForm):
    """The end of a certificate."""

    reason = StringField(_l("Why it is revoked"), validators=[InputRequired(), Length(max=300)])
