"""Platforms with the legal persons that run them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import Invalid, StaleVersion, WorkshopError
from workshop.ocop import queries, services
from workshop.ocop.forms import PlatformForm
from workshop.transactions import transaction
from workshop.web.errors import words
from workshop.web.pagination import paginate

blueprint = Blueprint("platforms", __name__, url_prefix="/ocop/platforms")


@blueprint.get("")
@requires(Permission.OCOP_REGISTRY_READ)
def index():
    """Platforms, who runs them, and how many products they offer now."""
    page = paginate(queries.platforms(request.args.get("search", "")))
    return render_template("ocop/platforms/index.html", page=page, offered=queries.open_listings_by_platform())


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.OCOP_REGISTRY_EDIT)
def create():
    """Enter a platform."""
    form = PlatformForm()
    if form.validate_on_submit():
        try:
            with transaction():
                operator = services.create_operator(**form.operator_fields())
                services.create_platform(operator=operator, **form.platform_fields())
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The platform is in the registry."), "success")
            return redirect(url_for("platforms.index"), 303)
    return render_template("ocop/platforms/create.html", form=form), 422 if form.errors else 200


@blueprint.route("/<int:platform_id>/edit", methods=["GET", "POST"])
@requires(Permission.OCOP_REGISTRY_EDIT)
def edit(platform_id):
    """Correct a platform and its operator."""
    platform = queries.platform_by_id(platform_id)
    form = PlatformForm()
    if request.method == "GET":
        _show(form, platform)
    elif form.validate():
        try:
            _save(form, platform)
        except (Invalid, StaleVersion) as error:
            form.refuse(error)
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("platforms.index"), 303)
    return render_template("ocop/platforms/edit.html", form=form, platform=platform), 422 if form.errors else 200


@blueprint.post("/<int:platform_id>/deletion")
@requires(Permission.OCOP_REGISTRY_EDIT)
def delete(platform_id):
    """Delete a platform that nothing refers to."""
    try:
        services.delete_platform(queries.platform_by_id(platform_id))
    except WorkshopError as error:
        flash(words(error), "error")
        return redirect(url_for("platforms.edit", platform_id=platform_id), 303)
    flash(_("The platform was deleted."), "success")
    return redirect(url_for("platforms.index"), 303)


def _show(form, platform):
    form.process(obj=platform)
    if operator := platform.operator:
        form.operator_version.data = operator.version
        for name in form.OPERATOR:
            form[name].data = getattr(operator, name)


def _save(form, platform):
    with transaction():
        operator = platform.operator
        services.edit_platform(platform, version=form.version.data or 0, **form.platform_fields())
        if operator is not None:
            version = form.operator_version.data or 0
            services.edit_operator(operator, version=version, **form.operator_fields())
        elif any(form.operator_fields().values()):
            operator = services.create_operator(**form.operator_fields())
            services.edit_platform(platform, operator_id=operator.id)
