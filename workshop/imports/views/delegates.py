"""Imports of delegates into one event."""

from flask import Blueprint

from workshop import hooks
from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.imports.queries import event_of
from workshop.imports.views import pages, rows
from workshop.imports.views.place import Place

blueprint = Blueprint("imports", __name__, url_prefix="/events/<slug>/imports")


@blueprint.get("")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def index(slug):
    """The imports of this event."""
    return pages.index(_place(slug))


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def create(slug):
    """Take a file."""
    return pages.create(_place(slug))


@blueprint.get("/template.xlsx")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def template(slug):
    """The table to fill in."""
    return pages.template(_place(slug))


@blueprint.get("/<int:batch_id>")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def show(slug, batch_id):
    """One import, row by row."""
    return pages.show(_place(slug), batch_id)


@blueprint.get("/<int:batch_id>/rejected.xlsx")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def rejected(slug, batch_id):
    """The rows that need a person."""
    return pages.rejected_rows(_place(slug), batch_id)


@blueprint.route("/<int:batch_id>/columns", methods=["GET", "POST"])
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def columns(slug, batch_id):
    """What the columns of a sheet mean."""
    return pages.columns(_place(slug), batch_id)


@blueprint.post("/<int:batch_id>/allowance")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def allow(slug, batch_id):
    """Read a sensitive column, or forget it again."""
    return pages.allow(_place(slug), batch_id)


@blueprint.route("/<int:batch_id>/rows/<int:row_id>", methods=["GET", "POST"])
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def row(slug, batch_id, row_id):
    """One row, to correct."""
    return rows.row(_place(slug), batch_id, row_id)


@blueprint.post("/<int:batch_id>/rows/<int:row_id>/parts")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def split(slug, batch_id, row_id):
    """Split a row that names several people."""
    return rows.split(_place(slug), batch_id, row_id)


@blueprint.post("/<int:batch_id>/rows/<int:row_id>/skipping")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def skip(slug, batch_id, row_id):
    """Leave a row out."""
    return rows.skip(_place(slug), batch_id, row_id)


@blueprint.post("/<int:batch_id>/rows/<int:row_id>/original")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def put_back(slug, batch_id, row_id):
    """Let a row be what the file says."""
    return rows.put_back(_place(slug), batch_id, row_id)


@blueprint.post("/<int:batch_id>/application")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def apply(slug, batch_id):
    """Confirm a preview."""
    return pages.apply(_place(slug), batch_id)


@blueprint.post("/<int:batch_id>/dropping")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def drop(slug, batch_id):
    """Give a preview up."""
    return pages.drop(_place(slug), batch_id)


@blueprint.post("/<int:batch_id>/undoing")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def undo(slug, batch_id):
    """Take an import back."""
    return pages.undo(_place(slug), batch_id)


def _place(slug):
    event = event_of(hooks.first("event_id_of_slug", slug))
    return Place("registrations", "imports", event, {"slug": slug})
