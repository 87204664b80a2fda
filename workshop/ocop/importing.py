"""Provincial lists: a row is a product, its owner and the decision that ranks it."""

import datetime as dt
import re

from sqlalchemy import select

from workshop.accounts.permissions import Permission
from workshop.errors import N_
from workshop.extensions import db
from workshop.imports.targets import RowUnclear, Target
from workshop.ocop import ranks, services
from workshop.ocop.columns import COLUMNS
from workshop.ocop.keeping import (
    OWNER_FIELDS,
    owner_snapshot,
    product_snapshot,
    restore_owner,
    restore_product,
)
from workshop.ocop.matching import OwnerIndex, decision_in, product_of
from workshop.ocop.models import Platform, Product
from workshop.ocop.queries import today
from workshop.vietnamese.names import clean_name, fold

_PLACE = re.compile(r"(?:[IVXLA-Z\d]+[.)]\s*)?((?:huyện|thị xã|thành phố|tp\.?|xã|phường)\s.+)", re.IGNORECASE)
_WOMEN = {"nu": True, "ba": True, "nam": False, "ong": False}
LIST_SOURCE = "Danh sách sản phẩm OCOP được nhập vào"
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


class Products(Target):
    """Owners, products and certifications from a provincial list."""

    kind = "ocop"
    title = N_("OCOP products")
    permission = Permission.OCOP_REGISTRY_EDIT
    meanings = COLUMNS
    essential = ("product", "owner")
    value_words = {"kind": ranks.KINDS, "rank": ranks.RANKS, "form": ranks.FORMS}
    field_labels = {
        "stars": N_("Stars"), "decision_number": N_("Decision"), "email": N_("E-mail"), "website": N_("Website"),
        "is_women_led": N_("Women-led"), "representative_honorific": N_("Form of address"),
    }  # fmt: skip

    def __init__(self, event=None):
        super().__init__(event)
        self.owners = OwnerIndex()
        self.platforms = None
        self.owner_before = {}

    def understand(self, reading):
        """Ranks, decision and date out of one cell, kinds, groups, and the district of the section."""
        _read_owner(reading)
        _read_certification(reading)
        if group := reading.get("group"):
            reading["group"] = ranks.read_group(group)
        if place := _PLACE.fullmatch(reading.pop("section", "")):
            reading["address"] = _with_district(reading.get("address", ""), place[1])

    def match(self, reading):
        """The product of this name of this owner."""
        owner = self.owners.find(reading)
        return product_of(owner, reading["product"]) if owner else None

    def create(self, reading):
        """Enter owner where unknown, product, certification and listings."""
        owner = self.owners.find(reading)
        self.owner_before = {"owner": owner_snapshot(owner) if owner else None}
        if owner is None:
            owner = services.create_owner(name=reading["owner"], **_owner_fields(reading, None))
            self.owners.add(owner)
        else:
            services.edit_owner(owner, **_owner_fields(reading, owner))
        product = services.create_product(owner, name=reading["product"], **_product_fields(reading, None))
        self._certify(product, reading)
        self._list(product, reading)
        return product

    def update(self, record, reading):
        """Bring owner, product, certification and listings up to the row; empty cells change nothing."""
        before = self.snapshot(record)
        services.edit_owner(record.owner, **_owner_fields(reading, record.owner))
        services.edit_product(record, **_product_fields(reading, record))
        self._certify(record, reading)
        self._list(record, reading)
        db.session.flush()
        return self.snapshot(record) != before

    def find(self, record_id):
        """The product with this id."""
        return db.session.get(Product, record_id)

    def snapshot(self, record):
        """The product with its owner, certifications and listings."""
        return product_snapshot(record)

    def restore(self, record, before):
        """Put the product and its owner back."""
        restore_product(record, before)

    def traces(self, record):
        """What its owner was before, None where the owner was made with it."""
        return self.owner_before

    def remove(self, record, traces):
        """Delete the product, and the owner that came with it and has nothing else."""
        owner, before = record.owner, traces.get("owner")
        services.delete_product(record)
        db.session.flush()
        db.session.refresh(owner)
        if before is not None:
            restore_owner(owner, before)
        elif not owner.products:
            services.delete_owner(owner)

    def shown(self, record):
        """Product and owner; a provincial list has no registration."""
        if record is None:
            return {"registration": None, "owner": None, "product": None}
        owner = {"id": record.owner.id, "name": record.owner.name}
        return {"registration": None, "owner": owner, "product": {"id": record.id, "name": record.name}}

    def _certify(self, product, reading):
        if "stars" not in reading:
            return
        fields = {
            "stars": reading["stars"], "is_potential": reading["is_potential"], "score": _score(reading.get("score")),
            "decision_number": reading.get("decision"), "decided_on": _day(reading.get("decided_on")),
            "issuer": reading.get("issuer"), "expires_on": _day(reading.get("expires_on")), "form": reading.get("form"),
            "round": reading.get("round"),
        }  # fmt: skip
        fields = {name: value for name, value in fields.items() if value not in (None, "")}
        known = decision_in(product.certifications, fields)
        if known is None:
            services.certify(product, **fields)
        else:
            services.edit_certification(known, **fields)

    def _list(self, product, reading):
        open_on = {listing.platform_id for listing in product.listings if listing.ended_on is None}
        for platform in self._platforms_named(reading.get("platforms", "")):
            if platform.id not in open_on:
                services.list_product(product, platform, url=_link(reading.get("shop_link", "")))
                open_on.add(platform.id)

    def _platforms_named(self, text):
        if self.platforms is None:
            self.platforms = {fold(platform.name): platform.id for platform in db.session.scalars(select(Platform))}
        names = {fold(name) for name in re.split(r"[,;/\n]|\bvà\b", text) if name.strip()}
        return [db.session.get(Platform, self.platforms[name]) for name in sorted(names & self.platforms.keys())]


def _read_owner(reading):
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


def _read_certification(reading):
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


def _owner_fields(reading, owner):
    """The owner's fields that the row fills."""
    fields = {name: reading[name] for name in OWNER_FIELDS if reading.get(name) not in (None, "")}
    if reading.get("honorific") in ("Ông", "Bà"):
        fields["representative_honorific"] = reading["honorific"]
    if reading.get("titles"):
        fields.setdefault("representative_title", ", ".join(reading["titles"]))
    if "women_led" in reading and (owner is None or owner.is_women_led != reading["women_led"]):
        fields["is_women_led"] = reading["women_led"]
        fields["women_led_source"] = reading.get("women_led_source", LIST_SOURCE)
        fields["women_led_as_of"] = today()
    return fields


def _product_fields(reading, product):
    fields = {name: reading[name] for name in ("group", "subgroup", "packaging") if reading.get(name)}
    note = [reading["note"]] if reading.get("note") else []
    if reading.get("platforms"):
        note.append(f"Sàn TMĐT: {reading['platforms']}")  # also the names that are in no registry
    if reading.get("other_phones"):
        note.append(f"Điện thoại khác: {', '.join(reading['other_phones'])}")
    if note:
        fields["note"] = "; ".join(note)[:500]
    return fields


def _score(text):
    try:
        score = float((text or "").replace(",", "."))
    except ValueError:
        return None
    return score if 0 <= score <= 100 else None


def _day(text):
    return dt.date.fromisoformat(text) if text else None


def _link(text):
    found = re.search(r"https?://\S+", text)
    return found[0][:300] if found else ""
