"""The order of greeting and seating by hand, zones for many at once, and taking both back."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug, kind_labels
from workshop.registrations import printed, queries, services
from workshop.registrations.models import Registration
from workshop.registrations.views.blueprint import blueprint
from workshop.web import language
from workshop.web.errors import words
from workshop.web.pagination import paginate

EDIT = requires(Permission.REGISTRATIONS_PEOPLE_EDIT)


@blueprint.get("/order")
@EDIT
def order(slug):
    """The confirmed delegates by rank, each with a place that can be changed."""
    event = event_by_slug(slug)
    page = paginate(queries.roster(event, status="confirmed", sort="rank").where(Registration.anonymised_at.is_(None)))
    return render_template(
        "registrations/order.html", event=event, page=page, labels=kind_labels(event, language.current()),
        is_by_hand=services.is_by_hand, undo=undo_words(printed.desk_of(event)),
    )  # fmt: skip


@blueprint.post("/order")
@EDIT
def move(slug):
    """Move one up or down by its button, or all whose number was typed anew."""
    event = event_by_slug(slug)
    try:
        for registration_id, to in _wanted():
            moved = services.move_in_order(event, registration_id, to)
            flash(_("%(name)s now has place %(place)s.", name=moved.full_name, place=to), "success")
    except WorkshopError as error:
        flash(words(error), "error")
    return redirect(url_for("registrations.order", slug=slug, page=request.args.get("page")), 303)


@blueprint.post("/order/titles")
@EDIT
def clear_order(slug):
    """Let the titles alone decide again."""
    number = services.clear_order(event_by_slug(slug))
    text = "%(num)s place by hand was given up.", "%(num)s places by hand were given up."
    flash(ngettext(*text, number), "success")
    return redirect(url_for("registrations.order", slug=slug), 303)


@blueprint.post("/order/undo")
@EDIT
def undo(slug):
    """Take back the latest change of order or zones."""
    try:
        services.undo_last(event_by_slug(slug))
        flash(_("The latest change was taken back."), "success")
    except WorkshopError as error:
        flash(words(error), "error")
    target = "registrations.order" if request.form.get("to") != "index" else "registrations.index"
    return redirect(url_for(target, slug=slug), 303)


@blueprint.post("/zones")
@EDIT
def zones(slug):
    """Give the ticked delegates one zone."""
    ids, zone = request.form.getlist("ids", type=int), request.form.get("zone", "").strip()
    try:
        number = services.assign_zone(event_by_slug(slug), ids, zone)
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        if not ids:
            flash(_("Tick at least one delegate first."), "error")
        elif zone:
            text = "%(num)s delegate now has the zone %(zone)s.", "%(num)s delegates now have the zone %(zone)s."
            flash(ngettext(*text, number, zone=zone), "success")
        else:
            text = "%(num)s delegate has no zone any more.", "%(num)s delegates have no zone any more."
            flash(ngettext(*text, number), "success")
    return redirect(url_for("registrations.index", slug=slug, **request.args), 303)


def undo_words(desk):
    """What the next undo takes back, in words; None where nothing is left."""
    if not desk.undo:
        return None
    what, _colon, detail = desk.undo[-1]["what"].partition(":")
    if what == "zone":
        return _("zone %(zone)s", zone=detail) if detail else _("zones taken away")
    return _("place of %(name)s", name=detail) if detail else _("order by titles alone")


def _wanted():
    """(registration id, place) for every move that the form asks for, the lowest place first."""
    button = request.form.get("move", "")
    if ":" in button:
        key, _colon, place = button.partition(":")
        return [(int(key), int(place))] if key.isdecimal() and place.isdecimal() else []
    moves = []
    for name, value in request.form.items():
        key, shown = name.removeprefix("to-"), request.form.get(f"was-{name.removeprefix('to-')}")
        if name.startswith("to-") and key.isdecimal() and value.strip().isdecimal() and value.strip() != shown:
            moves.append((int(key), min(int(value), 100_000)))
    return sorted(moves, key=lambda each: each[1])
