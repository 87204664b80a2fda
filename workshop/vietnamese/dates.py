"""Days as Vietnamese papers write them; a day is a day in Ho Chi Minh City."""

import re
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

_CLOCK = r"(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_DAY_FIRST = re.compile(r"(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})" + _CLOCK)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})" + _CLOCK)
_IN_WORDS = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})[\s,]+(?:năm\s+)?(\d{4})", re.IGNORECASE)
# Two-digit years up to this one are of this century: births of 1940 and later, papers until 2039.
_LAST_YEAR_OF_THIS_CENTURY = 39


def long_date(day):
    """Write ``day`` as a paper dates itself: "ngày 09 tháng 02 năm 2023" (NĐ 30/2020, Phụ lục I).

    Days below ten and the months 1 and 2 get a zero, so that nobody can write a figure in front.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day):
    """Write ``day`` as running text does: "19/5/2023"."""
    return f"{day.day}/{day.month}/{day.year}"


def weekday_name(day):
    """Name the weekday of ``day`` with the capital of NĐ 30/2020, Phụ lục II: "thứ Sáu"."""
    return WEEKDAYS[day.weekday()]


def local_day(moment):
    """Tell on which day in Vietnam the aware ``moment`` falls.

    :raises ValueError: if the moment is naive, since then nobody knows.
    """
    if moment.tzinfo is None:
        raise ValueError("a naive time has no day")
    return moment.astimezone(LOCAL_ZONE).date()


def parse_vn_date(value):
    """Read a day, day before month, from text or a spreadsheet's date; None when it is none.

    A naive datetime is a spreadsheet's and keeps its day. "8/22/2022" is None: a swapped month is
    for a person to see, not for us to guess.
    """
    if isinstance(value, datetime):
        return value.date() if value.tzinfo is None else local_day(value)
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    return _read_text(" ".join(unicodedata.normalize("NFKC", value).split()).strip("'"))


def _read_text(text):
    if match := _DAY_FIRST.fullmatch(text):
        day, _, month, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = match.groups()
    elif match := _IN_WORDS.fullmatch(text):
        day, month, year = match.groups()
    else:
        return _read_moment(text)
    try:
        return date(_whole_year(year), int(month), int(day))
    except ValueError:
        return None


def _read_moment(text):
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return local_day(moment) if moment.tzinfo else None


def _whole_year(year):
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) <= _LAST_YEAR_OF_THIS_CENTURY else 1900)
