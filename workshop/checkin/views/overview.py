"""The day at a glance: who has come, and how the desks are."""

from flask import render_template

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission
from workshop.checkin import listeners, live, queries
from workshop.checkin.views.blueprint import blueprint
from workshop.checkin.views.desks import watched
from workshop.checkin.views.parts import manages, part_answer
from workshop.checkin.words import arrival_rows
from workshop.events.cards import SPANS
from workshop.events.queries import event_by_slug, phase
from workshop.extensions import utc_now
from workshop.vietnamese.dates import local_day

UNITS_SHOWN = 12


@blueprint.get("")
@requires(Permission.CHECKIN_PEOPLE_ADMIT)
def index(slug):
    """Arrived of expected, arrivals per ten minutes, kinds, units, points, desks, and the latest scans."""
    event = event_by_slug(slug)
    return render_template("checkin/index.html", event=event, **_glance(event, queries.live_counts(event)))


@blueprint.get("/live")
@requires(Permission.CHECKIN_PEOPLE_ADMIT)
def index_live(slug):
    """The same figures alone, for the page that is looked at."""
    event = event_by_slug(slug)

    def made():
        return render_template("checkin/glance.html", event=event, **_glance(event, live.shared_counts(event)))

    return part_answer(event, "overview", made)


@blueprint.get("/cards")
@requires(Permission.EVENTS_EVENT_READ)
def cards(slug):
    """The cards of check-in on the workshop's dashboard."""
    event, user = event_by_slug(slug), current_user()

    def made():
        shown = [{"span": SPANS[card["kind"]], **card} for card in listeners.home_cards(user, event, is_shared=True)]
        return render_template("checkin/cards.html", event=event, cards=shown)

    opens = listeners.opens(user, event)
    return part_answer(event, f"cards {opens}", made)


def _glance(event, counts):
    return {
        "counts": counts, "units_shown": UNITS_SHOWN, "desks": watched(event),
        "arrivals": arrival_rows(counts["by_ten_minutes"]),
        "recent": queries.recent_scans(event), "waiting": sum(queries.review_counts(event).values()),
        "manages": manages(event), "day_counted": _day_counted(event),
    }  # fmt: skip


def _day_counted(event):
    """The day that "arrived" is counted by, where a workshop of several days is under way; None otherwise."""
    is_of_several = local_day(event.starts_at) != local_day(event.ends_at)
    return utc_now() if is_of_several and phase(event) == "day" else None
