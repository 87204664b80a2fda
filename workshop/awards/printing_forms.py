"""Forms of printing: the pattern of a kind's certificates, and the profile of a printer."""

from decimal import Decimal, InvalidOperation

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, DateField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from workshop.awards.paper.patterns import SHEETS
from workshop.awards.services.printing import ROLES, SETTABLE
from workshop.web.forms import BaseForm, CheckboxesField, VersionField
from workshop.web.template_globals import decimal

SHEET_NAMES = {"a4": _l("A4, landscape"), "a3": _l("A3, landscape"), "400x300": _l("400 × 300 mm")}
SIZES = {
    "top_mm": _l("First line, or the emblem, from the top"), "emblem_mm": _l("Room for the emblem"),
    "text_mm": _l("Widest line"), "middle_mm": _l("Room for name, address and achievement"),
    "bottom_mm": _l("Foot from the bottom"), "side_mm": _l("Record and signature from the side"),
    "record_mm": _l("Width of the record"), "signature_mm": _l("Width of the signature"),
    "blank_mm": _l("Room for signature and seal"), "mark_mm": _l("Mark of a copy from the top"),
    "qr_mm": _l("Side of the QR code, its white margin included"),
}  # fmt: skip
LETTERS = {
    "national_pt": _l("National name"), "motto_pt": _l("Motto"), "issuer_pt": _l("Issuer"),
    "gives_pt": _l("Line above the title"), "title_pt": _l("Title of the certificate"),
    "name_pt": _l("Name of the recipient"), "address_pt": _l("Address"),
    "achievement_pt": _l("Achievement"), "foot_pt": _l("Record and signature"),
    "code_pt": _l("Words beside the QR code"),
    "name_lines": _l("Lines of the name, at most"), "achievement_lines": _l("Lines of the achievement, at most"),
}  # fmt: skip
# role: what stands at its own height on a real blank
PLACES = {
    "name": _l("Name of the recipient"), "address": _l("Address"), "achievement": _l("Achievement"),
    "decision": _l("Number and date of the decision"), "register": _l("Number in the register"),
    "dated": _l("Place and date"), "capacity": _l("Capacity of the signer"), "signer": _l("Name of the signer"),
}  # fmt: skip
WORDS = {
    "gives": _l("Words above the title"), "decision_label": _l("Words before the decision's number"),
    "red": _l("Colour of issuer and title"),
}  # fmt: skip
ROLE_NAMES = {
    "national": _l("National name"), "motto": _l("Motto"), "issuer": _l("Issuer"), "gives": _l("Line above the title"),
    "title": _l("Title of the certificate"), "achievement": _l("Achievement"),
    "decision": _l("Number and date of the decision"), "register": _l("Number in the register"),
    "dated": _l("Place and date"), "capacity": _l("Capacity of the signer"), "signer": _l("Name of the signer"),
}  # fmt: skip


FEEDS = [
    (0, _l("As it is read")), (90, _l("A quarter turn to the right (90°)")), (180, _l("Upside down (180°)")),
    (270, _l("A quarter turn to the left (270°)")),
]  # fmt: skip


class _Typed(Length):
    """A limit on what was typed; what stands already is a number."""

    def __call__(self, form, field):
        if isinstance(field.data, str):
            super().__call__(form, field)


_SHORT = _Typed(max=20)  # a number that is longer is none


class NumberField(StringField):
    """A number as people type it, with a point or a comma."""

    number = None

    def process_formdata(self, valuelist):
        """Keep what was typed, and its number where it is one."""
        super().process_formdata(valuelist)
        try:
            text = "" if self.data is None else str(self.data)
            self.number = float(Decimal(text.strip().replace(",", ".")))
        except InvalidOperation:
            self.number = None

    def _value(self):
        return decimal(self.data) if isinstance(self.data, (int, float)) else self.data or ""

    def pre_validate(self, _form):
        """Refuse what is no number."""
        if self.data and self.number is None:
            raise ValidationError(self.gettext("Not a valid decimal value."))


class PatternForm(BaseForm):
    """How certificates look from a day on; an empty value is the shipped one."""

    valid_from = DateField(_l("In force from"), validators=[InputRequired()])
    sheet = RadioField(_l("Paper size"), choices=list(SHEET_NAMES.items()), default="a4")
    note = StringField(_l("By which rule or letter"), validators=[Optional(), Length(max=200)])
    shows_blank = BooleanField(_l("Show the text on the scan of the blank"), default=True)

    def values(self, base):
        """What differs from ``base``, the shipped pattern on this sheet."""
        typed = {}
        for name in SETTABLE:
            field = self[name]
            value = field.number if isinstance(field, NumberField) else field.data
            if field.data not in (None, "") and value != getattr(base, name):
                typed[name] = value
        return typed


