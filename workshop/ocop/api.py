"""/api/v1/ocop: the registry for other systems, read only."""

from workshop.accounts import guard
from workshop.accounts.access import scope
from workshop.ocop import queries
from workshop.ocop.models import Listing, Owner, Platform, Product
from workshop.ocop.schemas import ListingAnswer, OwnerAnswer, PlatformAnswer, ProductAnswer
from workshop.ocop.stating import mask_tax_code
from workshop.web.cursors import cursor_list
from workshop.web.operations import Operations
from workshop.web.schemas import ListQuery

blueprint = Operations("ocop_api", __name__, url_prefix="/api/v1/ocop", description="The OCOP registry")
guard.exempt_from_csrf(blueprint)


@blueprint.get("/owners")
@scope("ocop:read")
@blueprint.arguments(ListQuery, location="query")
@blueprint.lists(OwnerAnswer)
def owners(asked):
    """Owners; a household's 12-digit tax code is masked."""
    return cursor_list(queries.owners(asked["search"]), (Owner.id,), _owner)


@blueprint.get("/products")
@scope("ocop:read")
@blueprint.arguments(ListQuery, location="query")
@blueprint.lists(ProductAnswer)
def products(asked):
    """Products with their owner and every certification."""
    wanted = queries.ProductFilter(search=asked["search"])
    return cursor_list(queries.products(wanted), (Product.id,), _product)


@blueprint.get("/platforms")
@scope("ocop:read")
@blueprint.arguments(ListQuery, location="query")
@blueprint.lists(PlatformAnswer)
def platforms(asked):
    """Platforms and the legal persons behind them."""
    return cursor_list(queries.platforms(asked["search"]), (Platform.id,), _platform)


@blueprint.get("/listings")
@scope("ocop:read")
@blueprint.arguments(ListQuery, location="query")
@blueprint.lists(ListingAnswer)
def listings(asked):
    """Which product is or was offered where."""
    return cursor_list(queries.listings(asked["search"]), (Listing.id,), _listing)


def _owner(owner):
    return {
        "id": owner.id, "name": owner.name, "kind": owner.kind, "representative": owner.representative,
        "representative_title": owner.representative_title, "address": owner.address, "phone": owner.phone,
        "email": owner.email, "website": owner.website, "tax_code": mask_tax_code(owner.tax_code),
        "is_women_led": owner.is_women_led, "demonstration": owner.is_demonstration,
        "products": [product.id for product in owner.products], "version": owner.version,
    }  # fmt: skip


def _product(product):
    return {
        "id": product.id, "name": product.name, "owner": {"id": product.owner.id, "name": product.owner.name},
        "group": product.group, "subgroup": product.subgroup, "packaging": product.packaging,
        "is_women_led": product.owner.is_women_led, "rank": product.standing.rank if product.standing else None,
        "certifications": [_certification(certification) for certification in product.certifications],
        "demonstration": product.is_demonstration, "version": product.version,
    }  # fmt: skip


def _certification(certification):
    return {
        "id": certification.id, "stars": certification.stars, "is_potential": certification.is_potential,
        "decision_number": certification.decision_number, "decided_on": _day(certification.decided_on),
        "issuer": certification.issuer, "expires_on": _day(certification.expires_on), "form": certification.form,
    }  # fmt: skip


def _platform(platform):
    operator = platform.operator
    return {
        "id": platform.id, "name": platform.name, "kind": platform.kind, "website": platform.website,
        "operator": {"id": operator.id, "legal_name": operator.legal_name, "branch_name": operator.branch_name}
        if operator else None,
        "can_sign": bool(operator and operator.legal_name), "demonstration": platform.is_demonstration,
        "version": platform.version,
    }  # fmt: skip


def _listing(listing):
    return {
        "id": listing.id, "product": {"id": listing.product.id, "name": listing.product.name},
        "owner": {"id": listing.product.owner.id, "name": listing.product.owner.name},
        "platform": {"id": listing.platform.id, "name": listing.platform.name}, "url": listing.url,
        "listed_on": _day(listing.listed_on), "ended_on": _day(listing.ended_on),
    }  # fmt: skip


def _day(day):
    return day.isoformat() if day else None
