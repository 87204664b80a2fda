"""Administrative units, before and after 1/7/2025."""

from flask import Blueprint, render_template, request

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.directory.queries import admin_units
from workshop.web.pagination import paginate

blueprint = Blueprint("units", __name__, url_prefix="/admin/units")


@blueprint.get("")
@requires(Permission.DIRECTORY_ORGANIZATIONS_READ)
def index():
    """Units found by name, each with its level and what it lies in."""
    search, when = request.args.get("search", "").strip(), request.args.get("when", "")
    return render_template("directory/units.html", page=paginate(admin_units(search, when)), search=search, when=when)
