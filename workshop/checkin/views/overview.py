"""The day at a glance: who has come, and how the desks are."""

from flask import render_template

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.checkin import queries
from workshop.checkin.views.blueprint import blueprint
from workshop.events.queries import event_by_slug
from workshop.web.template_globals import clock

UNITS_SHOWN = 12


@blueprint.get("")
@requires(Permission.CHECKIN_PEOPLE_ADMIT)
def index(slug):
    """Arrived of expected, arrivals per ten minutes, kinds, units, points, desks, and the latest scans."""
    event = event_by_slug(slug)
    scans, walk_ins = queries.quarantined(event)
    counts = queries.live_counts(event)
    return render_template(
        "checkin/index.html", event=event, counts=counts, units_shown=UNITS_SHOWN,
        desks=[(desk, queries.desk_state(desk)) for desk in queries.desks(event)],
        arrivals=[(clock(row["at"]), row["arrived"]) for row in counts["by_ten_minutes"]],
        recent=queries.recent_scans(event), waiting=len(scans) + len(walk_ins),
    )  # fmt: skip
