"""Until when personal data of a workshop is kept: one rule for every room that holds some."""

import calendar
import datetime as dt

from sqlalchemy import select

from workshop.events.models import Event, EventRetention
from workshop.extensions import db
from workshop.vietnamese.dates import local_day

DEFAULT_MONTHS = 12


def retention_of(event):
    """(months until contacts go, months until names go or None) of ``event``."""
    found = db.session.get(EventRetention, event.id)
    return (found.months, found.names_months) if found else (DEFAULT_MONTHS, None)


def contacts_kept_until(event):
    """The last day on which phones, e-mails, notes, answers and files are kept."""
    return later(local_day(event.ends_at), retention_of(event)[0])


def names_kept_until(event):
    """The last day on which names are kept, or None where they stay in the archive."""
    months = retention_of(event)[1]
    return later(local_day(event.ends_at), months) if months else None


def events_past_retention(today, names=False):
    """The ids of workshops whose contacts (or ``names``) are kept no longer; never a demonstration."""
    rows = select(Event.id, Event.ends_at, EventRetention.months, EventRetention.names_months)
    rows = rows.outerjoin(EventRetention, EventRetention.event_id == Event.id)
    rows = db.session.execute(rows.where(Event.is_demonstration.is_(False)).order_by(Event.id))
    kept = ((row.id, row.ends_at, row.names_months if names else row.months or DEFAULT_MONTHS) for row in rows)
    return [event_id for event_id, ends_at, months in kept if months and later(local_day(ends_at), months) < today]


def later(day, months):
    """The same day ``months`` later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def decided(event):
    """The decision that differs from the rule, with its reason, or None."""
    return db.session.get(EventRetention, event.id)
