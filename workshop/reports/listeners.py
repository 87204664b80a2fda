"""What reports tell the event's dashboard."""

from flask import url_for
from flask_babel import gettext as _

from workshop import hooks
from workshop.events.queries import phase
from workshop.reports import queries


def connect():
    """Answer the calls of the lower rooms."""
    hooks.listen("needs_attention", needs_attention)


def needs_attention(event):
    """A workshop that is over and has no issued report."""
    if phase(event) != "after" or event.status not in ("published", "closed") or queries.issues(event):
        return []
    return [
        {
            "title": _("The report has not been issued"), "url": url_for("reports.show", slug=event.slug),
            "hint": _("The figures stand; the assessment and the recommendations are written by hand."),
            "tone": "wait", "status": _("Draft"),
        }
    ]  # fmt: skip
