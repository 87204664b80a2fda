"""The run sheet of the ceremony: who comes onto the stage, in which order, with whom."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.ceremony import documents, providers, queries, services
from workshop.ceremony.forms import GroupForm
from workshop.events.queries import event_by_slug
from workshop.paper.render import document_docx, document_pdf
from workshop.paper.views.sending import bytes_response
from workshop.web import navigation

blueprint = Blueprint("ceremony", __name__)
navigation.add_event_tab(_l("Ceremony"), "ceremony.index", 65)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PART_NAMES = {"signing": _l("Signing"), "award": _l("Awards")}
MOVES = {"up": -1, "down": 1}


@blueprint.get("/events/<slug>/ceremony")
@requires(Permission.EVENTS_EVENT_READ)
def index(slug):
    """The run sheet of one part, the signing first."""
    event, part = event_by_slug(slug), _part(request.args.get("part", "signing"))
    return _page(event, part, GroupForm(group_size=queries.group_size(event, part)))


@blueprint.post("/events/<slug>/ceremony/<part>/order")
@requires(Permission.CEREMONY_ORDER_EDIT)
def build(slug, part):
    """Bring the order up to date, in groups of the size given."""
    event, part, form = event_by_slug(slug), _part(part), GroupForm()
    if not form.validate():
        return _page(event, part, form), 422
    services.build_order(event, part, group_size=form.group_size.data)
    return _back(event, part)


@blueprint.post("/events/<slug>/ceremony/turns/<int:turn_id>/place")
@requires(Permission.CEREMONY_ORDER_EDIT)
def move(slug, turn_id):
    """Move a turn up or down."""
    event = event_by_slug(slug)
    turn = services.move_turn(queries.turn(event, turn_id), MOVES.get(request.form.get("to"), 0))
    return _back(event, turn.part, turn)


@blueprint.post("/events/<slug>/ceremony/turns/<int:turn_id>/status")
@requires(Permission.CEREMONY_ORDER_EDIT)
def mark(slug, turn_id):
    """Note that a turn is done or its people absent."""
    event = event_by_slug(slug)
    turn = services.mark_turn(queries.turn(event, turn_id), request.form.get("status", ""))
    return _back(event, turn.part, turn)


@blueprint.get("/events/<slug>/ceremony/<part>.pdf")
@requires(Permission.EVENTS_EVENT_READ)
def pdf(slug, part):
    """The run sheet as PDF."""
    event, part = event_by_slug(slug), _part(part)
    data = document_pdf(documents.run_sheet_document(event, part), tagged=False)
    return bytes_response(data, "application/pdf", f"kich-ban-{part}-{slug}.pdf")


@blueprint.get("/events/<slug>/ceremony/<part>.docx")
@requires(Permission.EVENTS_EVENT_READ)
def docx(slug, part):
    """The run sheet as DOCX."""
    event, part = event_by_slug(slug), _part(part)
    data = document_docx(documents.run_sheet_document(event, part))
    return bytes_response(data, DOCX, f"kich-ban-{part}-{slug}.docx")


def _part(name):
    return name if name in providers.PARTS else abort(404)


def _page(event, part, form):
    return render_template(
        "ceremony/index.html", event=event, part=part, parts=PART_NAMES, form=form,
        rows=queries.run_sheet(event, part), unordered=queries.unordered(event, part),
    )  # fmt: skip


def _back(event, part, turn=None):
    anchor = f"turn-{turn.id}" if turn else None
    return redirect(url_for("ceremony.index", slug=event.slug, part=part, _anchor=anchor), 303)
