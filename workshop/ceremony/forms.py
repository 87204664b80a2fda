"""Forms of the ceremony."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, IntegerField, RadioField, StringField, TimeField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from workshop.web.forms import BaseForm

WAY_WORDS = [("stage", _l("On the stage")), ("office", _l("Later, at the office")), ("post", _l("By post"))]


class GroupForm(BaseForm):
    """How many stand on the stage together."""

    group_size = IntegerField(
        _l("At most on the stage together"),
        [InputRequired(_l("Enter a number.")), NumberRange(1, 30, _l("Enter a number from 1 to 30."))],
        description=_l("Four to eight stand well. Groups are as equal as can be and never mix two kinds of award."),
    )


class PlaceForm(BaseForm):
    """The number by which a turn is called."""

    number = IntegerField(
        _l("Number in the order"),
        [InputRequired(_l("Enter a number.")), NumberRange(1, 9999, _l("Enter a number from 1."))],
    )


class ProxyForm(BaseForm):
    """Who comes instead."""

    proxy_name = StringField(
        _l("Who comes instead"), [Optional(), Length(max=200)],
        description=_l("Name and position, as the conductor reads it out. Empty: nobody."),
    )


class HandOverForm(BaseForm):
    """What was given to whom."""

    way = RadioField(_l("How it was handed over"), choices=WAY_WORDS, default="stage")
    handed_on = DateField(_l("Day"), [InputRequired(_l("Enter a day."))])
    handed_time = TimeField(_l("Time"), [Optional()])
    presented_by = StringField(_l("Presented by"), [Optional(), Length(max=200)])
    received_by = StringField(_l("Received by"), [InputRequired(_l("Say who received it.")), Length(max=200)])
    is_proxy = BooleanField(_l("Received for somebody else"))
    photo_number = StringField(_l("Number of the photograph"), [Optional(), Length(max=40)])
    is_preview_meant = BooleanField(_l("The valid certificate was handed over"))
