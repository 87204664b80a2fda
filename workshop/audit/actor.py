"""Who acts right now, known to services without a request."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """A user, desk, token, a person by public link, or the system itself."""

    kind: str = "system"
    id: int | None = None
    request_id: str | None = None


SYSTEM = Actor()
_current = ContextVar("actor", default=SYSTEM)


def current_actor():
    """The actor in force; the system where nobody said otherwise."""
    return _current.get()


def set_actor(actor):
    """Make ``actor`` the one in force for this request."""
    _current.set(actor)


@contextmanager
def acting_as(actor):
    """Run the block as ``actor``."""
    token = _current.set(actor)
    try:
        yield
    finally:
        _current.reset(token)
