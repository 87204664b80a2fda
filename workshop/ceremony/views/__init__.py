"""Pages of the ceremony."""

from flask_babel import lazy_gettext as _l

from workshop.ceremony.views import conductor, handing, order, papers, turns  # noqa: F401 (they add their routes)
from workshop.ceremony.views.routes import blueprint
from workshop.web import navigation

navigation.add_event_tab(_l("Ceremony"), "ceremony.index", 65)

__all__ = ["blueprint"]
