"""The log of what was handed over, and who has not collected."""

import datetime as dt

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.ceremony import queries, services
from workshop.ceremony.forms import WAY_WORDS, HandOverForm
from workshop.ceremony.views.routes import PART_NAMES, blueprint, known_part
from workshop.ceremony.views.turns import turn_page
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.vietnamese.dates import LOCAL_ZONE
from workshop.web.errors import words

EDIT = Permission.CEREMONY_ORDER_EDIT


@blueprint.get("/events/<slug>/ceremony/<part>/hand-overs")
@requires(EDIT)
def hand_overs(slug, part):
    """Who received what, or who has not yet."""
    return _log_page(event_by_slug(slug), known_part(part))


@blueprint.post("/events/<slug>/ceremony/<part>/hand-overs")
@requires(EDIT)
def note_photos(slug, part):
    """Note the numbers of the photographs."""
    event, part = event_by_slug(slug), known_part(part)
    fields = {f"photo-{turn.id}": turn.id for turn in queries.turns(event, part)}
    numbers = {turn_id: request.form[name] for name, turn_id in fields.items() if name in request.form}
    try:
        changed = services.note_photos(event, part, numbers)
    except WorkshopError as error:
        return _log_page(event, part, typed=numbers, refusal=words(error)), error.status
    flash(ngettext("%(num)s number noted.", "%(num)s numbers noted.", changed), "success")
    return redirect(url_for("ceremony.hand_overs", slug=slug, part=part), 303)


@blueprint.post("/events/<slug>/ceremony/turns/<int:turn_id>/hand-over")
@requires(EDIT)
def hand_over(slug, turn_id):
    """Note or correct a hand-over, or take it back."""
    event, form = event_by_slug(slug), HandOverForm()
    found = queries.turn(event, turn_id)
    if request.form.get("to") == "forget":
        services.forget_hand_over(found)
        flash(_("The hand-over was taken back."), "success")
        return redirect(url_for("ceremony.hand_overs", slug=slug, part=found.part), 303)
    if form.validate() and _recorded(form, found):
        flash(_("The hand-over is noted."), "success")
        return redirect(url_for("ceremony.hand_overs", slug=slug, part=found.part), 303)
    return turn_page(event, queries.row_of(event, turn_id), handing=form), 422


def _recorded(form, turn):
    at = dt.datetime.combine(form.handed_on.data, form.handed_time.data or dt.time(12), LOCAL_ZONE)
    try:
        services.record_hand_over(
            turn, way=form.way.data, handed_at=at.astimezone(dt.UTC), presented_by=form.presented_by.data or "",
            received_by=form.received_by.data, is_proxy=form.is_proxy.data, photo_number=form.photo_number.data or "",
            may_be_preview=form.is_preview_meant.data,
        )  # fmt: skip
    except WorkshopError as error:
        return form.refuse(error, "way")
    return True


def _log_page(event, part, typed=None, refusal=""):
    """The log; ``typed`` are {turn id: photo number} that were refused."""
    rows, only_missing = queries.run_sheet(event, part), request.args.get("show") == "missing"
    missing = [row for row in rows if row.turn.hand_over is None and not row.is_withdrawn]
    return render_template(
        "ceremony/hand_overs.html", event=event, part=part, parts=PART_NAMES, ways=dict(WAY_WORDS),
        rows=missing if only_missing else rows, missing=missing, only_missing=only_missing,
        given=sum(1 for row in rows if row.is_given), typed=typed or {}, refusal=refusal,
    )  # fmt: skip
