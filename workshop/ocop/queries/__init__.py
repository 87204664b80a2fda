"""Reads of the registry."""

from workshop.ocop.queries.records import (
    certification_of,
    listing_of,
    owner_by_id,
    platform_by_id,
    product_by_id,
)
from workshop.ocop.queries.registry import (
    WARNED_DAYS,
    ProductFilter,
    expiring,
    figures,
    groups,
    listings,
    open_listings_by_platform,
    operators,
    owners,
    platforms,
    products,
    standing,
    today,
)

__all__ = [
    "WARNED_DAYS",
    "ProductFilter",
    "certification_of",
    "expiring",
    "figures",
    "groups",
    "listing_of",
    "listings",
    "open_listings_by_platform",
    "operators",
    "owner_by_id",
    "owners",
    "platform_by_id",
    "platforms",
    "product_by_id",
    "products",
    "standing",
    "today",
]  # fmt: skip
