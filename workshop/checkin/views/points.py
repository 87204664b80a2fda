"""The points: where people are admitted, and when."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.checkin import queries, services
from workshop.checkin.forms import PointForm
from workshop.checkin.views.blueprint import blueprint
from workshop.errors import Invalid
from workshop.events.queries import event_by_slug


@blueprint.get("/points")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def points(slug):
    """All points with their hours and how many were admitted."""
    event = event_by_slug(slug)
    admitted = {row["code"]: row["admitted"] for row in queries.live_counts(event)["by_point"]}
    return render_template(
        "checkin/points.html", event=event, points=queries.points(event), admitted=admitted
    )


@blueprint.route("/points/new", methods=["GET", "POST"])
@requires(Permission.CHECKIN_DESKS_MANAGE)
def create_point(slug):
    """Add a point."""
    event, form = event_by_slug(slug), PointForm()
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
    form = PointForm(obj=point)
    if form.validate_on_submit():
        try:
            services.edit_point(point, **_fields(form))
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
    flash(_("The check-in point is open.") if verb is services.open_point else _("Nobody is admitted there now."),
          "success")  # fmt: skip
    return redirect(url_for("checkin.points", slug=slug), 303)


def _fields(form):
    return {name: field.data for name, field in form._fields.items() if name != "csrf_token"}
