"""Forms of a memorandum."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.file import MultipleFileField
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from workshop.web.errors import words
from workshop.web.forms import BaseForm, CheckboxesField, VersionField, tidy, uncut

HONORIFICS = [("", _l("Not stated")), ("Ông", "Ông"), ("Bà", "Bà")]


class DraftForm(BaseForm):
    """Several owners, one platform, and who witnesses."""

    event = HiddenField()
    platform = HiddenField()
    owners = CheckboxesField(
        _l("Owners"), coerce=int, validate_choice=False, validators=[InputRequired(_l("Choose at least one owner."))]
    )
    witness = StringField(_l("Witnessing organisation"), [Length(max=200)])


class ParticularsForm(BaseForm):
    """What the head of the text says."""

    title = StringField(_l("Title"), [InputRequired(_l("Enter the title.")), Length(max=120)])
    subject = StringField(_l("Subject"), [Length(max=300)])
    number = StringField(_l("Number"), [Length(max=40)])
    place = StringField(_l("Place of signing"), [Length(max=200)])
    dated_on = DateField(_l("Date of the text"), [Optional()])
    valid_from = DateField(_l("Valid from"), [Optional()])
    valid_to = DateField(_l("Valid until"), [Optional()])
    note = TextAreaField(_l("Internal note"), [Length(max=2000)])
    version = VersionField()


class PartyForm(BaseForm):
    """A party as it is printed, and who signs for it."""

    name = StringField(_l("Name in full"), [Length(max=200)])
    address = StringField(_l("Address"), [Length(max=250)])
    phone = StringField(_l("Phone"), [Length(max=20)])
    email = StringField(_l("E-mail"), [Length(max=254)])
    tax_code = StringField(_l("Tax code"), [Length(max=14)])
    business_licence = StringField(_l("Business registration"), [Length(max=60)])
    bank_account = StringField(_l("Bank account"), [Length(max=120)])
    signatory_honorific = SelectField(_l("Form of address"), choices=HONORIFICS)
    signatory_full_name = StringField(_l("Full name"), [Length(max=120)])
    signatory_position = StringField(_l("Position"), [Length(max=120)])
    signatory_authority = StringField(_l("Authority"), [Length(max=200)])
    copies = IntegerField(
        _l("Copies kept"),
        [InputRequired(_l("Enter a number.")), NumberRange(1, 20, _l("Enter a number from 1 to 20."))],
    )
    has_seal = BooleanField(_l("Has a seal"))
    version = VersionField()


class PartRow(Form):
    """A row inside a form: without a token of its own, tidied as every text."""

    class Meta(Form.Meta):
        """Filters for every text field."""

        def bind_field(self, form, unbound_field, options):
            """Add the filter."""
            return uncut(unbound_field.bind(form=form, **{**options, "filters": [tidy]}))


class ProductRow(PartRow):
    """A line of the annex."""

    product_id = HiddenField()
    name = StringField(_l("Product"), [Length(max=200)])
    rank = StringField(_l("Rank"), [Length(max=40)])
    packaging = StringField(_l("Packaging"), [Length(max=120)])
    price = StringField(_l("Expected price"), [Length(max=60)])
    monthly_output = StringField(_l("Output a month"), [Length(max=60)])

    def validate_name(self, field):
        """A line with anything in it needs a name."""
        if not field.data and any(self[name].data for name in ("rank", "packaging", "price", "monthly_output")):
            raise ValidationError(_l("Enter the name of the product."))


class ProductsForm(BaseForm):
    """The annex."""

    lines = FieldList(FormField(ProductRow))
    version = VersionField()


class ArticleRow(PartRow):
    """An article: its heading, and a line a clause."""

    heading = StringField(
        _l("Heading"), [InputRequired(_l("Enter a heading, or remove the article.")), Length(max=200)]
    )
    clauses = TextAreaField(_l("Clauses, one a line"), [Length(max=10000)])


class ArticlesForm(BaseForm):
    """Legal bases and articles."""

    bases = TextAreaField(_l("Legal bases, one a line"), [Length(max=5000)])
    articles = FieldList(FormField(ArticleRow), max_entries=40)
    version = VersionField()


class ScanForm(BaseForm):
    """Scans or photographs of the signed paper."""

    scans = MultipleFileField(_l("Scan of all pages"), [InputRequired(_l("Choose a file."))])
    replaces = BooleanField(_l("Take off what is attached so far and put these files in its place"))


class SignatureForm(BaseForm):
    """The day on which all parties signed."""

    signed_on = DateField(_l("Signed on"), [InputRequired(_l("Enter the day of signing."))])
    accepted = CheckboxesField(_l("Is this right?"), validate_choice=False, choices=[])
    version = VersionField()

    def ask(self, doubts):
        """Show each doubt as a line to tick, which says that it is right all the same."""
        self.accepted.choices = [(doubt.key, words(doubt)) for doubt in doubts]
        self.accepted.errors = [gettext("Tick what is right all the same, or correct the entry.")]


class ReasonForm(BaseForm):
    """Why a memorandum ends."""

    reason = StringField(_l("Reason"), [InputRequired(_l("Say why.")), Length(max=300)])
    version = VersionField()


class WitnessForm(BaseForm):
    """The organisation that witnesses."""

    name = StringField(
        _l("Witnessing organisation"), [InputRequired(_l("Enter the name of the organisation.")), Length(max=200)]
    )
