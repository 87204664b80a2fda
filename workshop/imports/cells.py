"""One cell made into clean text: decoded, composed, with the words that mean nothing taken out."""

import datetime as dt
import re

from workshop.vietnamese.legacy import decode_tcvn3, decode_vni, guess_legacy
from workshop.vietnamese.names import clean_name, fold

_NOTHING = frozenset({
    "-", "--", "---", "_", ".", "..", "...", "…", "/", "x x x", "khong", "khong co", "chua co", "chua", "k co",
    "n/a", "na", "none", "null", "chua cap nhat", "dang cap nhat", "bo trong",
})  # fmt: skip
_FAILED = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)")
_DITTO = re.compile(r"[-\s]*(?:nt|n\.t\.?|nhu tren|như trên|\"|”|″|''|-\"-)[-\s]*")
_WHOLE = re.compile(r"-?\d+")


def raw_text(value):
    """What a person sees in the cell: 12.0 is "12", a date is "22/8/2022"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day}/{value.month}/{value.year}"
    return str(value)


def decoded(text, font=""):
    """(text in Unicode, whether it was in an old encoding); decode before anything else cleans it."""
    encoding = guess_legacy(text, font)
    if encoding is None:
        return text, False
    after = decode_tcvn3(text, font) if encoding == "tcvn3" else decode_vni(text)
    return after, after != text


def lines_of(cell):
    """The clean lines of a cell, decoded."""
    text, _ = decoded(raw_text(cell.value), cell.font)
    return [line for line in (clean_name(part) for part in text.splitlines()) if line]


def text_of(cell):
    """The clean text of a cell in one line, decoded."""
    return " ".join(lines_of(cell))


def is_nothing(text):
    """Whether ``text`` only fills the cell: "-", "không", "…"."""
    return fold(text) in _NOTHING


def is_failed(text):
    """Whether the spreadsheet shows an error in place of a value."""
    return bool(_FAILED.fullmatch(text))


def is_ditto(text):
    """Whether ``text`` means the same as above: "nt", "như trên", a ditto mark."""
    return bool(_DITTO.fullmatch(text.lower()))


def is_number(text):
    """Whether ``text`` is a row's number: "7", "07", "7.", "(7)"."""
    return bool(_WHOLE.fullmatch(text.strip("().- ")))
