"""Pages of awards."""

from flask_babel import lazy_gettext as _l

from workshop.awards.views import (  # noqa: F401 (they add their routes)
    certificates,
    decisions,
    patterns,
    printers,
    recipients,
)
from workshop.awards.views.routes import blueprint
from workshop.web import navigation

navigation.add_section(_l("Awards"), "awards.index", 40, "/awards")
navigation.add_event_tab(_l("Awards"), "awards.of_event", 60)

__all__ = ["blueprint"]
