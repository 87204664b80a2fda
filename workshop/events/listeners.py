"""What the rooms below ask about workshops: roles are granted per event."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from workshop import hooks
from workshop.events.models import Event
from workshop.events.queries import phase
from workshop.events.retention import events_past_retention
from workshop.events.timing import outside
from workshop.extensions import db


def connect():
    """Answer the calls of the lower rooms."""
    hooks.listen("event_id_of_slug", event_id_of_slug)
    hooks.listen("event_choices", event_choices)
    hooks.listen("events_past_retention", events_past_retention)
    hooks.listen("needs_attention", needs_attention)


def event_id_of_slug(slug):
    """The id behind an address, or None."""
    return db.session.scalar(select(Event.id).where(Event.slug == slug))


def event_choices():
    """Every workshop as (id, title), the latest first."""
    return [
        tuple(row)
        for row in db.session.execute(select(Event.id, Event.title).order_by(Event.starts_at.desc()))
    ]


def needs_attention(event):
    """Items of the programme at hours when the workshop is not held, until it is over."""
    items = outside(event) if phase(event) != "after" else []
    if not items:
        return []
    title = ngettext("%(num)s item of the programme lies outside the hours of the workshop",
                     "%(num)s items of the programme lie outside the hours of the workshop", len(items))  # fmt: skip
    return [{"title": title, "url": url_for("programme.index", slug=event.slug), "tone": "wait",
             "status": _("To check"), "hint": _("The public page and the invitations say these hours.")}]  # fmt: skip
