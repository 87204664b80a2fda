"""What guests see of a workshop; a draft is not there."""

from flask import Blueprint, Response, render_template, url_for

from workshop import hooks
from workshop.accounts.access import public
from workshop.events import queries
from workshop.events.calendars import calendar_file
from workshop.paper.views.sending import stored_response

blueprint = Blueprint("public", __name__)


@blueprint.get("/")
@public
def index():
    """The workshops to come, and below them those that were held."""
    return render_template(
        "events/public/index.html",
        upcoming=queries.upcoming_events(published=True), past=queries.past_events(published=True, limit=20),
    )  # fmt: skip


@blueprint.get("/e/<slug>")
@public
def show(slug):
    """Programme, organisers, documents, and the way to register."""
    event = queries.public_event(slug)
    gate = queries.registration_gate(event)
    is_full = gate == "open" and hooks.first("is_full", event)
    return render_template("events/public/show.html", event=event, gate=gate, is_full=is_full)


@blueprint.get("/e/<slug>.ics")
@public
def calendar(slug):
    """The workshop for a calendar."""
    event = queries.public_event(slug)
    data = calendar_file(event, url=url_for("public.show", slug=slug, _external=True))
    return Response(
        data, mimetype="text/calendar", headers={"Content-Disposition": f'attachment; filename="{event.slug}.ics"'}
    )


@blueprint.get("/e/<slug>/materials/<int:material_id>")
@public
def material(slug, material_id):
    """A document for download."""
    found = queries.material(queries.public_event(slug), material_id)
    suffix = found.file.filename.rpartition(".")[2]
    return stored_response(found.file, as_name=f"{found.title}.{suffix}")
