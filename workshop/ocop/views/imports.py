"""Imports of provincial lists into the registry."""

from flask import Blueprint

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.imports.views import pages

blueprint = Blueprint("ocop_imports", __name__, url_prefix="/ocop/imports")
PLACE = pages.Place("ocop", "ocop_imports")


@blueprint.get("")
@requires(Permission.OCOP_REGISTRY_EDIT)
def index():
    """The imports of lists."""
    return pages.index(PLACE)


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.OCOP_REGISTRY_EDIT)
def create():
    """Take a file."""
    return pages.create(PLACE)


@blueprint.get("/template.xlsx")
@requires(Permission.OCOP_REGISTRY_EDIT)
def template():
    """The table to fill in."""
    return pages.template(PLACE)


@blueprint.get("/<int:batch_id>")
@requires(Permission.OCOP_REGISTRY_EDIT)
def show(batch_id):
    """One import, row by row."""
    return pages.show(PLACE, batch_id)


@blueprint.get("/<int:batch_id>/rejected.xlsx")
@requires(Permission.OCOP_REGISTRY_EDIT)
def rejected(batch_id):
    """The rows that need a person."""
    return pages.rejected(PLACE, batch_id)


@blueprint.post("/<int:batch_id>/application")
@requires(Permission.OCOP_REGISTRY_EDIT)
def apply(batch_id):
    """Confirm a preview."""
    return pages.apply(PLACE, batch_id)


@blueprint.post("/<int:batch_id>/dropping")
@requires(Permission.OCOP_REGISTRY_EDIT)
def drop(batch_id):
    """Give a preview up."""
    return pages.drop(PLACE, batch_id)


@blueprint.post("/<int:batch_id>/undoing")
@requires(Permission.OCOP_REGISTRY_EDIT)
def undo(batch_id):
    """Take an import back."""
    return pages.undo(PLACE, batch_id)
