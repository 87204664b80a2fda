"""Provincial lists: a row is a product, its owner and the decision that ranks it."""

import datetime as dt
import re

from sqlalchemy import select

from workshop.accounts.permissions import Permission
from workshop.errors import N_
from workshop.extensions import db
from workshop.imports.targets import RowTarget
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
from workshop.ocop.rows import read_certification, read_owner, read_section
from workshop.vietnamese.names import fold

LIST_SOURCE = "Danh sách sản phẩm OCOP được nhập vào"


class Products(RowTarget):
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
        read_owner(reading)
        read_certification(reading)
        if group := reading.get("group"):
            reading["group"] = ranks.read_group(group)
        read_section(reading)

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
