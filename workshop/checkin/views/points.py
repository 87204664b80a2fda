"""The points: where people are admitted, and when."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.checkin import live, queries, services
from workshop.checkin.forms import PointForm
from workshop.checkin.views.blueprint import blueprint
from workshop.errors import Invalid, NotFound, WorkshopError
from workshop.events.queries import event_by_slug, kind_labels
from workshop.web import language
from workshop.web.errors import words


@blueprint.get("/points")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def points(slug):
    """All points with their hours and how many were admitted."""
    event = event_by_slug(slug)
    known = queries.points(event)
    return render_template(
        "checkin/points.html", event=event, points=[point for point in known if not point.is_rehearsal],
        rehearsals=[point for point in known if point.is_rehearsal], tally=queries.rehearsal_tally(event),
        counts={row["code"]: row for row in queries.live_counts(event)["by_point"]},
        labels=kind_labels(event, language.current()),
    )  # fmt: skip


@blueprint.route("/points/new", methods=["GET", "POST"])
@requires(Permission.CHECKIN_DESKS_MANAGE)
def create_point(slug):
    """Add a point."""
    event = event_by_slug(slug)
    form = _form(event)
    if form.validate_on_submit():
        try:
            services.create_point(event, **_fields(form))
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The check-in point is open."), "success")
            return redirect(url_for("checkin.points", slug=slug), 303)
    return render_template(
        "checkin/point.html", event=event, form=form, point=None
    ), 422 if form.errors else 200


@blueprint.route("/points/<int:point_id>/edit", methods=["GET", "POST"])
@requires(Permission.CHECKIN_DESKS_MANAGE)
def edit_point(slug, point_id):
    """Change what a point is called and when it is open."""
    event = event_by_slug(slug)
    point = queries.point_of(event, point_id)
    if point.is_rehearsal:
        raise NotFound
    form = _form(event, obj=point)
    if form.validate_on_submit():
        try:
            services.edit_point(point, **_fields(form))
            live.forget()
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The check-in point is saved."), "success")
            return redirect(url_for("checkin.points", slug=slug), 303)
    return render_template(
        "checkin/point.html", event=event, form=form, point=point
    ), 422 if form.errors else 200


@blueprint.post("/points/<int:point_id>/state")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def set_point(slug, point_id):
    """Open or close a point; ``to`` says which."""
    point = queries.point_of(event_by_slug(slug), point_id)
    verb = services.open_point if request.form.get("to") == "open" else services.close_point
    verb(point)
    live.forget()
    flash(_("The check-in point is open.") if verb is services.open_point else _("Nobody is admitted there now."),
          "success")  # fmt: skip
    return redirect(url_for("checkin.points", slug=slug), 303)


@blueprint.post("/points/<int:point_id>/place")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def move_point(slug, point_id):
    """Move a point up or down in the order."""
    point = queries.point_of(event_by_slug(slug), point_id)
    services.move_point(point, -1 if request.form.get("to") == "up" else 1)
    live.forget()
    return redirect(url_for("checkin.points", slug=slug), 303)


@blueprint.post("/points/<int:point_id>/deletion")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def delete_point(slug, point_id):
    """Remove a point where nobody was scanned."""
    _do(lambda: services.delete_point(queries.point_of(event_by_slug(slug), point_id)), _("The point is removed."))
    return redirect(url_for("checkin.points", slug=slug), 303)


@blueprint.post("/points/<int:point_id>/rehearsal")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def rehearse(slug, point_id):
    """Open a rehearsal of a point."""
    said = _("The rehearsal is open. Pair a device to it, or choose it in the list, and try.")
    _do(lambda: services.rehearse(queries.point_of(event_by_slug(slug), point_id)), said)
    return redirect(url_for("checkin.points", slug=slug), 303)


@blueprint.post("/rehearsals/wipe")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def wipe_rehearsals(slug):
    """Remove everything that was scanned for trying, and nothing else."""
    counts = services.wipe_rehearsals(event_by_slug(slug))
    scans = counts["scans"] + counts["walk_ins"]
    flash(ngettext("The rehearsal is wiped: %(num)s scan. Nothing real was touched.",
                   "The rehearsal is wiped: %(num)s scans. Nothing real was touched.", scans), "success")  # fmt: skip
    return redirect(url_for("checkin.points", slug=slug), 303)


def _do(verb, said):
    try:
        verb()
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        live.forget()
        flash(said, "success")


def _form(event, **kwargs):
    form = PointForm(**kwargs)
    form.admits.choices = list(kind_labels(event, language.current()).items())
    return form


def _fields(form):
    return {name: field.data for name, field in form._fields.items() if name != "csrf_token"}
