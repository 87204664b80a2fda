"""The form by which a device is paired."""

from wtforms import HiddenField

from workshop.web.forms import BaseForm


class PairingForm(BaseForm):
    """The number that stands on both screens, sent back by whoever found them the same."""

    confirmation = HiddenField()
