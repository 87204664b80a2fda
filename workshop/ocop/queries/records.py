"""One record of the registry by its id, with what its page shows of it."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from workshop.errors import NotFound
from workshop.extensions import db
from workshop.ocop.models import Listing, Owner, Platform, Product


def owner_by_id(owner_id):
    """:raises NotFound: if there is no such owner."""
    loaded = (
        selectinload(Owner.products).selectinload(Product.certifications),
        selectinload(Owner.products).selectinload(Product.listings).joinedload(Listing.platform),
    )
    return _found(Owner, owner_id, *loaded)


def product_by_id(product_id):
    """:raises NotFound: if there is no such product."""
    return _found(
        Product, product_id, joinedload(Product.owner), selectinload(Product.certifications),
        selectinload(Product.listings).joinedload(Listing.platform),
    )  # fmt: skip


def platform_by_id(platform_id):
    """:raises NotFound: if there is no such platform."""
    return _found(Platform, platform_id, joinedload(Platform.operator))


def certification_of(product, certification_id):
    """:raises NotFound: if ``product`` has no such certification."""
    return _among(product.certifications, certification_id)


def listing_of(product, listing_id):
    """:raises NotFound: if ``product`` has no such listing."""
    return _among(product.listings, listing_id)


def _found(model, record_id, *options):
    record = db.session.scalar(select(model).where(model.id == record_id).options(*options))
    if record is None:
        raise NotFound
    return record


def _among(records, record_id):
    record = next((record for record in records if record.id == record_id), None)
    if record is None:
        raise NotFound
    return record
