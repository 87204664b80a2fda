"""What the rooms below ask about check-in: cards of the dashboard, what needs a person, personal data."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from workshop import hooks
from workshop.accounts.models import DeskDevice
from workshop.accounts.permissions import Permission, may
from workshop.checkin import queries
from workshop.checkin.models import Point, Scan, WalkIn
from workshop.checkin.queries.presence import arrivals
from workshop.checkin.services import copy_settings, default_points
from workshop.checkin.services.merging import move_records, return_records
from workshop.checkin.services.quarantine import forget_waiting_walk_ins
from workshop.checkin.words import DESK_STATES, OUTCOMES
from workshop.events.retention import events_past_retention
from workshop.extensions import db
from workshop.web import language
from workshop.web.template_globals import clock, moment


def connect():
    """Answer the calls of the lower rooms; a workshop begins with its entrance."""
    hooks.listen("event_copied", copy_settings)
    hooks.listen("event_created", default_points)
    hooks.listen("home_cards", home_cards)
    hooks.listen("needs_attention", needs_attention)
    hooks.listen("personal_data_of", personal_data_of)
    hooks.listen("purge", purge)
    hooks.listen("present_registrations", present_registrations)
    hooks.listen("registration_merged", move_records)
    hooks.listen("registration_parted", return_records)
    hooks.listen("registrations_kept", registrations_kept)


def present_registrations(event):
    """Who has come, for papers that say so; None before the first one has."""
    come = set(db.session.scalars(select(arrivals(event.id).c.registration_id)))
    return come or None


def home_cards(user, event):
    """Arrived of expected, arrivals per ten minutes, and the desks."""
    if not may(user, Permission.EVENTS_EVENT_READ, event.id):
        return []
    opens = may(user, Permission.CHECKIN_PEOPLE_ADMIT, event.id)
    url = url_for("checkin.index", slug=event.slug) if opens else None
    counts = queries.live_counts(event)
    cards = [
        {"order": 10, "kind": "figure", "title": _("Arrived"), "value": counts["arrived"], "of": counts["expected"],
         "meter": True, "url": url, "phases": ("day", "after")},
        {"order": 30, "kind": "chart", "title": _("Arrivals per ten minutes"), "url": url, "phases": ("day", "after"),
         "rows": [(clock(row["at"]), row["arrived"]) for row in counts["by_ten_minutes"]],
         "empty": _("Nobody has checked in yet.")},
    ]  # fmt: skip
    if may(user, Permission.CHECKIN_DESKS_MANAGE, event.id):
        cards.append(_desks_card(event, url))
    return cards


def registrations_kept(event_id):
    """A desk hears of changes and of cancellations, not of what is no longer there."""
    paired = select(DeskDevice.id).where(DeskDevice.event_id == event_id)
    return "paired_desk" if db.session.scalar(paired.limit(1)) is not None else None


def needs_attention(event):
    """Scans and walk-ins of ended desks that wait for a decision."""
    waiting = sum(
        db.session.scalar(
            select(func.count())
            .select_from(model)
            .where(model.event_id == event.id, model.quarantine == "waiting")
        )
        for model in (Scan, WalkIn)
    )
    if not waiting:
        return []
    title = ngettext("%(num)s entry from a disconnected desk waits for a decision",
                     "%(num)s entries from disconnected desks wait for a decision", waiting)  # fmt: skip
    return [
        {
            "title": title,
            "url": url_for("checkin.log", slug=event.slug),
            "tone": "wait",
            "status": _("To decide"),
        }
    ]


def personal_data_of(registration_id):
    """When and where a person's ticket was scanned; None where it never was."""
    query = select(Scan.corrected_at, Scan.outcome, Point.label, Point.label_en)
    query = query.outerjoin(Point, Point.id == Scan.point_id).where(Scan.registration_id == registration_id)
    rows = [
        (moment(row.corrected_at), f"{_label(row)}: {OUTCOMES[row.outcome][0]}")
        for row in db.session.execute(query.order_by(Scan.corrected_at, Scan.id))
    ]
    return {"title": _("Check-in"), "rows": rows} if rows else None


def purge(today, dry_run):
    """Drop walk-ins that waited for a decision when the retention of their workshop ended."""
    return {"walk_ins": forget_waiting_walk_ins(events_past_retention(today), dry_run=dry_run)}


def _label(point):
    return (point.label_en if language.current() == "en" else "") or point.label or ""


def _desks_card(event, url):
    rows = []
    for desk in queries.desks(event):
        word, tone = DESK_STATES[queries.desk_state(desk)]
        rows.append([desk.label, {"text": word, "tone": tone}, clock(desk.last_seen_at), desk.waiting_scans])
    return {"order": 40, "kind": "list", "title": _("Reception desks"), "url": url, "span": 5, "phases": ("day",),
            "columns": [_("Desk"), _("State"), _("Last contact"), _("Scans waiting")], "rows": rows,
            "empty": _("No device is paired yet.")}  # fmt: skip
