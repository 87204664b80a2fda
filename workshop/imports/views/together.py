"""The page on which all rows of a kind are decided at once."""

from flask import flash, redirect, request
from flask_babel import ngettext

from workshop.audit import services as audit
from workshop.errors import N_, WorkshopError
from workshop.imports import groups, queries, services
from workshop.imports.views.place import seen_version
from workshop.web.errors import words

DECISIONS = {
    groups.SPLIT: N_("split into one row a person"),
    groups.SAME: N_("taken for the person on the list"),
    groups.NEW: N_("taken for somebody new"),
    groups.TAKE: N_("taken as understood"),
    groups.LEAVE: N_("left out"),
    groups.RESPELL: N_("written in ordinary letters"),
}


def together(place, batch_id):
    """Show the kinds of rows that wait, and settle one of them."""
    batch = place.batch(batch_id)
    if request.method == "GET":
        audit.record_look("imports.content_viewed", batch)
        return _page(place, batch)
    reason, way = request.form.get("reason", ""), request.form.get("way", "")
    why = request.form.get("why", "").strip()
    try:
        number = _decide(batch, reason, way, why)
    except WorkshopError as error:
        return _page(place, place.batch(batch_id), words(error), reason, why), error.status
    counts = queries.counts([batch.id])[batch.id]
    flash(ngettext("%(num)s row was decided.", "%(num)s rows were decided together.", number), "success")
    if left := counts["needs_person"]:
        flash(ngettext("%(num)s row of the list still needs a person.",
                       "%(num)s rows of the list still need a person.", left), "info")  # fmt: skip
    then = "show" if request.form.get("then") == "show" else "together"
    return redirect(place.url(then, batch_id=batch.id), 303)


def _decide(batch, reason, way, why):
    if request.form.get("back"):
        return services.take_back_together(batch, reason, way, version=seen_version())
    return services.decide_together(batch, reason, way, version=seen_version(), why=why)


def _page(place, batch, refusal=None, reason="", why=""):
    is_open = batch.status in ("preview", "applied") and batch.erased_at is None
    decided = groups.decided(batch) if is_open else {}
    taken_back = [(reason, way, groups.TITLES.get(reason, ""), DECISIONS[way], number)
                  for (reason, way), number in decided.items()]  # fmt: skip
    waiting = groups.groups(batch, place.target) if is_open else []
    return place.render(
        "imports/together.html", batch=batch, groups=waiting, decided=taken_back, refusal=refusal, refused=reason,
        why=why, capitals=groups.in_capitals(batch, place.target) if is_open else [],
        alone=queries.counts([batch.id])[batch.id]["needs_person"],
    )  # fmt: skip
