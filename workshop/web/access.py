"""The declaration that every route carries: who may open it. The guard in accounts enforces it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Access:
    """Who may open a route.

    ``kind`` is ``public`` (anyone), ``signed_in`` (any member of staff), ``permission`` (staff
    holding ``permission``, at the event that ``event_of(view_args)`` names) or ``scope`` (a bearer
    token holding one of ``scopes``).
    """

    kind: str
    permission: Any = None
    scopes: tuple[str, ...] = ()
    event_of: Any = None
    takes_revoked: bool = False


def public(view):
    """Declare that anyone may open ``view``."""
    view.access = Access("public")
    return view
