"""The pages of the registry, by noun."""

from flask_babel import lazy_gettext as _l

from workshop.ocop.views import imports, overview, owners, platforms, products
from workshop.web import navigation

blueprints = [overview.blueprint, owners.blueprint, products.blueprint, platforms.blueprint, imports.blueprint]
navigation.add_section(_l("OCOP"), "ocop.index", 20, "/ocop")
