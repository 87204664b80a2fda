"""Units written one a line, as offices paste them: "Sở Công Thương; 2; Nguyễn Văn A; 0912 345 678"."""

import re
from dataclasses import dataclass

from workshop.registrations.delegations.lines import EMAIL, NUMBERED
from workshop.vietnamese.names import clean_name
from workshop.vietnamese.phones import normalize_phone

MOST = 50
_COUNT = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_NUMBERS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_IN_WORDS = re.compile(rf"({'|'.join(_NUMBERS)})(?:\s+(?:người|đại biểu|suất|đồng chí))?", re.IGNORECASE)
# a unit's name may hold commas (Sở Văn hóa, Thể thao và Du lịch), so only these cut
_CUT = re.compile(r"[\t;|]")


@dataclass
class Unit:
    """A unit to invite, as typed or pasted; ``quota_text`` says in words what ``quota`` counts."""

    unit: str
    quota: int = 0
    quota_text: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    kind: str = ""
    organization_id: int | None = None
    addressee: str = ""


def units_of(text):
    """The units of ``text``, a line each; empty lines count for nothing."""
    return [_unit(bare) for line in (text or "").splitlines() if (bare := NUMBERED.sub("", line).strip())]


def quota_of(text):
    """How many people a wording names: "01 lãnh đạo + 01 chuyên viên" is 2; 0 where it names none."""
    return sum(int(number) for number in _COUNT.findall(text or ""))


def quota_said(text):
    """``text`` as a paper says it: "01 lãnh đạo và 01 chuyên viên"."""
    *before, last = re.split(r"\s*\+\s*", text)
    return f"{', '.join(before)} và {last}" if before else last


def wording_of(quota):
    """The plain wording of a number: "02 đại biểu"."""
    return f"{quota:02d} đại biểu"


def _unit(line):
    first, *rest = [clean_name(part) for part in _CUT.split(line)]
    unit = Unit(first)
    for part in filter(None, rest):
        digits = sum(sign.isdigit() for sign in part)
        if EMAIL.fullmatch(part):
            unit.contact_email = part
        elif digits >= 8 and normalize_phone(part).number:
            unit.contact_phone = part
        elif not unit.quota and (said := _IN_WORDS.fullmatch(part)):
            unit.quota = _NUMBERS.index(said[1].lower()) + 1
            unit.quota_text = "" if said[0] == said[1] else part
        elif digits and not unit.quota and quota_of(part):
            unit.quota = quota_of(part)
            unit.quota_text = "" if part.isdecimal() else part
        elif digits and not unit.contact_phone and not any(sign.isalpha() for sign in part):
            unit.contact_phone = part  # no number that can be dialled: shown as it stands, and asked about
        else:
            unit.contact_name = f"{unit.contact_name}, {part}" if unit.contact_name else part
    return unit
