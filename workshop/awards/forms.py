"""Forms of awards."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from workshop.awards.checks import CHECKS
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
        self.kind.choices = [(each.id, f"{each.name} · {each.organization.name}") for each in kinds]
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
    is_symbol_right = BooleanField(_l("The number is right as it is typed"))


class RecipientForm(BaseForm):
    """One recipient, with the name and address exactly as printed."""

    owner = HiddenField()
    printed_name = StringField(_l("Name as printed"), validators=[InputRequired(), Length(max=200)])
    printed_address = StringField(_l("Address as printed"), validators=[Optional(), Length(max=250)])
    recipient_kind = RadioField(_l("Who receives it"), choices=RECIPIENT_KINDS, default="collective")
    register_number = StringField(_l("Number in the register"), validators=[Optional(), Length(max=20)])
    is_other = BooleanField(_l("Another person or unit than the one of this name on the list"))


class PasteForm(BaseForm):
    """Many names at once."""

    names = TextAreaField(_l("Recipients, one a line"), validators=[InputRequired(), Length(max=40_000)])


class ReissueForm(BaseForm):
    """A corrected certificate."""

    printed_name = StringField(_l("Name as printed"), validators=[InputRequired(), Length(max=200)])
    printed_address = StringField(_l("Address as printed"), validators=[Optional(), Length(max=250)])
    register_number = StringField(_l("Number in the register"), validators=[Optional(), Length(max=20)])
    reason = StringField(_l("Why a new issue is made"), validators=[InputRequired(), Length(max=300)])


class RevocationForm(BaseForm):
    """The end of a certificate."""

    reason = StringField(_l("Why it is revoked"), validators=[InputRequired(), Length(max=300)])


RULES = [("off", _l("Not checked")), ("warn", _l("Warns")), ("block", _l("Stops the approval"))]
CHECK_LABELS = {
    "twice": _l("Stands on the list twice"),
    "namesake": _l("Shares its name with another on the list, at another address"),
    "elsewhere": _l("Awarded elsewhere for the same achievement, or at the same workshop"),
    "expired": _l("No OCOP certification in force on the day of the decision"),
    "absent": _l("Nobody of it was checked in at the workshop"),
    "household": _l("A household business among collectives"),
    "spelling": _l("Not spelled as in the registry"),
    "short_form": _l("Short form in the name (HTX, Cty, TNHH)"),
}


class RulesForm(BaseForm):
    """What each check does on one decision; a field a check."""


for _check in CHECKS:
    setattr(RulesForm, _check, RadioField(CHECK_LABELS[_check], choices=RULES))


class PapersForm(BaseForm):
    """What stands on the office papers alone."""

    proposer_id = SelectField(_l("Who proposes"), coerce=int)
    addressee = StringField(_l("To whom it is proposed"), validators=[Optional(), Length(max=200)])
    legal_bases = TextAreaField(_l("Legal bases, one a line"), validators=[Optional(), Length(max=4000)])


class FileForm(BaseForm):
    """The table that the issuer's office sent back."""

    file = FileField(_l("Table of the office (XLSX, XLS or CSV)"))


class TableForm(BaseForm):
    """A table of recipients."""

    file = FileField(_l("Or a table (XLSX, XLS or CSV)"))


class KindForm(BaseForm):
    """A kind of award of one issuer."""

    organization = SelectField(_l("Issuer"), coerce=int)
    name = StringField(_l("Name of the award"), validators=[InputRequired(), Length(max=80)])
    name_en = StringField(_l("Name in English"), validators=[Optional(), Length(max=80)])
    template = SelectField(_l("Pattern"))
    issuer_line = StringField(_l("Line of the issuer, as printed"), validators=[InputRequired(), Length(max=200)])
    register_label = StringField(_l("Line of the register, as printed"), validators=[InputRequired(), Length(max=60)])
    number_symbol = StringField(_l("What follows the number of its decisions"), validators=[InputRequired(),
                                                                                          Length(max=20)])  # fmt: skip
    capacities = TextAreaField(_l("Forms of signature, one a line"), validators=[InputRequired(), Length(max=1000)])
    qr = SelectField(_l("QR code"), choices=[
        ("back", _l("On the back of the copy, and on slips")), ("slip", _l("On slips alone")),
        ("face", _l("On the face")), ("none", _l("Nowhere")),
    ])  # fmt: skip
    is_state = BooleanField(_l("A state award: certificates stay previews until the signed decision is scanned"))
    is_external_book = BooleanField(_l("Its register is kept by the issuer's own office: numbers are typed in"))
    legal_bases = TextAreaField(_l("Legal bases, one a line"), validators=[Optional(), Length(max=4000)])

    def values(self):
        """What the services take; "KT. CHỦ TỊCH | PHÓ CHỦ TỊCH" is a capacity and a title."""
        lines = [line.strip() for line in self.capacities.data.splitlines() if line.strip()]
        pairs = [[part.strip() for part in (line if "|" in line else f"| {line}").split("|", 1)] for line in lines]
        names = ("name", "name_en", "template", "issuer_line", "register_label", "number_symbol", "qr", "is_state",
                 "is_external_book", "legal_bases")  # fmt: skip
        return {**{name: self[name].data for name in names}, "capacities": pairs}


class StockForm(BaseForm):
    """A paper whose sheets are counted."""

    kind = SelectField(_l("Kind of award"), coerce=int)
    paper = StringField(_l("Paper of the blanks"), validators=[InputRequired(), Length(max=80)])


MOVEMENTS = [
    ("received", _l("Sheets received")), ("printed", _l("Sheets printed")), ("spoiled", _l("Sheets spoiled")),
]  # fmt: skip


class EntryForm(BaseForm):
    """One line of the ledger."""

    movement = RadioField(_l("What happened"), choices=MOVEMENTS, default="received")
    sheets = IntegerField(_l("Number of sheets"), validators=[InputRequired(), NumberRange(min=1, max=100_000)])
    reason = StringField(_l("Note or reason"), validators=[Optional(), Length(max=300)])


class ReasonForm(BaseForm):
    """Why something is taken back."""

    reason = StringField(_l("Why"), validators=[InputRequired(), Length(max=300)])


class ReprintForm(BaseForm):
    """The same paper once more."""

    reason = StringField(_l("What happened to the first sheet"), validators=[InputRequired(), Length(max=300)])
    stock = SelectField(_l("Blanks it was printed on"), coerce=int)


class PrintRunForm(BaseForm):
    """Sheets that went through the printer for a decision."""

    is_more = BooleanField(_l("So many sheets were printed indeed"))
    stock = SelectField(_l("Blanks it was printed on"), coerce=int)
    sheets = IntegerField(_l("Number of sheets"), validators=[InputRequired(), NumberRange(min=1, max=100_000)])
