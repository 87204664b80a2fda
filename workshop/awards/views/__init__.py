"""Pages of awards."""

from flask_babel import lazy_gettext as _l

from workshop.awards.prizes.views import blueprint as prizes
from workshop.awards.signed.views import blueprint as signed
from workshop.awards.views import (  # noqa: F401 (they add their routes)
    blanks,
    certificates,
    corrections,
    decisions,
    kinds,
    lists,
    numbers,
    papers,
    patterns,
    printers,
    proposals,
    recipients,
)
from workshop.awards.views.routes import blueprint
from workshop.web import navigation

navigation.add_section(_l("Awards"), "awards.index", 40, "/awards")
navigation.add_event_tab(_l("Awards"), "awards.of_event", 60)

blueprints = (blueprint, prizes, signed)

__all__ = ["blueprint", "blueprints"]
