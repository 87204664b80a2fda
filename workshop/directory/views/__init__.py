"""Pages of organisations and administrative units."""

from flask_babel import lazy_gettext as _l

from workshop.directory.views import organizations, units
from workshop.web import navigation

blueprints = [organizations.blueprint, units.blueprint]
navigation.add_admin_card(_l("Organisations"), "organizations.index", 30, icon="building",
                          text=_l("Offices and unions, their names over time, the head of their papers."))  # fmt: skip
navigation.add_admin_card(_l("Administrative units"), "units.index", 40, icon="map-pin",
                          text=_l("Communes, wards and districts before and after 1/7/2025."))  # fmt: skip
