"""Who fills the order on the stage: higher rooms register what they bring up, the ceremony imports none of them."""

from dataclasses import dataclass, field

PARTS = ("signing", "award")


@dataclass(frozen=True)
class StageEntry:
    """What comes onto the stage. ``people`` are lines of who stands there; ``endpoint`` opens its page."""

    subject_id: int
    label: str
    people: str = ""
    folder: str = ""
    endpoint: str = ""
    arguments: dict = field(default_factory=dict)


_providers = {}


def register(part, function):
    """Let ``function(event)`` answer the ``StageEntry`` rows of ``part`` (signing or award) in their first order."""
    if part not in PARTS:
        raise ValueError(part)
    _providers[part] = function


def entries(event, part):
    """What ``part`` brings onto the stage at ``event``; nothing where no room has registered."""
    return _providers[part](event) if part in _providers else []
