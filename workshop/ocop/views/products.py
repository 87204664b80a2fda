"""Products: the list, one with its decisions and shops, entering and correcting."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import Invalid, StaleVersion, WorkshopError
from workshop.extensions import db
from workshop.ocop import queries, services
from workshop.ocop.forms import CertificationForm, ListingForm, ProductForm
from workshop.ocop.ranks import FORMS, KINDS, RANKS
from workshop.ocop.views.overview import read_day
from workshop.web.errors import words
from workshop.web.pagination import paginate

blueprint = Blueprint("products", __name__, url_prefix="/ocop")


@blueprint.get("/products")
@requires(Permission.OCOP_REGISTRY_READ)
def index():
    """Products, searched without accents, narrowed and sorted."""
    given = request.args
    wanted = queries.ProductFilter(
        search=given.get("search", ""), rank=given.get("rank", ""), group=given.get("group", ""),
        women_led=given.get("women_led") == "yes", expiring=given.get("expiring", ""),
        owner_kind=given.get("kind", ""), as_of=read_day(given.get("as_of")),
    )  # fmt: skip
    page = paginate(queries.products(wanted, given.get("sort", "name")))
    return render_template(
        "ocop/products/index.html", page=page, wanted=wanted, ranks=RANKS, kinds=KINDS, groups=queries.groups(),
        today=queries.today(),
    )  # fmt: skip


@blueprint.route("/owners/<int:owner_id>/products/new", methods=["GET", "POST"])
@requires(Permission.OCOP_REGISTRY_EDIT)
def create(owner_id):
    """Enter a product of an owner."""
    owner = queries.owner_by_id(owner_id)
    form = ProductForm()
    if form.validate_on_submit():
        try:
            product = services.create_product(owner, **form.fields())
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The product is in the registry. Add the decision that ranks it."), "success")
            return redirect(url_for("products.show", product_id=product.id), 303)
    return render_template("ocop/products/create.html", form=form, owner=owner), 422 if form.errors else 200


@blueprint.get("/products/<int:product_id>")
@requires(Permission.OCOP_REGISTRY_READ)
def show(product_id):
    """One product with its decisions and where it is offered."""
    return _shown(queries.product_by_id(product_id), ListingForm())


@blueprint.route("/products/<int:product_id>/edit", methods=["GET", "POST"])
@requires(Permission.OCOP_REGISTRY_EDIT)
def edit(product_id):
    """Correct a product."""
    product = queries.product_by_id(product_id)
    form = ProductForm(obj=product)
    form.keep_group(product.group)
    if form.validate_on_submit():
        try:
            services.edit_product(product, version=form.version.data or 0, **form.fields())
        except (Invalid, StaleVersion) as error:
            form.refuse(error)
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("products.show", product_id=product_id), 303)
    return render_template("ocop/products/edit.html", form=form, product=product), 422 if form.errors else 200


@blueprint.post("/products/<int:product_id>/deletion")
@requires(Permission.OCOP_REGISTRY_EDIT)
def delete(product_id):
    """Delete a product with its decisions and listings."""
    product = queries.product_by_id(product_id)
    owner_id = product.owner_id
    try:
        services.delete_product(product)
    except WorkshopError as error:
        flash(words(error), "error")
        return redirect(url_for("products.show", product_id=product_id), 303)
    flash(_("The product was deleted."), "success")
    return redirect(url_for("owners.show", owner_id=owner_id), 303)


@blueprint.route("/products/<int:product_id>/certifications/new", methods=["GET", "POST"])
@requires(Permission.OCOP_REGISTRY_EDIT)
def certify(product_id):
    """Enter a decision that ranks a product."""
    product = queries.product_by_id(product_id)
    form = CertificationForm()
    if form.validate_on_submit():
        try:
            services.certify(product, **form.fields())
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The decision is entered."), "success")
            return redirect(url_for("products.show", product_id=product_id), 303)
    return render_template("ocop/products/certify.html", form=form, product=product), 422 if form.errors else 200


@blueprint.post("/products/<int:product_id>/certifications/<int:certification_id>/deletion")
@requires(Permission.OCOP_REGISTRY_EDIT)
def withdraw(product_id, certification_id):
    """Delete a decision that was entered by mistake."""
    product = queries.product_by_id(product_id)
    services.withdraw_certification(queries.certification_of(product, certification_id))
    flash(_("The decision was deleted."), "success")
    return redirect(url_for("products.show", product_id=product_id), 303)


@blueprint.post("/products/<int:product_id>/listings")
@requires(Permission.OCOP_REGISTRY_EDIT)
def add_listing(product_id):
    """Say where a product is offered."""
    product = queries.product_by_id(product_id)
    form = ListingForm()
    _offer_platforms(form, product)
    if form.validate_on_submit():
        try:
            platform = queries.platform_by_id(form.platform_id.data)
            services.list_product(product, platform, url=form.url.data, listed_on=form.listed_on.data)
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("products.show", product_id=product_id), 303)
    return _shown(queries.product_by_id(product_id), form), 422


@blueprint.post("/products/<int:product_id>/listings/<int:listing_id>/end")
@requires(Permission.OCOP_REGISTRY_EDIT)
def end_listing(product_id, listing_id):
    """End a listing today; it stays as history."""
    product = queries.product_by_id(product_id)
    services.end_listing(queries.listing_of(product, listing_id), ended_on=queries.today())
    flash(_("The listing was ended. It stays in the history."), "success")
    return redirect(url_for("products.show", product_id=product_id), 303)


def _shown(product, form):
    _offer_platforms(form, product)
    return render_template(
        "ocop/products/show.html", product=product, form=form, ranks=RANKS, forms=FORMS, today=queries.today()
    )


def _offer_platforms(form, product):
    taken = {listing.platform_id for listing in product.listings if listing.ended_on is None}
    platforms = db.session.scalars(queries.platforms())
    form.platform_id.choices = [(platform.id, platform.name) for platform in platforms if platform.id not in taken]
