"""The blueprint, the names of the parts, and the way back to the order."""

from flask import Blueprint, abort, redirect, url_for
from flask_babel import lazy_gettext as _l

from workshop.ceremony import providers
from workshop.web.caching import SecondCache

blueprint = Blueprint("ceremony", __name__)
PART_NAMES = {"signing": _l("Signing"), "award": _l("Awards")}
stages = SecondCache()


def known_part(name):
    """The part called ``name``; 404 for another."""
    return name if name in providers.PARTS else abort(404)


def back_to_order(event, part, turn=None, **address):
    """To the order, at the turn that was changed."""
    anchor = f"turn-{turn.id}" if turn else None
    return redirect(url_for("ceremony.index", slug=event.slug, part=part, _anchor=anchor, **address), 303)
