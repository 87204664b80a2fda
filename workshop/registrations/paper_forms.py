"""Forms of the papers: what badges look like, which list, plates, spare tickets."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FloatField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from workshop.registrations.documents import PARTS
from workshop.web.forms import BaseForm, CheckboxesField

SIZES = [("85x54", _l("85 × 54 mm, like a bank card")), ("a7", _l("A7, 74 × 105 mm")), ("a6", _l("A6, 105 × 148 mm")),
         ("own", _l("Own size"))]  # fmt: skip
LAYOUTS = [("sheet", _l("On sheets of A4, with marks to cut along")), ("single", _l("One a page, for badge printers"))]
PART_WORDS = {
    "honorific": _l("Form of address"), "position": _l("Position"), "organization": _l("Unit"),
    "kind": _l("Kind of delegates"), "event": _l("Name of the workshop"), "date": _l("Day and place"),
    "seat": _l("Zone and seat"), "code": _l("QR code"),
}  # fmt: skip
ORDERS = [("kind", _l("By kind, then by name")), ("unit", _l("By unit")), ("name", _l("By name")),
          ("rank", _l("By rank"))]  # fmt: skip
PLATES = [("wide", _l("Wide: A4 across, folded once")), ("tall", _l("Tall: A4 upright, folded once")),
          ("small", _l("Small: two on a page of A4"))]  # fmt: skip
PAPERS = [
    ("list", _l("List of delegates to sign")), ("greeting", _l("Introduction list for the MC")),
    ("documents", _l("Receipt of documents")), ("meals", _l("Receipt of meal tickets")),
    ("money", _l("Receipt of travel money")),
]  # fmt: skip
FILES = [("pdf", "PDF"), ("docx", "DOCX (Word)"), ("xlsx", "XLSX (Excel)")]
_REQUIRED = _l("This cannot be empty.")


class OneOfMany(BaseForm):
    """A form that stands on one page with others: its fields are called as theirs, so their ids say whose they are."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self:
            field.id = f"{type(self).__name__.removesuffix('Form').lower()}-{field.short_name}"


class PapersForm(OneOfMany):
    """Which of the delegates a paper is for."""

    kinds = CheckboxesField(_l("Only these kinds"), [Optional()])
    units = StringField(_l("Only units whose name has these words"), [Length(max=100)])

    def offer(self, labels):
        """Let the kinds of the event be chosen."""
        self.kinds.choices = list(labels.items())
        return self

    def choices(self):
        """What is remembered: everything but the token and buttons."""
        return {field.short_name: field.data for field in self if field.short_name != "csrf_token"}


class BadgeForm(PapersForm):
    """What badges look like."""

    size = SelectField(_l("Size"), choices=SIZES, default="85x54")
    width = FloatField(_l("Width in mm"), [Optional()])
    height = FloatField(_l("Height in mm"), [Optional()])
    layout = RadioField(_l("Paper"), choices=LAYOUTS, default="sheet")
    parts = CheckboxesField(_l("What stands on it besides the name"), [Optional()], default=list(PARTS),
                            choices=list(PART_WORDS.items()))  # fmt: skip
    logo_line = StringField(_l("Line at the top"), [Length(max=80)])
    order = SelectField(_l("Order of the pile"), choices=ORDERS, default="kind")
    is_double = BooleanField(_l("The same on the back"))


class ListForm(PapersForm):
    """Which list, for whom, as which file."""

    paper = RadioField(_l("List"), choices=PAPERS, default="list")
    file = SelectField(_l("File"), choices=FILES, default="pdf")
    attached_to = StringField(_l("Goes with"), [Length(max=160)])
    amount = IntegerField(_l("Amount for each, in đồng"), [Optional(), NumberRange(1, 99_999_999)])
    named = CheckboxesField(_l("Kinds read out by name"), [Optional()])

    def offer(self, labels):
        """Let the kinds be chosen, also those that are read out by name."""
        self.named.choices = list(labels.items())
        return super().offer(labels)


class PlateForm(PapersForm):
    """Which plates."""

    size = RadioField(_l("Size"), choices=PLATES, default="wide")
    with_titles = BooleanField(_l("With position and unit"), default=True)


class SpareForm(OneOfMany):
    """How many spare tickets."""

    number = IntegerField(_l("How many"), [InputRequired(message=_REQUIRED)], default=20)
