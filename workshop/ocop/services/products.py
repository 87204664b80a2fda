"""Products, the decisions that rank them, and where they are offered."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from workshop.audit import services as audit
from workshop.ocop import refusals
from workshop.ocop.models import Certification, Listing, Owner, Platform, Product
from workshop.ocop.stating import VALID_MONTHS, months_later, require_version, spelling_key, state
from workshop.transactions import savepoint, transaction
from workshop.vietnamese.names import fold


def create_product(owner, **fields):
    """Enter a product of ``owner``; ``fields`` are those of the model, at least its name.

    :raises ProductKnown: if the owner has one of this name.
    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        owner = session.get(Owner, owner.id)
        with session.no_autoflush:
            product = Product(name="", owner=owner)
            _state(product, fields)
        session.add(product)
        audit.record("ocop.product_created", product, owner=owner.id)
        return product


def edit_product(product, *, version=None, **fields):
    """Change what is stated about ``product``.

    :raises StaleVersion: if somebody else changed it since ``version``.
    :raises ProductKnown, Invalid: as for a new one.
    """
    with transaction() as session:
        product = session.get(Product, product.id, populate_existing=True)
        require_version(product, version)
        if changed := _state(product, fields):
            audit.record("ocop.product_edited", product, fields=changed)
        return product


def delete_product(product):
    """Delete a product with its certifications and listings.

    :raises ProductInUse: if something that was signed refers to it.
    """
    with transaction() as session:
        product = session.get(Product, product.id)
        audit.record("ocop.product_deleted", product, owner=product.owner_id)
        try:
            with savepoint():
                session.delete(product)
                session.flush()
        except IntegrityError as error:  # of rooms above, which this one does not know
            raise refusals.ProductInUse from error


def certify(product, *, stars, is_potential=False, **fields):
    """Rank ``product`` by a decision; without ``expires_on`` it ends 36 months after ``decided_on``.

    :raises RankUnknown: outside 1 to 5 stars, or potential below 5.
    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        product = session.get(Product, product.id)
        certification = Certification()
        _state_certification(certification, {"stars": stars, "is_potential": is_potential, **fields})
        certification.product = product
        session.add(certification)
        audit.record("ocop.product_certified", certification, product=product.id)
        return certification


def edit_certification(certification, **fields):
    """Correct what is stated about a decision.

    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        certification = session.get(Certification, certification.id)
        if changed := _state_certification(certification, fields):
            audit.record("ocop.certification_edited", certification, fields=changed)
        return certification


def withdraw_certification(certification):
    """Delete a decision that was entered by mistake."""
    with transaction() as session:
        certification = session.get(Certification, certification.id)
        audit.record("ocop.certification_deleted", certification, product=certification.product_id)
        certification.product.certifications.remove(certification)


def list_product(product, platform, *, url="", listed_on=None):
    """Say that ``product`` is offered on ``platform``.

    :raises AlreadyListed: if it is.
    """
    with transaction() as session:
        product, platform = session.get(Product, product.id), session.get(Platform, platform.id)
        open_now = select(Listing.id).where(
            Listing.product_id == product.id, Listing.platform_id == platform.id, Listing.ended_on.is_(None)
        )
        if session.scalar(open_now):
            raise refusals.AlreadyListed("platform_id")
        listing = Listing(listed_on=listed_on)
        state(listing, {"url": url})
        listing.product, listing.platform = product, platform
        session.add(listing)
        audit.record("ocop.product_listed", listing, product=product.id, platform=platform.id)
        return listing


def end_listing(listing, *, ended_on):
    """End the listing on its last day; the row stays as history.

    :raises EndBeforeListing: if that comes before its first day.
    """
    with transaction() as session:
        listing = session.get(Listing, listing.id)
        if listing.listed_on and ended_on < listing.listed_on:
            raise refusals.EndBeforeListing("ended_on")
        if listing.ended_on is None:
            listing.ended_on = ended_on
            audit.record("ocop.listing_ended", listing, product=listing.product_id)
        return listing


def _state(product, fields):
    changed = state(product, fields)
    if not product.name:
        raise refusals.ProductNameMissing("name")
    if "name" in changed:
        product.name_folded = fold(product.name)
        key = spelling_key(product.name)
        if any(other is not product and spelling_key(other.name) == key for other in product.owner.products):
            raise refusals.ProductKnown("name")
    return changed


def _state_certification(certification, fields):
    changed = state(certification, fields)
    if certification.stars not in range(1, 6) or (certification.is_potential and certification.stars != 5):
        raise refusals.RankUnknown("rank")
    decided, expires = certification.decided_on, certification.expires_on
    if decided and not expires:
        certification.expires_on = months_later(decided, VALID_MONTHS)
    if decided and expires and expires <= decided:
        raise refusals.ExpiryBeforeDecision("expires_on")
    return changed
