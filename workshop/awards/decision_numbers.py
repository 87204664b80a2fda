"""Numbers of decisions as offices write them: 1234 or 1234/QĐ-UBND."""

import re
import unicodedata

from workshop.awards.refusals import NumberUnknown, SymbolUnknown

_PART = r"[A-ZĐĂÂÊÔƠƯ0-9&]{1,12}"
_SYMBOL = re.compile(rf"QĐ(?:-{_PART}){{1,3}}")
_NUMBER = re.compile(rf"0*[1-9]\d{{0,5}}(?:/{_SYMBOL.pattern})?")


def read_number(text):
    """``text`` as a number of a decision: digits, or digits and symbol; spaces, small letters and QD are mended.

    :raises NumberUnknown: if it is neither.
    """
    number = _tidy(text).replace("/QD-", "/QĐ-")
    if not _NUMBER.fullmatch(number):
        raise NumberUnknown("number", text=text)
    return number


def read_symbol(text):
    """``text`` as what follows the number: QĐ-UBND, QĐ-HĐQT-BTV.

    :raises SymbolUnknown: if it is not of this form.
    """
    symbol = _tidy(text).lstrip("/")
    if not _SYMBOL.fullmatch(symbol):
        raise SymbolUnknown("number_symbol", text=text)
    return symbol


def number_key(number, symbol):
    """The number in the one spelling by which it is unique: 05 of QĐ-BTV is 5/QĐ-BTV."""
    digits, _slash, own = number.partition("/")
    return f"{digits.lstrip('0')}/{own or symbol}"


def _tidy(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).upper()
