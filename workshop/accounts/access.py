"""What a route writes above itself to say who may open it."""

from flask import g

from workshop.web.access import Access, public

__all__ = ["current_caller", "current_user", "public", "requires", "scope", "signed_in"]


def requires(permission, *, event_of=None):
    """Staff holding ``permission``: at the event of ``<slug>`` in the address, or of ``event_of(view_args)``.

    ``event_of`` returns an event id, None where the record belongs to none, and raises NotFound
    where there is no such record. A route with neither is open to whoever holds the permission
    anywhere; its queries narrow what is shown (``event_ids_for``).
    """

    def declare(view):
        view.access = Access("permission", permission=permission, event_of=event_of)
        return view

    return declare


def signed_in(view):
    """Any member of staff."""
    view.access = Access("signed_in")
    return view


def scope(*names, takes_revoked=False):
    """A bearer token holding one of ``names``; ``takes_revoked`` lets a revoked desk in (its scans are quarantined)."""

    def declare(view):
        view.access = Access("scope", scopes=names, takes_revoked=takes_revoked)
        return view

    return declare


def current_user():
    """The signed-in member of staff, or None."""
    return g.get("user")


def current_caller():
    """The bearer token or desk behind an API request (accounts.bearers.Caller), or None."""
    return g.get("caller")
