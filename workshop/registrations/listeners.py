"""What the dashboard shows about delegates, and what is forgotten when its time is over."""

from collections import Counter

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from workshop import hooks
from workshop.accounts.permissions import Permission, may
from workshop.events.queries import kind_labels, phase
from workshop.events.retention import events_past_retention
from workshop.extensions import db
from workshop.imports import targets
from workshop.messages import recipients
from workshop.registrations import answering, places, services, writing
from workshop.registrations.importing import Delegates
from workshop.registrations.invitations import listeners as units
from workshop.registrations.models import Registration
from workshop.registrations.queries import counts
from workshop.registrations.recipients import Delegates as People
from workshop.registrations.services import fill_places
from workshop.registrations.services.lost_links import waiting_for_link
from workshop.web import language
from workshop.web.navigation import reachable


def connect():
    """Answer the dashboard and the retention run."""
    hooks.listen("forget_person", services.forget_traces)
    hooks.listen("home_cards", home_cards)
    hooks.listen("needs_attention", needs_attention)
    hooks.listen("purge", purge)
    hooks.listen("places_changed", fill_places)
    hooks.listen("is_full", is_full)
    hooks.listen("answers_given", answers_given)
    targets.register(Delegates)
    recipients.register(People())
    units.connect()


def is_full(event):
    """Whether a guest who registers now waits: every kind that guests may choose is full."""
    full = places.full_kinds(event)
    return bool(event.kinds) and all(kind.code in full for kind in event.kinds if kind.is_public)


def answers_given(event_id):
    """{question id: how many delegates have answered it}, of registration forms."""
    counted = Counter()
    rows = select(Registration.answers).where(Registration.event_id == event_id, Registration.status != "cancelled")
    for answers in db.session.scalars(rows):
        counted.update(int(key) for key in answers)
    return dict(counted)


def home_cards(user, event):
    """How many registered, have a place, wait; and of which kinds."""
    if not may(user, Permission.REGISTRATIONS_PEOPLE_READ, event.id):
        return []
    found = counts(event)
    here = {"slug": event.slug}
    labels = kind_labels(event, language.current())
    by_kind = [(label, found["by_kind"][code]) for code, label in labels.items() if found["by_kind"].get(code)]
    waiting = found["pending"] + found["waiting"]
    if not found["registered"] and not waiting:
        return [_beginnings(event)]
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


def _beginnings(event):
    """Where the list of delegates comes from, while nobody stands on it."""
    ways = [
        (_("Import a list"), "imports.create", _("The Excel files of the units, as they sent them")),
        (_("Invite units"), "invitations.index", _("Each unit names its people by a link of its own")),
        (_("Registration form"), "settings.registration", _("When guests may register, and how many")),
    ]
    shown = [(words, reachable(endpoint, slug=event.slug), hint) for words, endpoint, hint in ways]
    return {
        "order": 10, "kind": "list", "phases": ("before",), "title": _("No delegates yet"), "span": 12,
        "rows": [[{"text": words, "url": url}, hint] for words, url, hint in shown if url],
        "empty": _("Nobody has registered yet."),
    }  # fmt: skip


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
    if found["waiting"] and _could_move_up(event):
        tasks.append({
            "title": _("There are free places, and people on the waiting list"), "tone": "wait",
            "url": url_for("registrations.index", status="waiting", **here), "hint": _("Confirm those who wait"),
        })  # fmt: skip
    asked = db.session.scalar(select(func.count()).select_from(waiting_for_link(event).subquery()))
    if asked:
        tasks.append({
            "title": ngettext("%(num)s guest asks for the personal link again",
                              "%(num)s guests ask for the personal link again", asked),
            "url": url_for("registrations.lost_links", **here), "hint": _("Send it to the phone or e-mail on record"),
            "tone": "wait",
        })  # fmt: skip
    untitled = _untitled_deputies(event)
    if untitled:
        tasks.append({
            "title": ngettext("%(num)s deputy has no position yet", "%(num)s deputies have no position yet", untitled),
            "url": url_for("registrations.index", sort="newest", **here), "tone": "wait",
            "hint": _("The list of guests to be greeted needs it"),
        })  # fmt: skip
    return tasks + _answers_to_get(event) + _names_to_look_at(event)


def purge(today, dry_run):
    """Erase contacts, notes and answers of workshops past their retention; names where that was decided too."""
    return {
        "printed_files": services.erase_papers(events_past_retention(today), dry_run=dry_run),
        "registration_contacts": services.erase_contacts(events_past_retention(today), dry_run=dry_run),
        "registration_names": services.erase_names(events_past_retention(today, names=True), dry_run=dry_run),
    }


def _answers_to_get(event):
    lacking = answering.lacking_count(event) if phase(event) == "before" else 0
    if not lacking:
        return []
    title = ngettext("%(num)s delegate has not answered a required question",
                     "%(num)s delegates have not answered a required question", lacking)  # fmt: skip
    return [_to_do(event, title, _("Units and guests see it on their link"), answers="missing")]


def _names_to_look_at(event):
    odd = len(writing.oddly_written(event)) if phase(event) == "before" else 0
    if not odd:
        return []
    title = ngettext("%(num)s name should be looked at before printing",
                     "%(num)s names should be looked at before printing", odd)  # fmt: skip
    return [_to_do(event, title, _("Small letters, mixed capitals, digits or signs"), names="odd")]


def _to_do(event, title, hint, **narrowed):
    """A line among what is to be done, which opens the list of delegates narrowed to those meant."""
    url = url_for("registrations.index", slug=event.slug, **narrowed)
    return {"title": title, "url": url, "tone": "wait", "hint": hint}


def _could_move_up(event):
    waiting = select(Registration.kind).where(Registration.event_id == event.id, Registration.status == "waiting")
    return bool(set(db.session.scalars(waiting.distinct())) - set(places.full_kinds(event)))


def _untitled_deputies(event):
    untitled = select(func.count()).where(
        Registration.event_id == event.id, Registration.in_place_of_id.is_not(None), Registration.position == "",
        Registration.status == "confirmed",
    )  # fmt: skip
    return db.session.scalar(untitled)
