"""People written one a line, as offices paste them: "Họ tên, chức vụ, điện thoại"."""

import re
from dataclasses import dataclass

from workshop.vietnamese.honorifics import split_honorific
from workshop.vietnamese.names import clean_name
from workshop.vietnamese.phones import normalize_phone

NUMBERED = re.compile(r"^\s*(?:\(?\d{1,3}[.)\-/:]|[-*•+–])\s*")
EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]{2,}")
HONORIFICS = {"ông": "ông", "bà": "bà", "đồng chí": "đồng chí"}


@dataclass
class Person:
    """A person as typed or pasted."""

    full_name: str
    position: str = ""
    phone: str = ""
    email: str = ""
    honorific: str = ""
    is_another: bool = False  # said of one whose name stands in the list already: another person of that name


def people_of(text):
    """The people of ``text``, a line each; empty lines count for nothing."""
    return [_person(bare) for line in (text or "").splitlines() if (bare := NUMBERED.sub("", line).strip())]


def _person(line):
    person = Person("")
    rest = []
    for part in _parts(line):
        if not person.email and (found := EMAIL.fullmatch(part)):
            person.email = found.group()
        elif not person.phone and sum(sign.isdigit() for sign in part) >= 8 and normalize_phone(part).number:
            person.phone = part
        else:
            rest.append(part)
    named = split_honorific(rest[0]) if rest else None
    if named is None:
        return person
    person.full_name = named.name
    person.honorific = HONORIFICS.get(named.honorific.lower(), "")
    person.position = ", ".join([*named.titles, *rest[1:]])
    return person


def _parts(line):
    """Cut at tabs or semicolons where there are any, otherwise at commas and spaced dashes."""
    for cut in ("\t", ";", "|"):
        if cut in line:
            return _cleaned(line.split(cut))
    return _cleaned(re.split(r",|\s[-–]\s", line))


def _cleaned(parts):
    return [cleaned for part in parts if (cleaned := clean_name(part))]
