"""Forms about personal data."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from workshop.privacy.models import CAME_BY, KINDS
from workshop.privacy.words import CAME_BY as WAYS
from workshop.privacy.words import KINDS as KIND_WORDS
from workshop.privacy.words import OFFICE_KINDS
from workshop.registrations import consents
from workshop.web.forms import BaseForm, CheckboxesField, VersionField

_REQUIRED = _l("This cannot be empty.")
_OFFICE_CHOICES = [(kind, OFFICE_KINDS[kind]) for kind in KINDS]


class MyRequestForm(BaseForm):
    """What a person asks by the personal link."""

    kind = RadioField(_l("What do you ask for?"), [InputRequired(message=_l("Choose one."))],
                      choices=[(kind, KIND_WORDS[kind]) for kind in KINDS])  # fmt: skip
    words = TextAreaField(_l("In your words"), [Length(max=2000)])


class RequestForm(BaseForm):
    """A request that reached the office by phone, by letter or in person."""

    registration = SelectField(_l("Who asks"), coerce=int)
    kind = RadioField(_l("What they ask for"), [InputRequired(message=_l("Choose one."))], choices=_OFFICE_CHOICES)
    came_by = SelectField(_l("How it came"), choices=[(way, WAYS[way]) for way in CAME_BY if way != "link"])
    received_on = DateField(_l("Received on"), [InputRequired(message=_REQUIRED)])
    words = TextAreaField(_l("In their words"), [Length(max=2000)])
    is_identified = BooleanField(_l("I made sure that it is this person"))


class ToldForm(BaseForm):
    """One sentence to the person: an answer, an outcome or a reason."""

    words = TextAreaField(_l("What you tell the person"), [Length(max=2000)])
    purposes = CheckboxesField(_l("Agreements to take back"), [Optional()], validate_choice=False)
    is_identified = BooleanField(_l("I made sure that it is this person"))
    version = VersionField()


class TextForm(BaseForm):
    """The words about one topic."""

    words = TextAreaField(_l("Words"), [Length(max=4000)])


class RetentionForm(BaseForm):
    """How long a workshop keeps what."""

    months = IntegerField(_l("Phones, e-mails, notes, answers and lists: months after the end"),
                          [InputRequired(message=_REQUIRED)])  # fmt: skip
    names_months = IntegerField(_l("Names: months after the end"), [Optional()])
    reason = StringField(_l("Reason"), [InputRequired(message=_REQUIRED), Length(max=300)])


class BehalfForm(BaseForm):
    """Agreements that a person gave to staff."""

    purposes = CheckboxesField(_l("The person agrees to"), [InputRequired(message=_l("Choose at least one."))],
                               choices=[(name, _l(label)) for name, label in consents.LABELS.items()])  # fmt: skip
    reason = StringField(_l("How you know"), [InputRequired(message=_REQUIRED), Length(max=300)])


class DeadlineForm(BaseForm):
    """Other deadlines from a day on."""

    kind = SelectField(_l("Kind of request"), choices=_OFFICE_CHOICES)
    valid_from = DateField(_l("From"), [InputRequired(message=_REQUIRED)])
    answer_working_days = IntegerField(_l("First answer, working days"), [InputRequired(message=_REQUIRED)])
    done_days = IntegerField(_l("Done, days"), [InputRequired(message=_REQUIRED)])
    extension_days = IntegerField(_l("One extension, days"), [InputRequired(message=_REQUIRED)])
    basis = StringField(_l("Where this stands"), [Length(max=300)])
