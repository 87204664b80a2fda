"""Organisations: listed, made, edited."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.directory import services
from workshop.directory.forms import KINDS, OrganizationForm
from workshop.directory.queries import organization_with, organizations
from workshop.errors import Invalid, StaleVersion
from workshop.web.pagination import paginate

blueprint = Blueprint("organizations", __name__, url_prefix="/admin/organizations")


@blueprint.get("")
@requires(Permission.DIRECTORY_ORGANIZATIONS_READ)
def index():
    """Every organisation."""
    search, kind = request.args.get("search", "").strip(), request.args.get("kind", "")
    page = paginate(organizations(search, kind))
    return render_template("directory/organizations.html", page=page, search=search, kind=kind, kinds=KINDS,
                           kind_names=dict(KINDS))  # fmt: skip


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_ORGANIZATIONS_EDIT)
def create():
    """A new organisation."""
    form = OrganizationForm()
    if form.validate_on_submit():
        try:
            services.create_organization(**form.values)
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The organisation is added."), "success")
            return redirect(url_for("organizations.index"), 303)
    return _page(form, None)


@blueprint.route("/<int:organization_id>/edit", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_ORGANIZATIONS_EDIT)
def edit(organization_id):
    """One organisation: names, address, the head of its papers."""
    found = organization_with(organization_id)
    form = OrganizationForm(obj=found)
    if form.validate_on_submit() and _edited(found, form):
        flash(_("The organisation is saved."), "success")
        return redirect(url_for("organizations.edit", organization_id=found.id), 303)
    return _page(form, found)


def _edited(found, form):
    version = form.version.data or 0
    try:
        return services.edit_organization(found, version=version, renamed_on=form.renamed_on.data, **form.values)
    except (Invalid, StaleVersion) as error:
        return form.refuse(error)


def _page(form, organization):
    page = render_template("directory/organization_form.html", form=form, organization=organization)
    return page, 422 if form.is_submitted() else 200
