"""One turn: its place, and what changes late."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.ceremony import queries, services
from workshop.ceremony.forms import HandOverForm, PlaceForm, ProxyForm
from workshop.ceremony.views.routes import back_to_order, blueprint, stages
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.extensions import utc_now
from workshop.vietnamese.dates import LOCAL_ZONE
from workshop.web.errors import words

EDIT = Permission.CEREMONY_ORDER_EDIT
MOVES = {"up": -1, "down": 1}


@blueprint.get("/events/<slug>/ceremony/turns/<int:turn_id>")
@requires(EDIT)
def turn(slug, turn_id):
    """Its place, who comes instead, and what was handed over."""
    event = event_by_slug(slug)
    row = queries.row_of(event, turn_id)
    return turn_page(event, row)


@blueprint.post("/events/<slug>/ceremony/turns/<int:turn_id>/place")
@requires(EDIT)
def move(slug, turn_id):
    """Move a turn up or down, to a number, or to the end."""
    event = event_by_slug(slug)
    found, to, form = queries.turn(event, turn_id), request.form.get("to", ""), PlaceForm()
    if to == "number" and not form.validate():
        return turn_page(event, queries.row_of(event, turn_id), place=form), 422
    try:
        if to == "end":
            services.move_to_end(found)
            flash(_("Called last. The folder keeps its number."), "success")
        elif to == "number":
            before = 1 + [each.id for each in queries.turns(event, found.part)].index(found.id)
            services.place_turn(found, form.number.data)
            stages.forget()
            return back_to_order(event, found.part, found, **{"moved": found.id, "from": before})
        else:
            services.move_turn(found, MOVES.get(to, 0))
    except WorkshopError as error:
        flash(words(error), "error")
    stages.forget()
    return back_to_order(event, found.part, found)


@blueprint.post("/events/<slug>/ceremony/turns/<int:turn_id>/status")
@requires(EDIT)
def mark(slug, turn_id):
    """Note that a turn is done or its people absent."""
    event = event_by_slug(slug)
    found = services.mark_turn(queries.turn(event, turn_id), request.form.get("status", ""))
    stages.forget()
    if request.form.get("back") == "conductor":
        return redirect(url_for("ceremony.conductor", slug=slug, part=found.part), 303)
    return back_to_order(event, found.part, found)


@blueprint.post("/events/<slug>/ceremony/turns/<int:turn_id>/proxy")
@requires(EDIT)
def name_proxy(slug, turn_id):
    """Say who comes instead."""
    event, form = event_by_slug(slug), ProxyForm()
    found = queries.turn(event, turn_id)
    if form.validate():
        try:
            services.set_proxy(found, form.proxy_name.data or "")
        except WorkshopError as error:
            form.refuse(error, "proxy_name")
        else:
            stages.forget()
            flash(_("Saved."), "success")
            return back_to_order(event, found.part, found)
    return turn_page(event, queries.row_of(event, turn_id), proxy=form), 422


def turn_page(event, row, *, place=None, proxy=None, handing=None):
    """The page of a turn, with the form that was sent in place of its own."""
    return render_template(
        "ceremony/turn.html", event=event, row=row, order=queries.order_of(event, row.turn.part),
        place=place or PlaceForm(formdata=None, number=row.number),
        proxy=proxy or ProxyForm(formdata=None, proxy_name=row.turn.proxy_name),
        handing=handing or HandOverForm(formdata=None, **_handing_now(row)),
    )  # fmt: skip


def _handing_now(row):
    given = row.turn.hand_over
    local = (given.handed_at if given else utc_now()).astimezone(LOCAL_ZONE)
    values = {"handed_on": local.date(), "handed_time": local.time().replace(second=0, microsecond=0)}
    if given is None:
        way = "office" if row.turn.status == "absent" else "stage"
        return {**values, "way": way, "presented_by": row.presenter, "received_by": row.receiver,
                "is_proxy": bool(row.turn.proxy_name)}  # fmt: skip
    names = ("way", "presented_by", "received_by", "is_proxy", "photo_number")
    return {**values, **{name: getattr(given, name) for name in names}}
