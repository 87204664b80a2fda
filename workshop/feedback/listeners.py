"""What the feedback tells the event's dashboard."""

from flask import url_for
from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from workshop import hooks
from workshop.accounts.permissions import Permission, may
from workshop.feedback import queries


def connect():
    """Answer the calls of the lower rooms."""
    hooks.listen("home_cards", home_cards)


def home_cards(user, event):
    """The average once the workshop is over."""
    if not may(user, Permission.FEEDBACK_ANSWERS_READ, event.id):
        return []
    summary = queries.summary(event)
    if not summary["total"]:
        return []
    return [
        {
            "order": 80, "kind": "figure", "title": _("Feedback"), "value": format_decimal(summary["average"], "0.0"),
            "of": 5, "note": ngettext("%(num)s answer", "%(num)s answers", summary["total"]),
            "url": url_for("feedback.index", slug=event.slug), "phases": ("after",),
        }
    ]  # fmt: skip
