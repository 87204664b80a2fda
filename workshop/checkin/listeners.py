"""What the rooms below ask about check-in: cards of the dashboard, what needs a person, personal data."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from workshop import hooks
from workshop.accounts.models import DeskDevice
from workshop.accounts.permissions import Permission, may
from workshop.checkin import live, queries
from workshop.checkin.models import LeaderAbsence, Point, Scan
from workshop.checkin.queries.presence import arrivals
from workshop.checkin.services import copy_points, copy_settings, default_points, move_points
from workshop.checkin.services.forgetting import erase_introductions, forget_person
from workshop.checkin.services.merging import move_records, return_records
from workshop.checkin.services.quarantine import forget_waiting_walk_ins
from workshop.checkin.words import DESK_STATES, OUTCOMES, arrival_rows
from workshop.events.queries import phase
from workshop.events.retention import events_past_retention
from workshop.extensions import db
from workshop.web import language
from workshop.web.template_globals import clock, moment

UNITS_SHOWN = 8


def connect():
    """Answer the calls of the lower rooms; a workshop begins with its entrance."""
    hooks.listen("event_copied", copy_points)
    hooks.listen("event_copied", copy_settings)
    hooks.listen("event_created", default_points)
    hooks.listen("event_moved", move_points)
    hooks.listen("forget_person", forget_person)
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


def opens(user, event):
    """Whether the cards lead ``user`` to the pages of check-in."""
    return may(user, Permission.CHECKIN_PEOPLE_ADMIT, event.id)


def home_cards(user, event, *, is_shared=False):
    """Arrived of expected, by ten minutes, kind, point and unit, and the desks; ``is_shared``: counted once for all."""
    if not may(user, Permission.EVENTS_EVENT_READ, event.id):
        return []
    url = url_for("checkin.index", slug=event.slug) if opens(user, event) else None
    counts = live.shared_counts(event) if is_shared else queries.live_counts(event)
    expected = {"note": _("Nobody is expected yet.")}
    if counts["expected"]:
        expected = {"of": counts["expected"], "meter": True}
    cards = [
        {"order": 10, "kind": "figure", "title": _("Arrived"), "value": counts["arrived"], **expected,
         "url": url, "phases": ("day", "after"), "part": "arrived"},
        {"order": 30, "kind": "chart", "title": _("Arrivals per ten minutes"), "url": url, "phases": ("day", "after"),
         "rows": arrival_rows(counts["by_ten_minutes"]),
         "empty": _("Nobody has checked in yet."), "part": "per-ten-minutes"},
        *_breakdowns(event, counts, url),
    ]  # fmt: skip
    for card in cards:
        card["fresh"] = url_for("checkin.cards", slug=event.slug)
    if may(user, Permission.CHECKIN_DESKS_MANAGE, event.id):
        cards.append(_desks_card(event, url))
    return cards


def registrations_kept(event_id):
    """A desk hears of changes and of cancellations, not of what is no longer there."""
    paired = select(DeskDevice.id).where(DeskDevice.event_id == event_id)
    return "paired_desk" if db.session.scalar(paired.limit(1)) is not None else None


def needs_attention(event):
    """Doubles, unknown codes, people let in against a rule, what was kept aside, and points that are never open."""
    counts = queries.review_counts(event)
    aside = counts.pop("quarantine")
    titles = {
        "quarantine": ngettext("%(num)s entry kept aside waits for a decision",
                               "%(num)s entries kept aside wait for a decision", aside),
        "": ngettext("%(num)s unusual scan waits for a decision",
                     "%(num)s unusual scans wait for a decision", sum(counts.values())),
    }  # fmt: skip
    return [
        {"title": titles[name], "url": url_for("checkin.review", slug=event.slug, list=name or None), "tone": "wait",
         "status": _("To decide")}
        for name, waiting in (("quarantine", aside), ("", sum(counts.values()))) if waiting
    ] + _closed_all_the_time(event)  # fmt: skip


def _closed_all_the_time(event):
    points = queries.points_shut(event) if phase(event) != "after" else []
    return [
        {"title": _("The check-in point “%(label)s” is not open while the workshop is held", label=_label(point)),
         "url": url_for("checkin.edit_point", slug=event.slug, point_id=point.id), "tone": "wait",
         "status": _("To check")}
        for point in points
    ]  # fmt: skip


def personal_data_of(registration_id):
    """When and where a person's ticket was scanned; None where it never was."""
    query = select(Scan.corrected_at, Scan.outcome, Point.label, Point.label_en)
    query = query.outerjoin(Point, Point.id == Scan.point_id).where(Scan.registration_id == registration_id)
    rows = [
        (moment(row.corrected_at), f"{_label(row)}: {OUTCOMES[row.outcome][0]}")
        for row in db.session.execute(query.order_by(Scan.corrected_at, Scan.id))
    ]
    absent = select(LeaderAbsence.marked_at).where(LeaderAbsence.registration_id == registration_id)
    rows += [(moment(at), _("noted as not coming")) for at in db.session.scalars(absent)]
    return {"title": _("Check-in"), "rows": rows} if rows else None


def purge(today, dry_run):
    """Drop walk-ins that waited for a decision when the retention of their workshop ended, and frozen names."""
    return {
        "walk_ins": forget_waiting_walk_ins(events_past_retention(today), dry_run=dry_run),
        "introductions": erase_introductions(events_past_retention(today, names=True), dry_run=dry_run),
    }


def _label(point):
    return (point.label_en if language.current() == "en" else "") or point.label or ""


def _breakdowns(event, counts, url):
    """Three small tables: kinds, points, and the largest units."""
    of = "{arrived} / {expected}".format_map
    kinds = [[_label_of(row), of(row)] for row in counts["by_kind"]]
    points = [[_label_of(row), row["admitted"], row["inside"]] for row in counts["by_point"]]
    units = [[row["unit"] or _("Without a unit"), of(row)] for row in counts["by_unit"][:UNITS_SHOWN]]
    tables = [
        ("by-kind", 5, _("By kind of delegates"), [_("Kind of delegates"), _("Arrived")], kinds),
        ("by-unit", 7, _("By unit"), [_("Unit"), _("Arrived")], units),
        ("by-point", 5, _("By check-in point"), [_("Point"), _("Admitted"), _("Inside now")], points),
    ]
    return [
        {"order": 31 + place, "kind": "list", "title": title, "url": url, "span": span, "phases": ("day",),
         "part": part, "columns": columns, "rows": rows, "empty": _("Nobody is registered yet.")}
        for place, (part, span, title, columns, rows) in enumerate(tables)
    ]  # fmt: skip


def _label_of(row):
    return row["label_en" if language.current() == "en" else "label"] or row["label"]


def _desks_card(event, url):
    url, rows = url and url_for("checkin.desks", slug=event.slug), []
    for desk in queries.desks(event):
        word, tone = DESK_STATES[queries.desk_state(desk)]
        rows.append([desk.label, {"text": word, "tone": tone}, clock(desk.last_seen_at), desk.waiting_scans])
    return {"order": 40, "kind": "list", "title": _("Reception desks"), "url": url, "span": 7, "phases": ("day",),
            "columns": [_("Desk"), _("State"), _("Last contact"), _("Scans waiting")], "rows": rows,
            "empty": _("No device is paired yet."), "part": "desks"}  # fmt: skip
