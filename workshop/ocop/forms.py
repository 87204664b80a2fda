"""The registry's forms."""

from flask_babel import lazy_gettext as _l
from wtforms import (
    DateField,
    DecimalField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from workshop.ocop.ranks import FORMS, GROUPS, KINDS, RANKS
from workshop.web.forms import BaseForm, VersionField

HONORIFICS = [("", _l("Not said")), ("Ông", "Ông"), ("Bà", "Bà")]
_LED = [("", _l("Not known")), ("yes", _l("Yes")), ("no", _l("No"))]
PLATFORM_KINDS = ("sàn trong nước", "bưu chính", "sàn của tỉnh", "quốc tế", "mạng xã hội")

_ITSELF = [(kind, kind) for kind in PLATFORM_KINDS]


def worded(words):
    """Choices of codes in the words of the reader."""
    return [(code, _l(word)) for code, word in words.items()]


class OwnerForm(BaseForm):
    """An owner; ``version`` is the one that was read."""

    version = VersionField()
    name = StringField(_l("Name of the owner"), [InputRequired(), Length(max=200)])
    kind = SelectField(_l("Kind of owner"), [InputRequired()], choices=[("", _l("Choose")), *worded(KINDS)])
    address = StringField(_l("Address"), [Length(max=250)])
    representative = StringField(_l("Representative"), [Length(max=120)])
    representative_honorific = SelectField(_l("Form of address"), choices=HONORIFICS, default="")
    representative_title = StringField(_l("Title of the representative"), [Length(max=120)])
    phone = StringField(_l("Phone"), [Length(max=40)])
    email = StringField(_l("E-mail"), [Length(max=254)])
    website = StringField(_l("Website"), [Length(max=200)])
    tax_code = StringField(_l("Tax code"), [Length(max=20)])
    business_licence = StringField(_l("Business registration"), [Length(max=60)])
    bank_account = StringField(_l("Bank account"), [Length(max=120)])
    women_led = RadioField(_l("Women-led"), choices=_LED, default="")
    women_led_source = StringField(_l("Source of this statement"), [Length(max=200)])
    women_led_as_of = DateField(_l("As of"), [Optional()])

    def show(self, owner, *, masked):
        """Fill in what stands; a masked tax code is left out, and an empty field then keeps it."""
        self.process(obj=owner)
        self.women_led.data = {True: "yes", False: "no", None: ""}[owner.is_women_led]
        if masked:
            self.tax_code.data = ""

    def fields(self):
        """What the services take."""
        names = (
            "name", "kind", "address", "representative", "representative_honorific", "representative_title", "phone",
            "email", "website", "tax_code", "business_licence", "bank_account", "women_led_source", "women_led_as_of",
        )  # fmt: skip
        led = {"yes": True, "no": False, "": None}[self.women_led.data or ""]
        return {**{name: self[name].data for name in names}, "is_women_led": led}


class ProductForm(BaseForm):
    """A product; ``version`` is the one that was read."""

    version = VersionField()
    name = StringField(_l("Name of the product"), [InputRequired(), Length(max=200)])
    group = SelectField(_l("Group"), choices=[("", _l("Not said")), *((group, group) for group in GROUPS)],
                        default="")  # fmt: skip
    subgroup = StringField(_l("Subgroup"), [Length(max=120)])
    packaging = StringField(_l("Packaging"), [Length(max=120)])
    price = StringField(_l("Price"), [Length(max=60)])
    monthly_output = StringField(_l("Output a month"), [Length(max=60)])
    note = TextAreaField(_l("Note"), [Length(max=500)])

    def keep_group(self, group):
        """Let an older name of a group stay a choice."""
        if group and group not in GROUPS:
            self.group.choices = [*self.group.choices, (group, group)]

    def fields(self):
        """What the services take."""
        names = ("name", "group", "subgroup", "packaging", "price", "monthly_output", "note")
        return {name: self[name].data for name in names}


class CertificationForm(BaseForm):
    """A decision that ranks a product."""

    rank = SelectField(_l("Rank"), [InputRequired()], choices=[("", _l("Choose")), *worded(RANKS)])
    score = DecimalField(_l("Score"), [Optional(), NumberRange(0, 100)])
    decision_number = StringField(_l("Decision number"), [Length(max=60)])
    decided_on = DateField(_l("Date of the decision"), [Optional()])
    issuer = StringField(_l("Issuer"), [Length(max=200)])
    expires_on = DateField(_l("Expires on"), [Optional()])
    form = SelectField(_l("Form of recognition"), choices=worded(FORMS), default="new")
    round = StringField(_l("Round or year"), [Length(max=40)])

    def fields(self):
        """What the services take: a rank is stars, and whether they are potential."""
        rank = self.rank.data
        score = None if self.score.data is None else float(self.score.data)
        names = ("decision_number", "decided_on", "issuer", "expires_on", "form", "round")
        stars = 5 if rank == "potential" else int(rank)
        kept = {name: self[name].data for name in names}
        return {"stars": stars, "is_potential": rank == "potential", "score": score, **kept}


class ListingForm(BaseForm):
    """Where a product is offered."""

    platform_id = SelectField(_l("Platform"), [InputRequired()], coerce=int)
    url = StringField(_l("Link to the shop"), [Length(max=300)])
    listed_on = DateField(_l("Since"), [Optional()])


class PlatformForm(BaseForm):
    """A platform with the legal person that runs it."""

    version = VersionField()
    operator_version = VersionField()
    name = StringField(_l("Name of the platform"), [InputRequired(), Length(max=80)])
    kind = SelectField(_l("Kind of platform"), choices=[("", _l("Not said")), *_ITSELF], default="")
    website = StringField(_l("Website"), [Length(max=200)])
    note = StringField(_l("Note"), [Length(max=250)])
    legal_name = StringField(_l("Legal name of the operator"), [Length(max=200)])
    branch_name = StringField(_l("Branch or office that signs"), [Length(max=200)])
    address = StringField(_l("Address"), [Length(max=250)])
    tax_code = StringField(_l("Tax code"), [Length(max=20)])
    phone = StringField(_l("Phone"), [Length(max=40)])
    email = StringField(_l("E-mail"), [Length(max=254)])
    representative = StringField(_l("Representative"), [Length(max=120)])
    representative_honorific = SelectField(_l("Form of address"), choices=HONORIFICS, default="")
    representative_title = StringField(_l("Title of the representative"), [Length(max=120)])

    OPERATOR = (
        "legal_name", "branch_name", "address", "tax_code", "phone", "email", "representative",
        "representative_honorific", "representative_title",
    )  # fmt: skip

    def platform_fields(self):
        """What the platform's verbs take."""
        return {name: self[name].data for name in ("name", "kind", "website", "note")}

    def operator_fields(self):
        """What the operator's verbs take."""
        return {name: self[name].data for name in self.OPERATOR}

