"""The form of the feedback."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from workshop.web.forms import BaseForm

RATING_WORDS = {5: _l("Very good"), 4: _l("Good"), 3: _l("Fair"), 2: _l("Poor"), 1: _l("Very poor")}


class FeedbackForm(BaseForm):
    """A rating, and a comment for who wants to say more."""

    rating = RadioField(
        _l("How was the workshop?"), [InputRequired()], coerce=int, choices=list(RATING_WORDS.items())
    )
    comment = TextAreaField(
        _l("What should we keep, and what should be better?"), [Length(max=2000)], default=""
    )
