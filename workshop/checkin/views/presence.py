"""Who is inside a point at this moment."""

from flask import render_template, request

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.checkin import queries
from workshop.checkin.views.blueprint import blueprint
from workshop.checkin.views.roster import new_id
from workshop.events.queries import event_by_slug, kind_labels
from workshop.web import language
from workshop.web.pagination import paginate


@blueprint.get("/inside")
@requires(Permission.CHECKIN_PEOPLE_ADMIT)
def inside(slug):
    """The people inside one point, the latest first, each with a way to note that they leave."""
    event, search = event_by_slug(slug), request.args.get("search", "").strip()
    point = queries.point_at(event, request.args.get("point"))
    page = paginate(queries.inside_now(event, point, search), scalars=False) if point else None
    return render_template(
        "checkin/inside.html", event=event, point=point, points=queries.points(event), page=page, search=search,
        labels=kind_labels(event, language.current()), new_id=new_id,
    )  # fmt: skip
