"""Every scan with its answer, and decisions on what ended desks still sent."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission
from workshop.checkin import queries, services
from workshop.checkin.views.blueprint import blueprint
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.web.errors import words
from workshop.web.pagination import paginate


@blueprint.get("/log")
@requires(Permission.CHECKIN_PEOPLE_ADMIT)
def log(slug):
    """The scans, the latest first; filters stay in the address."""
    event = event_by_slug(slug)
    chosen = {name: request.args.get(name, "").strip() for name in ("outcome", "point", "search")}
    page = paginate(
        queries.scan_log(event, chosen["outcome"], chosen["point"], chosen["search"]),
        scalars=False,
        per_page=50,
    )
    return render_template(
        "checkin/log.html", event=event, page=page, entries=[queries.log_entry(row) for row in page.items],
        points=queries.points(event), chosen=chosen, waiting=sum(queries.review_counts(event).values()),
    )  # fmt: skip


@blueprint.post("/scans/<scan_id>/decision")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def decide(slug, scan_id):
    """Let a scan of an ended desk count, or not."""
    verbs = {"accept": services.accept_quarantined, "drop": services.drop_quarantined}
    return _decide(slug, verbs, scan_id)


@blueprint.post("/walk-ins/<walk_in_id>/decision")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def decide_walk_in(slug, walk_in_id):
    """Register a walk-in of an ended desk, or not."""
    verbs = {"accept": services.accept_walk_in, "drop": services.drop_walk_in}
    return _decide(slug, verbs, walk_in_id)


def _decide(slug, verbs, row_id):
    verb = verbs["accept" if request.form.get("to") == "accept" else "drop"]
    try:
        verb(event_by_slug(slug), row_id, current_user())
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        flash(_("It counts now.") if verb is verbs["accept"] else _("It does not count."), "success")
    return redirect(url_for("checkin.review", slug=slug, list="quarantine"), 303)
