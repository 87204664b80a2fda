"""Owners and products as plain values, and back: what an import keeps so that it can be undone."""

import datetime as dt

from workshop.audit import services as audit
from workshop.ocop.models import Certification, Listing
from workshop.vietnamese.names import fold

OWNER_FIELDS = (
    "kind", "representative", "representative_title", "address", "phone", "email", "website", "tax_code",
)  # fmt: skip
_OWNER_KEPT = (*OWNER_FIELDS, "representative_honorific", "is_women_led", "women_led_source", "women_led_as_of")
_PRODUCT_KEPT = ("name", "group", "subgroup", "packaging", "note")
_CERTIFICATION_KEPT = (
    "id", "stars", "is_potential", "score", "decision_number", "decided_on", "issuer", "expires_on", "form", "round"
)
_LISTING_KEPT = ("id", "platform_id", "url", "listed_on", "ended_on")


def owner_snapshot(owner):
    """The owner's values as JSON."""
    return {"id": owner.id, **_kept(owner, _OWNER_KEPT)}


def product_snapshot(product):
    """The product's values with its owner's, its certifications' and its listings'."""
    return {
        **_kept(product, _PRODUCT_KEPT),
        "owner": owner_snapshot(product.owner),
        "certifications": _rows(product.certifications, _CERTIFICATION_KEPT),
        "listings": _rows(product.listings, _LISTING_KEPT),
    }


def restore_owner(owner, before):
    """Put ``owner`` back to what :func:`owner_snapshot` kept."""
    _put(owner, before, _OWNER_KEPT)
    audit.record("ocop.owner_restored", owner)


def restore_product(product, before):
    """Put ``product``, its owner and everything under it back to what :func:`product_snapshot` kept."""
    _put(product, before, _PRODUCT_KEPT)
    product.name_folded = fold(product.name)
    _put_rows(product.certifications, before["certifications"], Certification, _CERTIFICATION_KEPT)
    _put_rows(product.listings, before["listings"], Listing, _LISTING_KEPT)
    restore_owner(product.owner, before["owner"])
    audit.record("ocop.product_restored", product)


def _rows(records, names):
    return [_kept(record, names) for record in sorted(records, key=lambda record: record.id)]


def _kept(record, names):
    return {name: _plain(getattr(record, name)) for name in names}


def _plain(value):
    if isinstance(value, dt.date):
        return value.isoformat()
    return value if isinstance(value, str | int | bool | None) else float(value)


def _put(record, values, names):
    for name in names:
        value = values.get(name)
        setattr(record, name, dt.date.fromisoformat(value) if value and _is_day(name) else value)


def _put_rows(records, kept, model, names):
    by_id = {values["id"]: values for values in kept}
    for record in list(records):
        if record.id not in by_id:
            records.remove(record)
        else:
            _put(record, by_id.pop(record.id), names)
    for values in by_id.values():
        record = model()
        _put(record, values, names)
        records.append(record)


def _is_day(name):
    return name.endswith(("_on", "_as_of"))
