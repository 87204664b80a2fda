"""Phone numbers as people and spreadsheets write them, read into one form: "0912345678".

Mobile numbers have ten digits and begin 03 05 07 08 09; landlines have eleven and begin 02; the
eleven-digit mobile prefixes were replaced in 2018. A family shares a phone, so it identifies nobody.
"""

import re
import unicodedata
from typing import NamedTuple

# What can stand in PhoneReading.problem.
ROUNDED = "rounded"  # a spreadsheet kept 9.12E+08: the last digits are lost
UNREADABLE = "unreadable"  # digits, but no Vietnamese number in them
PARTLY_READ = "partly_read"  # a number was found, and digits beside it that belong to none

OLD_PREFIXES = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
    "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip

_MOBILE = re.compile(r"0[35789]\d{8}")
_LANDLINE = re.compile(r"02\d{9}")
_EXTENSION = re.compile(r"\(?(?:số )?(?:máy lẻ|nội bộ|ext)\.?:?\s*\d{1,5}\)?", re.IGNORECASE)
_LETTER_AT_DIGIT = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_HOTLINE = re.compile(r"1[89]00\d{4,6}")
_COUNTRY = re.compile(r"(?:00|\+)?84(?=\d{9})0?")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+")
_INTEGER_AS_FLOAT = re.compile(r"(\d{8,})[.,]0")
# Between these stand different numbers; spaces, dots, dashes and brackets also group one number.
_HARD_BREAK = re.compile(r"[/;,|&\n\r]|[^\W\d_]+")
_DIGIT_RUN = re.compile(r"\+?\d+")
_TWO_CITIES = ("024", "028")


class PhoneReading(NamedTuple):
    """What a cell says: its first ``number``, the ``others``, and the ``problem`` for a person."""

    number: str | None = None
    others: tuple[str, ...] = ()
    problem: str | None = None


def normalize_phone(value):
    """Read the phone numbers in a cell, whether text, a number, or a number that lost its zero."""
    if value is None:
        return PhoneReading()
    if isinstance(value, (int, float)):
        return _read_number(value)
    if value.isascii() and _MOBILE.fullmatch(value):  # as nearly all are once they were read
        return PhoneReading(value)
    text = unicodedata.normalize("NFKC", value).strip().strip("'")
    if _SCIENTIFIC.fullmatch(text):
        return _read_number(float(text.replace(",", ".")))
    if whole := _INTEGER_AS_FLOAT.fullmatch(text):
        text = whole.group(1)
    return _read_text(text)


def format_phone(number):
    """Group a normalized ``number`` for reading: "0912 345 678", "0294 3855 123"."""
    if _MOBILE.fullmatch(number or ""):
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    if _LANDLINE.fullmatch(number or ""):
        area = 3 if number.startswith(_TWO_CITIES) else 4
        return f"{number[:area]} {number[area : area + 4]} {number[area + 4 :]}"
    return number or ""


def is_dialled(text):
    """Whether a contact may be told so: nothing, one or more numbers and nothing unreadable, or a hotline."""
    if not (text or "").strip():
        return True
    if _HOTLINE.fullmatch(re.sub(r"[\s.-]", "", text)):
        return True
    reading = normalize_phone(_EXTENSION.sub("", text))
    return reading.number is not None and not reading.problem and not _LETTER_AT_DIGIT.search(text)


def phone_tail(number):
    """Give the last four digits, by which a desk finds a person and a link knows its owner."""
    return (number or "")[-4:]


def _read_number(value):
    if isinstance(value, bool) or value != value or value in (float("inf"), float("-inf")) or value % 1:
        return PhoneReading(problem=UNREADABLE)
    digits = str(int(value))
    # A narrow column shows 9.12E+08 and a CSV keeps only that: its zeros are not the owner's digits.
    # A sheet that was made from such a CSV keeps 912000000, which hardly is anybody's number either.
    if digits.endswith("0000" if isinstance(value, float) else "000000") and len(digits) > 6:
        return PhoneReading(problem=ROUNDED)
    return _read_text(digits)


def _read_text(text):
    numbers, unread = [], False
    for chunk in _HARD_BREAK.split(text):
        found, left_over = _numbers_in(_DIGIT_RUN.findall(chunk))
        numbers += found
        unread = unread or left_over
    numbers = list(dict.fromkeys(numbers))
    if not numbers:
        return PhoneReading(problem=UNREADABLE if text else None)
    return PhoneReading(numbers[0], tuple(numbers[1:]), PARTLY_READ if unread else None)


def _numbers_in(runs):
    """Join neighbouring ``runs`` of digits, the longest first, wherever they make a number."""
    found, left_over, start = [], False, 0
    while start < len(runs):
        for end in range(min(len(runs), start + 14), start, -1):
            if number := _national_form("".join(runs[start:end])):
                found.append(number)
                start = end
                break
        else:
            left_over, start = True, start + 1
    return found, left_over


def _national_form(digits):
    """Turn one run of ``digits`` into the number dialled at home, or None."""
    if country := _COUNTRY.match(digits):
        number = _modern("0" + digits[country.end() :])
        if number:
            return number
    if not digits.isdecimal():
        return None
    return _modern(digits) or _modern("0" + digits)


def _modern(number):
    if len(number) == 11 and number[:4] in OLD_PREFIXES:
        number = OLD_PREFIXES[number[:4]] + number[4:]
    known = _MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number)
    return number if known else None
