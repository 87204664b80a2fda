"""Owners: the list, one with everything it has, entering and correcting."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import Invalid, StaleVersion, WorkshopError
from workshop.ocop import queries, services
from workshop.ocop.forms import OwnerForm
from workshop.ocop.ranks import KINDS, RANKS
from workshop.ocop.stating import mask_tax_code
from workshop.web.errors import words
from workshop.web.pagination import paginate

blueprint = Blueprint("owners", __name__, url_prefix="/ocop/owners")


@blueprint.get("")
@requires(Permission.OCOP_REGISTRY_READ)
def index():
    """Owners, searched without accents, narrowed and sorted."""
    wanted = {
        "search": request.args.get("search", ""), "kind": request.args.get("kind", ""),
        "women_led": request.args.get("women_led") == "yes", "sort": request.args.get("sort", "name"),
    }  # fmt: skip
    page = paginate(queries.owners(**wanted))
    return render_template("ocop/owners/index.html", page=page, wanted=wanted, kinds=KINDS, ranks=RANKS)


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.OCOP_REGISTRY_EDIT)
def create():
    """Enter an owner."""
    form = OwnerForm()
    if form.validate_on_submit():
        try:
            owner = services.create_owner(**form.fields())
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The owner is in the registry. Add its products now."), "success")
            return redirect(url_for("owners.show", owner_id=owner.id), 303)
    return render_template("ocop/owners/create.html", form=form), 422 if form.errors else 200


@blueprint.get("/<int:owner_id>")
@requires(Permission.OCOP_REGISTRY_READ)
def show(owner_id):
    """One owner with products, certifications and listings."""
    owner = queries.owner_by_id(owner_id)
    return render_template(
        "ocop/owners/show.html", owner=owner, kinds=KINDS, ranks=RANKS, tax_code=mask_tax_code(owner.tax_code),
        today=queries.today(),
    )  # fmt: skip


@blueprint.route("/<int:owner_id>/edit", methods=["GET", "POST"])
@requires(Permission.OCOP_REGISTRY_EDIT)
def edit(owner_id):
    """Correct an owner; a masked tax code stays unless another is typed."""
    owner = queries.owner_by_id(owner_id)
    masked = mask_tax_code(owner.tax_code) != owner.tax_code
    form = OwnerForm()
    if request.method == "GET":
        form.show(owner, masked=masked)
    elif form.validate():
        try:
            services.edit_owner(owner, version=form.version.data or 0, **_changes(form, masked))
        except (Invalid, StaleVersion) as error:
            form.refuse(error)
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("owners.show", owner_id=owner_id), 303)
    page = render_template(
        "ocop/owners/edit.html", form=form, owner=owner, masked=mask_tax_code(owner.tax_code) if masked else None
    )
    return page, 422 if form.errors else 200


@blueprint.post("/<int:owner_id>/deletion")
@requires(Permission.OCOP_REGISTRY_EDIT)
def delete(owner_id):
    """Delete an owner that nothing refers to."""
    try:
        services.delete_owner(queries.owner_by_id(owner_id))
    except WorkshopError as error:
        flash(words(error), "error")
        return redirect(url_for("owners.show", owner_id=owner_id), 303)
    flash(_("The owner was deleted."), "success")
    return redirect(url_for("owners.index"), 303)


def _changes(form, masked):
    fields = form.fields()
    if masked and not fields["tax_code"]:
        del fields["tax_code"]
    return fields
