"""The one place where what is stated about owners, products and platforms is cleaned and checked."""

import datetime as dt
import re
import unicodedata
from calendar import monthrange

from sqlalchemy import String

from workshop.errors import StaleVersion
from workshop.ocop import refusals
from workshop.vietnamese.names import clean_name
from workshop.vietnamese.organisations import expand_short_forms
from workshop.vietnamese.phones import normalize_phone

VALID_MONTHS = 36  # a certificate holds 36 months from its decision (148/QĐ-TTg)
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def state(record, fields):
    """Set ``fields`` on ``record``, clean; the names of those that changed.

    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    changed = []
    for name, value in fields.items():
        value = _READERS.get(name, _text)(value)
        if value is None and _is_text_always(record, name):
            value = ""  # a field that a form or program left out
        if isinstance(value, str) and len(value) > (limit := _limit(record, name)):
            raise refusals.TooLong(name, limit=limit)
        if getattr(record, name) != value:
            setattr(record, name, value)
            changed.append(name)
    return changed


def _is_text_always(record, name):
    column = type(record).__table__.columns[name]
    return isinstance(column.type, String) and not column.nullable


def _limit(record, name):
    column = type(record).__table__.columns[name]
    return column.type.length if isinstance(column.type, String) and column.type.length else 10_000


def require_version(record, version):
    """:raises StaleVersion: if somebody else changed ``record`` since ``version`` was read."""
    if version is not None and record.version != version:
        raise StaleVersion


def spelling_key(name):
    """A name for comparing: short forms written out, capitals and the place of a tone (Hoà, Hòa) set aside."""
    words = []
    for word in expand_short_forms(name).lower().split():
        signs = unicodedata.normalize("NFD", word)
        words.append("".join(s for s in signs if s not in _TONES) + "".join(s for s in signs if s in _TONES))
    return " ".join(words)


def months_later(day, months):
    """``day`` in ``months``, the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def mask_tax_code(code):
    """A household's 12 digits are a citizen's number: its last three are shown."""
    return f"{'•' * 9}{code[-3:]}" if code and len(code) == 12 else code


def _text(value):
    return clean_name(value) if isinstance(value, str) else value


def _phone(value):
    if not value:
        return None
    number = normalize_phone(value).number
    if number is None:
        raise refusals.PhoneUnreadable("phone")
    return number


def _email(value):
    value = clean_name(value or "").lower()
    if value and not _EMAIL.fullmatch(value):
        raise refusals.EmailUnreadable("email")
    return value or None


def _tax_code(value):
    digits = re.sub(r"[\s.]", "", value or "")
    if digits and not re.fullmatch(r"\d{10}(-\d{3})?|\d{12}", digits):
        raise refusals.TaxCodeUnreadable("tax_code")
    return digits or None


def _web(name):
    def read(value):
        value = clean_name(value or "")
        if value and not re.match(r"https?://", value):
            value = f"https://{value}"
        if value and not re.fullmatch(r"https?://[^\s<>\"']+\.[^\s<>\"']+", value):
            raise refusals.AddressUnusable(name)
        return value

    return read


def _optional(value):
    return _text(value) or None


_READERS = {
    "phone": _phone, "email": _email, "tax_code": _tax_code, "website": _web("website"), "url": _web("url"),
    "business_licence": _optional, "bank_account": _optional,
}  # fmt: skip
