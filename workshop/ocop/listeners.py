"""What the registry answers for the rooms below, and its figure on the dashboard of an event."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop import hooks
from workshop.accounts.permissions import Permission, may
from workshop.imports import targets
from workshop.ocop import queries
from workshop.ocop.importing import Products
from workshop.vietnamese.dates import local_day
from workshop.web.template_globals import day as written


def connect():
    """Answer the dashboard, and let the importer read provincial lists."""
    hooks.listen("home_cards", home_cards)
    targets.register(Products)


def home_cards(user, event):
    """Women-led of all certified products, as they stood on the day of the event."""
    if not may(user, Permission.OCOP_REGISTRY_READ, event.id):
        return []
    day = min(queries.today(), local_day(event.ends_at))
    figures = queries.figures(day)
    if not figures["women_led_products"] + figures["women_led_ended"]:
        return []  # not counted yet rather than none: nobody may take it for a finding
    note = _("certificates in force on %(day)s", day=written(day))
    if figures["ended"]:
        note += "; " + ngettext("%(num)s more had ended by then", "%(num)s more had ended by then", figures["ended"])
        note += " " + _("(%(num)s of women-led owners)", num=figures["women_led_ended"])
    return [
        {
            "order": 50, "kind": "figure", "title": _("Women-led products"), "note": note,
            "value": figures["women_led_products"], "of": figures["products"], "meter": True,
            "url": url_for("products.index", women_led="yes", as_of=day.isoformat()),
        }
    ]  # fmt: skip
