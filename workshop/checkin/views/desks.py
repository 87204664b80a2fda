"""The desks as their supervisor sees them."""

from dataclasses import dataclass, field
from typing import Any

from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.checkin import queries
from workshop.checkin.views.blueprint import blueprint, called
from workshop.checkin.views.parts import part_answer
from workshop.events.queries import event_by_slug
from workshop.extensions import utc_now


@dataclass
class Watched:
    """A desk with its state, the name of its point, and its warnings in words."""

    desk: Any
    state: str
    point: str = ""
    is_rehearsal: bool = False
    warnings: list = field(default_factory=list)


@blueprint.get("/desks")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def desks(slug):
    """Every desk: last contact, what waits on it, how old its list is, its point and its clock."""
    event = event_by_slug(slug)
    return render_template("checkin/desks.html", event=event, desks=watched(event))


@blueprint.get("/desks/live")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def desks_live(slug):
    """The same table alone."""
    event = event_by_slug(slug)
    return part_answer(
        event, "desks", lambda: render_template("checkin/watch.html", event=event, desks=watched(event))
    )


def watched(event):
    """The desks of ``event``, each with what should be seen to."""
    now, points = utc_now(), {point.code: point for point in queries.points(event)}
    found = []
    for desk in queries.desks(event):
        point = points.get(desk.point_code)
        warnings = [_said(name, desk, now) for name in queries.desk_warnings(desk, now)]
        found.append(Watched(desk, queries.desk_state(desk, now), called(point) if point else "",
                             bool(point and point.is_rehearsal), warnings))  # fmt: skip
    return found


def _said(name, desk, now):
    if name == "quiet":
        if desk.last_seen_at is None:
            return _("Never heard from")
        minutes = _minutes(now - desk.last_seen_at)
        return ngettext("Not heard from for %(num)s minute", "Not heard from for %(num)s minutes", minutes)
    if name == "queue":
        waiting = desk.waiting_scans
        return ngettext("%(num)s entry waits on the device", "%(num)s entries wait on the device", waiting)
    if name == "old_list":
        if desk.listed_at is None:
            return _("It has no list yet")
        minutes = _minutes(now - desk.listed_at)
        return ngettext("Its list is %(num)s minute old", "Its list is %(num)s minutes old", minutes)
    minutes = max(1, round(abs(desk.clock_skew_seconds) / 60))
    if desk.clock_skew_seconds > 0:
        return ngettext("Its clock is %(num)s minute slow", "Its clock is %(num)s minutes slow", minutes)
    return ngettext("Its clock is %(num)s minute fast", "Its clock is %(num)s minutes fast", minutes)


def _minutes(span):
    return int(span.total_seconds() // 60)
