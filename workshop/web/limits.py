"""Limits that count failures and browsers, kept in our own database so that every process sees them."""

import time

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from workshop.errors import TooManyAttempts
from workshop.extensions import db
from workshop.transactions import transaction
from workshop.web.models import RateCounter


def count(key, window):
    """How often ``key`` was hit in the present window of ``window`` seconds."""
    start = _start(window)
    query = select(RateCounter.count).where(RateCounter.key == key, RateCounter.window_start == start)
    return db.session.scalar(query) or 0


def hit(key, window):
    """Count one more of ``key`` and return how many the present window of ``window`` seconds has."""
    insert = sqlite_insert if db.engine.dialect.name == "sqlite" else postgresql_insert
    now = int(time.time())
    row = insert(RateCounter).values(key=key, window_start=_start(window), count=1, last_at=now)
    row = row.on_conflict_do_update(
        index_elements=["key", "window_start"], set_={"count": RateCounter.count + 1, "last_at": now}
    ).returning(RateCounter.count)
    with transaction() as session:
        return session.scalar(row)


def require_below(key, limit, window):
    """Refuse when ``key`` was already hit ``limit`` times in the present window.

    :raises TooManyAttempts: with the seconds until the window ends.
    """
    if count(key, window) >= limit:
        raise TooManyAttempts(seconds=max(1, _start(window) + window - int(time.time())))


def hit_below(key, limit, window):
    """Count one more of ``key``, refusing beyond ``limit``.

    :raises TooManyAttempts: with the seconds until the window ends.
    """
    require_below(key, limit, window)
    hit(key, window)


def last_hit(key, window):
    """(count, seconds since the latest) of ``key`` in the present window, or (0, None)."""
    query = select(RateCounter.count, RateCounter.last_at)
    row = db.session.execute(query.where(RateCounter.key == key, RateCounter.window_start == _start(window))).first()
    return (row.count, int(time.time()) - row.last_at) if row else (0, None)


def forget(key):
    """Forget every count of ``key``, as after a success."""
    with transaction() as session:
        session.execute(delete(RateCounter).where(RateCounter.key == key))


def sweep(older_than_seconds=86_400):
    """Delete counters of windows that are long over; returns how many."""
    with transaction() as session:
        limit = int(time.time()) - older_than_seconds
        return session.execute(delete(RateCounter).where(RateCounter.window_start < limit)).rowcount


def _start(window):
    now = int(time.time())
    return now - now % window
