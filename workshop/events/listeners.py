"""What the rooms below ask about workshops: roles are granted per event."""

from sqlalchemy import select

from workshop import hooks
from workshop.events.models import Event
from workshop.events.retention import events_past_retention
from workshop.extensions import db


def connect():
    """Answer the calls of the lower rooms."""
    hooks.listen("event_id_of_slug", event_id_of_slug)
    hooks.listen("event_choices", event_choices)
    hooks.listen("events_past_retention", events_past_retention)


def event_id_of_slug(slug):
    """The id behind an address, or None."""
    return db.session.scalar(select(Event.id).where(Event.slug == slug))


def event_choices():
    """Every workshop as (id, title), the latest first."""
    return [
        tuple(row)
        for row in db.session.execute(select(Event.id, Event.title).order_by(Event.starts_at.desc()))
    ]
