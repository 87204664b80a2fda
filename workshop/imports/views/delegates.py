"""Imports of delegates into one event."""

from flask import Blueprint

from workshop import hooks
from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.imports.queries import event_of
from workshop.imports.views.place import Place
from workshop.imports.views.routes import add_routes

blueprint = Blueprint("imports", __name__, url_prefix="/events/<slug>/imports")


def _place(slug):
    event = event_of(hooks.first("event_id_of_slug", slug))
    return Place("registrations", "imports", event, {"slug": slug})


add_routes(blueprint, requires(Permission.REGISTRATIONS_PEOPLE_EDIT), _place)
