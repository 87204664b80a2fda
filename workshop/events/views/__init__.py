"""The pages of a workshop, by noun."""

from flask_babel import lazy_gettext as _l

from workshop.events.views import lifecycle, programme, public, settings
from workshop.web import navigation

blueprints = [lifecycle.blueprint, programme.blueprint, settings.blueprint, public.blueprint]
navigation.add_section(_l("Workshops"), "events.index", 10, "/events")
navigation.add_event_tab(_l("Overview"), "events.show", 10)
navigation.add_event_tab(_l("Programme"), "programme.index", 20)
navigation.add_event_tab(_l("Settings"), "settings.index", 95, also=("questions", "privacy", "data_requests"))
