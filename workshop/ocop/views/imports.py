"""Imports of provincial lists into the registry."""

from flask import Blueprint

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.imports.views import pages, rows
from workshop.imports.views.place import Place

blueprint = Blueprint("ocop_imports", __name__, url_prefix="/ocop/imports")
PLACE = Place("ocop", "ocop_imports")


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
    return pages.rejected_rows(PLACE, batch_id)


@blueprint.route("/<int:batch_id>/columns", methods=["GET", "POST"])
@requires(Permission.OCOP_REGISTRY_EDIT)
def columns(batch_id):
    """What the columns of a sheet mean."""
    return pages.columns(PLACE, batch_id)


@blueprint.post("/<int:batch_id>/allowance")
@requires(Permission.OCOP_REGISTRY_EDIT)
def allow(batch_id):
    """Read a sensitive column, or forget it again."""
    return pages.allow(PLACE, batch_id)


@blueprint.route("/<int:batch_id>/rows/<int:row_id>", methods=["GET", "POST"])
@requires(Permission.OCOP_REGISTRY_EDIT)
def row(batch_id, row_id):
    """One row, to correct."""
    return rows.row(PLACE, batch_id, row_id)


@blueprint.post("/<int:batch_id>/rows/<int:row_id>/parts")
@requires(Permission.OCOP_REGISTRY_EDIT)
def split(batch_id, row_id):
    """Split a row that names several people."""
    return rows.split(PLACE, batch_id, row_id)


@blueprint.post("/<int:batch_id>/rows/<int:row_id>/skipping")
@requires(Permission.OCOP_REGISTRY_EDIT)
def skip(batch_id, row_id):
    """Leave a row out."""
    return rows.skip(PLACE, batch_id, row_id)


@blueprint.post("/<int:batch_id>/rows/<int:row_id>/original")
@requires(Permission.OCOP_REGISTRY_EDIT)
def put_back(batch_id, row_id):
    """Let a row be what the file says."""
    return rows.put_back(PLACE, batch_id, row_id)


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
