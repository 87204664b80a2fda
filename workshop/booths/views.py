"""Pages of the booths: the plan of the display, and its papers."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.booths import documents, queries, services
from workshop.booths.forms import BoothForm
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.extensions import db
from workshop.paper.render import document_pdf
from workshop.paper.views.sending import bytes_response
from workshop.web import navigation
from workshop.web.pagination import paginate

blueprint = Blueprint("booths", __name__, url_prefix="/events/<slug>/booths")
navigation.add_event_tab(_l("Booths"), "booths.index", 75)
EDIT = requires(Permission.BOOTHS_BOOTHS_EDIT)
PDF = "application/pdf"


@blueprint.get("")
@EDIT
def index(slug):
    """The booths by number."""
    event = event_by_slug(slug)
    return render_template("booths/index.html", event=event, page=paginate(queries.booths(event)))


@blueprint.route("/new", methods=["GET", "POST"])
@EDIT
def create(slug):
    """Give a booth to somebody."""
    event = event_by_slug(slug)
    form = BoothForm()
    if form.validate_on_submit():
        try:
            services.place_booth(event, form.number.data, **_fields(form))
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("Booth %(number)s is on the plan.", number=form.number.data), "success")
            return redirect(url_for("booths.index", slug=slug), 303)
    page = render_template("booths/create.html", event=event, form=form, owners=queries.owner_names())
    return page, 422 if form.errors else 200


@blueprint.route("/<int:booth_id>/edit", methods=["GET", "POST"])
@EDIT
def edit(slug, booth_id):
    """Change a booth."""
    event = event_by_slug(slug)
    booth = queries.booth_at(event, booth_id)
    form = BoothForm(obj=booth)
    if request.method == "GET" and booth.owner:
        form.owner_name.data = booth.owner.name
    if form.validate_on_submit():
        try:
            services.edit_booth(booth, form.version.data or 0, number=form.number.data, **_fields(form))
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("Booth %(number)s was changed.", number=form.number.data), "success")
            return redirect(url_for("booths.index", slug=slug), 303)
    page = render_template(
        "booths/edit.html", event=event, booth=booth, form=form, owners=queries.owner_names()
    )
    return page, 422 if form.errors else 200


@blueprint.post("/<int:booth_id>/removal")
@EDIT
def delete(slug, booth_id):
    """Take a booth off the plan."""
    services.remove_booth(queries.booth_at(event_by_slug(slug), booth_id))
    flash(_("The booth was removed."), "success")
    return redirect(url_for("booths.index", slug=slug), 303)


@blueprint.get("/list.pdf")
@EDIT
def print_list(slug):
    """The list of the display as PDF."""
    event = event_by_slug(slug)
    rows = list(db.session.scalars(queries.booths(event)))
    data = document_pdf(documents.booth_list_document(event, rows), tagged=False)
    return bytes_response(data, PDF, f"gian-hang-{event.slug}.pdf")


@blueprint.get("/cards.pdf")
@EDIT
def print_cards(slug):
    """A name card for each booth as PDF, A4 landscape."""
    event = event_by_slug(slug)
    rows = list(db.session.scalars(queries.booths(event)))
    return bytes_response(documents.booth_cards_pdf(event, rows), PDF, f"bang-ten-gian-hang-{event.slug}.pdf")


def _fields(form):
    return {
        "holder": form.holder.data,
        "shows": form.shows.data,
        "owner": services.owner_called(form.owner_name.data),
    }
