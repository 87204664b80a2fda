"""One cell made into clean text: decoded, composed, with the words that mean nothing taken out."""

import datetime as dt
import re
from functools import lru_cache

from workshop.vietnamese.legacy import decode_tcvn3, decode_vni, guess_legacy
from workshop.vietnamese.names import clean_name, fold

_NOTHING = frozenset({
    "-", "--", "---", "_", ".", "..", "...", "…", "/", "x x x", "khong", "khong co", "chua co", "chua", "k co",
    "n/a", "na", "none", "null", "chua cap nhat", "dang cap nhat", "bo trong", "khong ro", "chua ro",
})  # fmt: skip
_LONGEST_NOTHING = max(map(len, _NOTHING)) + 4
_NOTHING_BEGINS = {each[0] for each in _NOTHING} | {each[0].upper() for each in _NOTHING} | {"đ", "Đ"}
_FAILED = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")
_DITTO = re.compile(r"[-\s(]*(?:n[./]?t\.?|n/t|nhu tren|như trên|\"|”|″|''|〃|-\"-|//)[-\s)]*")
_WHOLE = re.compile(r"-?\d+")
# As many different texts as a list of the largest size may hold in a few of its columns.
_KEPT = 1 << 16


def raw_text(value):
    """What a person sees in the cell: 12.0 is "12", a date is "22/8/2022"."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day}/{value.month}/{value.year}"
    return str(value)


@lru_cache(_KEPT)
def decoded(text, font=""):
    """(text in Unicode, whether it was in an old encoding); decode before anything else cleans it."""
    if text.isascii():
        return text, False
    encoding = guess_legacy(text, font)
    if encoding is None:
        return text, False
    after = decode_tcvn3(text, font) if encoding == "tcvn3" else decode_vni(text)
    return after, after != text


def forget():
    """Let go of the texts of the list that was read; they are people's."""
    decoded.cache_clear()
    _clean.cache_clear()


def lines_of(cell):
    """The clean lines of a cell, decoded."""
    text, _ = decoded(raw_text(cell.value), cell.font)
    return [line for line in (clean_name(part) for part in text.splitlines()) if line]


def text_of(cell):
    """The clean text of a cell in one line, decoded."""
    value = cell.value
    if value is None:
        return ""
    return _clean(value, cell.font) if isinstance(value, str) else raw_text(value)


@lru_cache(_KEPT)
def _clean(text, font):
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(line for line in (clean_name(part) for part in decoded(text, font)[0].splitlines()) if line)


def is_nothing(text):
    """Whether ``text`` only fills the cell: "-", "không", "…"."""
    if len(text) > _LONGEST_NOTHING or text[:1] not in _NOTHING_BEGINS:
        return False
    return text in _NOTHING or fold(text) in _NOTHING


def is_failed(text):
    """Whether the spreadsheet shows an error in place of a value."""
    return text.startswith("#") and bool(_FAILED.fullmatch(text.upper()))


def is_ditto(text):
    """Whether ``text`` means the same as above: "nt", "như trên", a ditto mark."""
    return len(text) < 16 and bool(_DITTO.fullmatch(text.lower()))


def is_number(text):
    """Whether ``text`` is a row's number: "7", "07", "7.", "(7)"."""
    return text.isdecimal() or bool(_WHOLE.fullmatch(text.strip("().- ")))
