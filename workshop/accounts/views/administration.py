"""The first page of the administration: what this reader may look after."""

from flask import Blueprint, render_template

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.web import navigation

blueprint = Blueprint("admin", __name__)


@blueprint.get("/admin/")
@requires(Permission.DIRECTORY_ORGANIZATIONS_READ)
def index():
    """A card for each part of the administration."""
    return render_template("accounts/administration.html", cards=navigation.admin_cards())
