"""The staff's pages of check-in, by noun."""

from flask_babel import lazy_gettext as _l

from workshop.checkin.views import (
    desk,
    desks,
    introduction,
    leaders,
    log,
    overview,
    pairing,
    points,
    presence,
    review,
    roster,
    settings,
    signed_list,
)
from workshop.checkin.views.blueprint import blueprint
from workshop.web import navigation

__all__ = [
    "blueprint", "blueprints", "desk", "desks", "introduction", "leaders", "log", "overview", "pairing", "points",
    "presence", "review", "roster", "settings", "signed_list",
]  # fmt: skip
blueprints = [blueprint, desk.blueprint]
navigation.add_event_tab(_l("Check-in"), "checkin.index", 40, also=("attendance",))
