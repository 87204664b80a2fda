"""Pages of accounts: signing in, one's own account, users, tokens, the administration's first page."""

from flask_babel import lazy_gettext as _l

from workshop.accounts.views import account, administration, links, signing, tokens, users
from workshop.web import navigation

__all__ = ["account", "blueprints", "links"]  # these two add their pages to the blueprint of signing

blueprints = [signing.blueprint, administration.blueprint, users.blueprint, tokens.blueprint]
navigation.add_section(_l("Administration"), "admin.index", 90, "/admin")
navigation.add_admin_card(_l("Staff accounts"), "users.index", 10, icon="users",
                          text=_l("Who works here, with which role at which workshop."))  # fmt: skip
navigation.add_admin_card(_l("API tokens"), "tokens.index", 20, icon="key",
                          text=_l("Keys by which other systems read and write here."))  # fmt: skip
