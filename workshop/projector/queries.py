"""Reads of the hall's screen."""

from sqlalchemy import select

from workshop.checkin.queries import latest_acts
from workshop.errors import NotFound
from workshop.events.models import Event
from workshop.events.queries import PUBLIC
from workshop.extensions import db, utc_now
from workshop.projector.models import Screen


def screen_of(event):
    """What the screen of ``event`` is set to; the welcome where nobody chose."""
    return db.session.get(Screen, event.id) or _welcome(event)


def screen_now(slug):
    """(event, its screen, pulse) of a public workshop in one cheap question.

    The pulse is the same while a screen of arrivals would be; what the other rooms show may change at any time.

    :raises NotFound: if guests see no such workshop.
    """
    query = select(Event, Screen, *latest_acts()).outerjoin(Screen, Screen.event_id == Event.id)
    row = db.session.execute(query.where(Event.slug == slug, Event.status.in_(PUBLIC))).first()
    if row is None:
        raise NotFound
    event, screen, *latest = row
    screen = screen or _welcome(event)
    is_quiet = screen.mode in ("arrivals", "welcome")
    pulse = (screen.mode, screen.changed_at, event.version, event.change_counter, *latest) if is_quiet else object()
    return event, screen, pulse


def _welcome(event):
    return Screen(event_id=event.id, mode="welcome", qr="ask", grouping="kind", session_id=None)


def programme_now(event, chosen_id=None, now=None):
    """(the item that runs, the one after it) of ``event``: as chosen by hand, otherwise by the clock."""
    items = event.programme
    at = next((place for place, item in enumerate(items) if item.id == chosen_id), None)
    if at is None:
        at = _by_clock(items, now or utc_now())
    if at is None:
        now = now or utc_now()
        return None, items[0] if items and now < event.starts_at else None
    return items[at], items[at + 1] if at + 1 < len(items) else None


def _by_clock(items, now):
    """The place of the last item that has begun and not ended, or None."""
    running = [
        place
        for place, item in enumerate(items)
        if item.starts_at and item.starts_at <= now and (item.ends_at is None or now < item.ends_at)
    ]
    return running[-1] if running else None
