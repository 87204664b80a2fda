"""The pages of personal data: of the office, of the administrator, of the public and of one person."""

from flask_babel import lazy_gettext as _l

from workshop.privacy.views import admin, mine, notice, office, people, requests, texts
from workshop.web import navigation

__all__ = ["people", "texts"]  # they add their pages to the blueprint of the office

blueprints = [office.blueprint, requests.blueprint, admin.blueprint, notice.blueprint, mine.blueprint]
navigation.add_admin_card(_l("Personal data"), "privacy_admin.index", 60, icon="shield-check",
                          text=_l("Deadlines of requests, and the words that every workshop begins with."))  # fmt: skip
