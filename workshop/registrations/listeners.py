"""What the dashboard shows about delegates, and what is forgotten a year after the workshop."""

import datetime as dt

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select, update

from workshop import hooks
from workshop.accounts.permissions import Permission, may
from workshop.audit import services as audit
from workshop.events.models import Event
from workshop.events.queries import kind_labels
from workshop.extensions import db
from workshop.imports import targets
from workshop.registrations.importing import Delegates
from workshop.registrations.models import Registration, RegistrationMerge
from workshop.registrations.queries import counts
from workshop.registrations.services import forget_merges
from workshop.transactions import transaction
from workshop.vietnamese.dates import LOCAL_ZONE
from workshop.web import language

KEPT = dt.timedelta(days=365)  # phones and e-mails of delegates, counted from the end of the workshop


def connect():
    """Answer the dashboard and the retention run."""
    hooks.listen("home_cards", home_cards)
    hooks.listen("needs_attention", needs_attention)
    hooks.listen("purge", purge)
    targets.register(Delegates)


def home_cards(user, event):
    """How many registered, have a place, wait; and of which kinds."""
    if not may(user, Permission.REGISTRATIONS_PEOPLE_READ, event.id):
        return []
    found = counts(event)
    here = {"slug": event.slug}
    labels = kind_labels(event, language.current())
    by_kind = [(label, found["by_kind"][code]) for code, label in labels.items() if found["by_kind"].get(code)]
    waiting = found["pending"] + found["waiting"]
    return [
        {"order": 10, "kind": "figure", "phases": ("before",), "title": _("Registered"), "value": found["registered"],
         "url": url_for("registrations.index", **here)},
        {"order": 11, "kind": "figure", "phases": ("before",), "title": _("With a confirmed place"),
         "value": found["confirmed"], "of": event.capacity, "meter": event.capacity is not None,
         "url": url_for("registrations.index", status="confirmed", **here)},
        {"order": 12, "kind": "figure", "phases": ("before",), "title": _("Waiting"), "value": waiting,
         "note": _("%(pending)s for approval, %(waiting)s for a place", **found),
         "tone": "wait" if found["pending"] else None,
         "url": url_for("registrations.index", status="pending" if found["pending"] else "waiting", **here)},
        {"order": 40, "kind": "chart", "phases": ("before", "after"), "title": _("Confirmed delegates by kind"),
         "rows": by_kind, "layout": "rows", "span": 12, "empty": _("Nobody has a confirmed place yet."),
         "url": url_for("registrations.index", **here)},
    ]  # fmt: skip


def needs_attention(event):
    """Registrations to approve, a waiting list beside free places, deputies without a title."""
    found = counts(event)
    here = {"slug": event.slug}
    tasks = []
    if found["pending"]:
        tasks.append({
            "title": ngettext("%(num)s registration waits for approval", "%(num)s registrations wait for approval",
                              found["pending"]),
            "url": url_for("registrations.index", status="pending", **here), "hint": _("Confirm or decline"),
            "tone": "wait",
        })  # fmt: skip
    free = None if event.capacity is None else event.capacity - found["confirmed"]
    if found["waiting"] and (free is None or free > 0):
        tasks.append({
            "title": _("There are free places, and people on the waiting list"), "tone": "wait",
            "url": url_for("registrations.index", status="waiting", **here), "hint": _("Confirm those who wait"),
        })  # fmt: skip
    untitled = _untitled_deputies(event)
    if untitled:
        tasks.append({
            "title": ngettext("%(num)s deputy has no position yet", "%(num)s deputies have no position yet", untitled),
            "url": url_for("registrations.index", sort="newest", **here), "tone": "wait",
            "hint": _("The list of guests to be greeted needs it"),
        })  # fmt: skip
    return tasks


def purge(today, dry_run):
    """Erase phones, e-mails, notes and answers a year after the workshop; names and units stay in its record."""
    limit = dt.datetime.combine(today - KEPT, dt.time(), LOCAL_ZONE)
    ended = select(Event.id).where(Event.ends_at < limit, Event.is_demonstration.is_(False))
    due = (
        Registration.event_id.in_(ended), Registration.is_demonstration.is_(False),
        (Registration.phone.is_not(None)) | (Registration.email.is_not(None)) | (Registration.note != ""),
    )  # fmt: skip
    number = db.session.scalar(select(func.count()).where(*due))
    if number and not dry_run:
        with transaction() as session:
            erased = update(Registration).where(*due).values(phone=None, phone_tail=None, email=None, note="")
            session.execute(erased.values(answers={}), execution_options={"synchronize_session": False})
            forget_merges(RegistrationMerge.event_id.in_(ended))
            audit.record("registrations.contacts_erased", None, subject_type="Registration", rows=number)
    return {"registration_contacts": number}


def _untitled_deputies(event):
    untitled = select(func.count()).where(
        Registration.event_id == event.id, Registration.in_place_of_id.is_not(None), Registration.position == "",
        Registration.status == "confirmed",
    )  # fmt: skip
    return db.session.scalar(untitled)
