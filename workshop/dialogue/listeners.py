"""What the dialogue tells the event's dashboard, and what it erases a year after."""

import datetime as dt

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop import hooks
from workshop.accounts.permissions import Permission, may
from workshop.dialogue import queries, services
from workshop.vietnamese.dates import LOCAL_ZONE

KEPT = dt.timedelta(days=365)


def connect():
    """Answer the calls of the lower rooms."""
    hooks.listen("home_cards", home_cards)
    hooks.listen("needs_attention", needs_attention)
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


def purge(today, dry_run):
    """Erase who asked a year after the workshop."""
    limit = dt.datetime.combine(today - KEPT, dt.time(), LOCAL_ZONE)
    return {"dialogue_names": services.erase_names(limit, dry_run=dry_run)}
