"""What the cells of a provincial list say, beyond what any importer knows."""

import re

from workshop.errors import N_
from workshop.imports.targets import RowUnclear
from workshop.ocop import ranks
from workshop.vietnamese.names import clean_name, fold

_PLACE = re.compile(r"(?:[IVXLA-Z\d]+[.)]\s*)?((?:huyện|thị xã|thành phố|tp\.?|xã|phường)\s.+)", re.IGNORECASE)
_WOMEN = {"nu": True, "ba": True, "nam": False, "ong": False}
GENDER_SOURCE = "Giới tính của người đại diện trong danh sách được nhập vào"


class RankUnreadable(RowUnclear):
    """A rank that is none from 1 to 5 stars."""

    message = N_("The rank cannot be read: %(value)s")


class DateUnreadable(RowUnclear):
    """A date with the month before the day, or none at all."""

    message = N_("The date cannot be read, day before month: %(value)s")


class KindUnreadable(RowUnclear):
    """Neither the cell nor the name says what kind of owner it is."""

    message = N_("The kind of the owner “%(name)s” is not said.")


def read_section(reading):
    """Put the district of the section row behind the address."""
    if place := _PLACE.fullmatch(reading.pop("section", "")):
        reading["address"] = _with_district(reading.get("address", ""), place[1])


def read_owner(reading):
    """Kind, form of address, who leads, e-mail and website.

    :raises KindUnreadable: if neither cell nor name says the kind.
    """
    kind = ranks.read_kind(reading.get("kind"), reading["owner"])
    if kind is None:
        raise KindUnreadable(name=reading["owner"])
    reading["kind"] = kind
    woman = _WOMEN.get(fold(reading.get("gender") or reading.get("honorific") or ""))
    if woman is not None:
        reading.setdefault("honorific", "Bà" if woman else "Ông")
        if "women_led" not in reading and reading.get("gender"):
            reading["women_led"], reading["women_led_source"] = woman, GENDER_SOURCE
    web = reading.pop("web", "")
    for part in re.split(r"[\s;,]+", web):
        if "@" in part:
            reading.setdefault("email", part.lower().removeprefix("mailto:"))
        elif "." in part:
            reading.setdefault("website", part)


def read_certification(reading):
    """Number, date and issuer out of one cell; rank, form and dates.

    :raises RankUnreadable, DateUnreadable: where a person must look.
    """
    number, day, issuer = ranks.read_decision(reading.get("decision", ""))
    if number:
        reading["decision"] = number
    if day:
        reading.setdefault("decided_on", day.isoformat())
    if issuer:
        reading.setdefault("issuer", issuer)
    for name in ("decided_on", "expires_on"):
        if reading.get(name) and not re.fullmatch(r"\d{4}-\d\d-\d\d", reading[name]):
            raise DateUnreadable(value=reading[name])
    if "form" in reading:
        reading["form"] = ranks.read_form(reading["form"])
    if rank := reading.get("rank"):
        found = ranks.read_rank(rank)
        if found is None:
            raise RankUnreadable(value=rank)
        reading["stars"], reading["is_potential"] = found
        reading["rank"] = "potential" if found[1] else str(found[0])


def _with_district(address, district):
    district = " ".join(word[:1].upper() + word[1:].lower() for word in clean_name(district).split())
    district = re.sub(r"^(Huyện|Thị Xã|Thành Phố|Xã|Phường)\b", lambda found: found[0].lower(), district)
    if fold(district) in fold(address):
        return address
    return f"{address}, {district}" if address else district
