"""Imports of provincial lists into the registry."""

from flask import Blueprint

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.imports.views.place import Place
from workshop.imports.views.routes import add_routes

blueprint = Blueprint("ocop_imports", __name__, url_prefix="/ocop/imports")
PLACE = Place("ocop", "ocop_imports")

add_routes(blueprint, requires(Permission.OCOP_REGISTRY_EDIT), lambda: PLACE)
