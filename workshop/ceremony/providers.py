"""Who fills the order on the stage: higher rooms register what they bring up, the ceremony imports none of them."""

from dataclasses import dataclass, field

PARTS = ("signing", "award")


@dataclass(frozen=True)
class StageEntry:
    """What comes onto the stage. ``people`` are lines of who stands there; ``endpoint`` opens its page.

    A group never mixes two ``section``s (kinds of award); ``paper`` is the number of the paper in the folder,
    ``receiver`` who takes it unless somebody comes instead.
    """

    subject_id: int
    label: str
    people: str = ""
    section: str = ""
    paper: str = ""
    receiver: str = ""
    endpoint: str = ""
    arguments: dict = field(default_factory=dict)


_providers = {}
_followers = {}


def register(part, function, follow=None):
    """Let ``function(event)`` answer the ``StageEntry`` rows of ``part`` (signing or award) in their first order.

    ``follow(event, subject_ids)`` is told the order when it is locked, so that papers are printed in it.
    """
    if part not in PARTS:
        raise ValueError(part)
    _providers[part] = function
    _followers[part] = follow


def entries(event, part):
    """What ``part`` brings onto the stage at ``event``; nothing where no room has registered."""
    return _providers[part](event) if part in _providers else []


def tell_order(event, part, subject_ids):
    """Tell the room behind ``part`` in which order its papers are called."""
    if follow := _followers.get(part):
        follow(event, subject_ids)
