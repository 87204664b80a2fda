"""The one place where what is searched, sorted and compared is derived from what was stated."""

import re
from functools import lru_cache

from flask import current_app

from workshop.registrations import refusals
from workshop.registrations.models import RegistrationTitle
from workshop.registrations.words import search_line
from workshop.vietnamese.names import clean_name, fold, sort_key
from workshop.vietnamese.phones import normalize_phone, phone_tail
from workshop.vietnamese.ranks import is_of_district_or_commune, names_the_province, rank_of, rank_of_titles

LIMITS = {"full_name": 120, "position": 400, "organization": 200, "email": 254, "note": 2000, "zone": 40, "seat": 20}
TITLE_LIMIT = 200
OFFICE = re.compile(r"\b(?:truong|pho|giam doc|chanh|chu (?:tich|nhiem)|bi thu|uy vien|thu truong)\b")
EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")


def stated_titles(titles, position=""):
    """(titles one each, the line that joins them) of what was stated; either may be all there is."""
    line = clean_name(position)
    lines = [cleaned for title in titles if (cleaned := clean_name(title))] or ([line] if line else [])
    return lines, line or ", ".join(lines)


def state_titles(registration, titles=(), position=""):
    """Set the titles, one row each, and the line that joins them.

    :raises TooLong: if one does not fit.
    """
    lines, registration.position = stated_titles(titles, position)
    require_title_length(lines)
    registration.titles = [
        RegistrationTitle(title=title, rank=rank_of(title), position=place) for place, title in enumerate(lines)
    ]


def require_title_length(lines):
    """Insist that every title fits its row.

    :raises TooLong: if one does not fit.
    """
    if any(len(title) > TITLE_LIMIT for title in lines):
        raise refusals.TooLong("titles", limit=TITLE_LIMIT)


def derive(registration):
    """Clean what was stated and set everything that follows from it.

    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    clean(registration)
    arrange(registration)


def clean(registration):
    """Clean what was stated, refuse what cannot stand, and set what is compared.

    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    registration.full_name = clean_name(registration.full_name or "")
    registration.organization = clean_name(registration.organization or "")
    registration.zone = clean_name(registration.zone or "")
    registration.seat = clean_name(registration.seat or "")
    if not registration.full_name:
        raise refusals.NameMissing("full_name")
    registration.phone = read_phone(registration.phone)
    registration.phone_tail = phone_tail(registration.phone) or None
    registration.email = read_email(registration.email)
    for name, limit in LIMITS.items():
        if len(getattr(registration, name) or "") > limit:
            raise refusals.TooLong("titles" if name == "position" else name, limit=limit)
    registration.name_folded = fold(registration.full_name)
    registration.organization_folded = _folded(registration.organization)


def arrange(registration):
    """Set by what a cleaned registration is searched, sorted and greeted."""
    registration.name_sort = sort_key_of(registration.full_name)
    registration.search_text = search_line(registration.full_name, registration.organization, registration.position)
    titles = tuple(title.title for title in registration.titles)
    registration.rank = _rank(titles, registration.organization)


def sort_key_of(full_name):
    """The place of a name in lists, by the order of tones that this office has set."""
    return sort_key(full_name, current_app.config["WORKSHOP_TONE_ORDER"])[:400]


def rank_with_unit(titles, organization):
    """The rank of a person whose titles may leave the unit to its own column ("Phó Giám đốc | Sở Công Thương").

    A title that is no office ("Chuyên viên", "Cán bộ") gains nothing from the unit it serves. One that names no level
    ("Chủ tịch Hội") is of the level of its unit, so that a district's chair stands behind a province's deputies.
    """
    is_local = is_of_district_or_commune(organization)
    return rank_of_titles([_title_with_unit(title, organization, is_local) for title in titles])


def _title_with_unit(title, organization, is_local):
    if not OFFICE.search(fold(title)):
        return title
    whole = f"{title} {organization}".strip()
    if is_local and not names_the_province(title):
        return whole
    return title if rank_of(title) <= rank_of(whole) else whole


# a list of thousands says the same units and titles again and again
_folded = lru_cache(4096)(fold)
_rank = lru_cache(4096)(rank_with_unit)


def read_phone(value):
    """The number in the form that is kept, or None where none was given.

    :raises PhoneUnreadable: if digits were given that are no Vietnamese number.
    """
    if not value:
        return None
    reading = normalize_phone(value)
    if reading.number is None:
        raise refusals.PhoneUnreadable("phone")
    return reading.number


def read_email(value):
    """The address in lower case, or None where none was given.

    :raises EmailUnreadable: if it is no address.
    """
    if not value:
        return None
    address = clean_name(value).lower()
    if not EMAIL.fullmatch(address):
        raise refusals.EmailUnreadable("email")
    return address
