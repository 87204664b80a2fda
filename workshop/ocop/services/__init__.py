"""The verbs of the registry: ``from workshop.ocop import services``."""

from workshop.ocop.services.owners import create_owner, delete_owner, edit_owner
from workshop.ocop.services.platforms import (
    create_operator,
    create_platform,
    delete_platform,
    edit_operator,
    edit_platform,
)
from workshop.ocop.services.products import (
    certify,
    create_product,
    delete_product,
    edit_certification,
    edit_product,
    end_listing,
    list_product,
    withdraw_certification,
)

__all__ = [
    "certify", "create_operator", "create_owner", "create_platform", "create_product", "delete_owner",
    "delete_platform", "delete_product", "edit_certification", "edit_operator", "edit_owner", "edit_platform",
    "edit_product", "end_listing", "list_product", "withdraw_certification",
]  # fmt: skip
