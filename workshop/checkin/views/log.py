"""Every scan with its answer."""

from flask import render_template, request

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.checkin import queries
from workshop.checkin.views.blueprint import blueprint
from workshop.events.queries import event_by_slug
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
