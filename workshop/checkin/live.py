"""What every viewer of a process shares: the counts and the parts of pages that show them."""

from workshop.checkin import queries
from workshop.extensions import db
from workshop.web.caching import PulseCache

counted, parts = PulseCache(), PulseCache()


def shared_counts(event):
    """``live_counts`` of ``event`` as of this second, counted anew only after something has changed."""
    return _of(counted, event, (), lambda: queries.live_counts(event))


def shared_part(event, name, make):
    """What ``make()`` gave for the part of a page called ``name``, a tuple of all it depends on beside the counts."""
    return _of(parts, event, name, make)


def forget():
    """Let the next viewer see everything anew."""
    counted.forget()
    parts.forget()


def _of(cache, event, name, make):
    key = (str(db.engine.url), event.id, *name)
    return cache.get(key, lambda: queries.pulse(event.id), make)