for _name, _label in {**SIZES, **LETTERS}.items():
    setattr(PatternForm, _name, NumberField(_label, validators=[Optional(), _SHORT]))
for _role, _label in PLACES.items():
    _from_top, _wide = _l("%(line)s: from the top", line=_label), _l("%(line)s: width", line=_label)
    setattr(PatternForm, f"{_role}_at_mm", NumberField(_from_top, validators=[Optional(), _SHORT]))
    setattr(PatternForm, f"{_role}_wide_mm", NumberField(_wide, validators=[Optional(), _SHORT]))
for _name, _label in WORDS.items():
    setattr(PatternForm, _name, StringField(_label, validators=[Optional(), Length(max=60)]))


class KindPrintingForm(BaseForm):
    """What the blanks of a kind bear already, and its emblem."""

    carried = CheckboxesField(_l("Lines that the pre-printed blanks bear already"),
                              choices=[(role, ROLE_NAMES[role]) for role in ROLES])  # fmt: skip
    is_qr_on_blanks = BooleanField(_l("Print the QR code onto blanks too"))
    emblem = FileField(_l("Emblem above the text (PNG)"))
    drops_emblem = BooleanField(_l("Take the emblem away"))
    blank = FileField(_l("Scan of the real blank (PNG, JPEG or PDF)"))
    drops_blank = BooleanField(_l("Take the scan away"))


class PrinterForm(BaseForm):
    """By how much one printer is off on one paper."""

    version = VersionField()
    name = StringField(_l("Printer"), validators=[InputRequired(), Length(max=80)])
    sheet = RadioField(_l("Paper size"), choices=list(SHEET_NAMES.items()), default="a4")
    offset_x_mm = NumberField(_l("Move to the right, mm"), validators=[_SHORT])
    offset_y_mm = NumberField(_l("Move down, mm"), validators=[_SHORT])
    scale_x = NumberField(_l("Width, per cent"), validators=[_SHORT])
    scale_y = NumberField(_l("Height, per cent"), validators=[_SHORT])
    rotation_deg = NumberField(_l("Turn against the clock, degrees"), validators=[_SHORT])
    feed = SelectField(
        _l("How the blank lies in the tray"), coerce=int, choices=FEEDS,
        description=_l("Seen from above, with the edge that a page's head prints at away from you. For a quarter turn "
                       "the pages of the print file lie across too."),
    )  # fmt: skip

    LIMITS = {
        "offset_x_mm": (-50, 50, 0), "offset_y_mm": (-50, 50, 0), "scale_x": (90, 110, 100), "scale_y": (90, 110, 100),
        "rotation_deg": (-10, 10, 0),
    }  # fmt: skip

    def validate(self, extra_validators=None):
        """Numbers within what a printer can be off by."""
        fine = super().validate(extra_validators)
        for name, (least, most, _plain) in self.LIMITS.items():
            field = self[name]
            if field.data and field.number is not None and not least <= field.number <= most:
                bounds = {"min": decimal(least), "max": decimal(most)}
                message = field.gettext("Number must be between %(min)s and %(max)s.") % bounds
                field.errors = [*field.errors, message]
                fine = False
        return fine

    def values(self):
        """What the service takes; an empty number is that of a true printer."""
        numbers = {
            name: self[name].number if self[name].data else plain
            for name, (_least, _most, plain) in self.LIMITS.items()
        }
        chosen = {name: self[name].data for name in ("name", "sheet", "feed", "version")}
        return {**chosen, **numbers}


class MeasureForm(BaseForm):
    """Where the four marks of the calibration sheet came to lie, in mm from the left and the upper edge."""

    def measured(self):
        """The four places, in the order of the marks."""
        return [(self[f"x{mark}"].number, self[f"y{mark}"].number) for mark in range(1, 5)]

    def typed(self):
        """The eight fields as they were typed."""
        return {field.name: field.data for field in self if isinstance(field, NumberField)}


for _mark in range(1, 5):
    _left, _top = _l("Mark %(number)s, from the left", number=_mark), _l("Mark %(number)s, from the top", number=_mark)
    setattr(MeasureForm, f"x{_mark}", NumberField(_left, validators=[InputRequired(), _SHORT]))
    setattr(MeasureForm, f"y{_mark}", NumberField(_top, validators=[InputRequired(), _SHORT]))


def is_near(sheet, measured, marks, most=15):
    """Whether each measured place is near its mark, so that a slip of the pen moves nothing."""
    return sheet in SHEETS and all(
        abs(place[axis] - mark[axis]) <= most for place, mark in zip(measured, marks, strict=True) for axis in (0, 1)
    )
