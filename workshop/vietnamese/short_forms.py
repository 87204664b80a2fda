"""Short forms in titles and names of units, which papers print as they stand: "P.GĐ", "Cty"."""

import re

_OF_TITLES = re.compile(
    r"(?<!\w)(?:P\.\s?(?=[A-ZĐ])|(?:P?T?GĐ|P?T?GD|PTP|TP|P?CT|CVC?|NV|P?BT|P?CVP|KTT|UV(?:BTV|TV|BCH)?|P?HT|P?TK)(?!\w))",
)
_OF_UNITS = re.compile(r"(?<!\w)(?:cty|ctcp|xnk|tmdv|sxtm|cssx)(?!\w)", re.IGNORECASE)


def has_short_title(text):
    """Tell whether a position holds a short form that a badge should not show."""
    return _OF_TITLES.search(text or "") is not None


def has_short_unit(text):
    """Tell whether the name of a unit holds one; HTX, TNHH and UBND are how these are written."""
    return _OF_UNITS.search(text or "") is not None
