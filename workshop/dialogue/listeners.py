"""What the dialogue tells the event's dashboard and a person, and what it erases when its time is over."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop import hooks
from workshop.accounts.permissions import Permission, may
from workshop.dialogue import queries, services
from workshop.events.retention import events_past_retention
from workshop.registrations.queries import registration


def connect():
    """Answer the calls of the lower rooms."""
    hooks.listen("home_cards", home_cards)
    hooks.listen("needs_attention", needs_attention)
    hooks.listen("personal_data_of", personal_data_of)
    hooks.listen("forget_person", forget_person)
    hooks.listen("purge", purge)


def home_cards(user, event):
    """How many questions came, on the day and after."""
    if not may(user, Permission.DIALOGUE_QUESTIONS_MODERATE, event.id):
        return []
    counts = queries.counts(event)
    return [
        {
            "order": 60, "kind": "figure", "title": _("Questions answered"), "value": counts["answered"],
            "of": counts["total"], "url": url_for("dialogue.index", slug=event.slug), "phases": ("day", "after"),
        }
    ]  # fmt: skip


def needs_attention(event):
    """Questions that wait for somebody to choose or hide them."""
    waiting = queries.counts(event)["new"]
    if not waiting:
        return []
    return [
        {
            "title": ngettext(
                "%(num)s question to the dialogue waits", "%(num)s questions to the dialogue wait", waiting
            ),
            "url": url_for("dialogue.index", slug=event.slug, status="new"),
            "hint": _("Choose it for the hall, answer it, or hide it."), "tone": "wait", "status": _("Waiting"),
        }
    ]  # fmt: skip


def personal_data_of(registration_id):
    """The questions asked under a person's name; they are found by name, since a question needs no ticket."""
    person = registration(registration_id)
    rows = [(found.text, found.answer) for found in queries.asked_by(person)]
    if not rows:
        return None
    note = _("Found by the name given with the question; another person of the same name may have asked.")
    return {"title": _("Questions to the dialogue"), "rows": rows, "note": note}


def forget_person(person):
    """Take the name off the questions; their text and answers stay."""
    services.forget_asker(person)


def purge(today, dry_run):
    """Erase who asked at workshops past their retention."""
    return {"dialogue_names": services.erase_names(events_past_retention(today), dry_run=dry_run)}
