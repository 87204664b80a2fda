"""Who fills the order on the stage: higher rooms register what they bring up, the ceremony imports none of them."""

from dataclasses import dataclass, field

PARTS = ("signing", "award")


@dataclass(frozen=True)
class StageEntry:
    """What comes onto the stage. ``people`` are lines of who stands there; ``endpoint`` opens its page.

    A group never mixes two ``section``s (kinds of award); ``section_en`` is what an English page calls it;
    ``paper`` is the number of the paper in the folder, ``receiver`` who takes it unless somebody comes instead;
    ``is_preview`` says that the paper is no valid one yet.
    """

    subject_id: int
    label: str
    people: str = ""
    section: str = ""
    section_en: str = ""
    paper: str = ""
    receiver: str = ""
    is_preview: bool = False
    endpoint: str = ""
    arguments: dict = field(default_factory=dict)


@dataclass(frozen=True)
class PrintFile:
    """The files for printing of what comes onto the stage; ``endpoint`` opens the page where they are made anew.

    Without ``is_kept`` they are not there; otherwise they lie in another order than the stage's.
    """

    name: str
    is_kept: bool
    endpoint: str
    arguments: dict = field(default_factory=dict)


_providers = {}
_followers = {}
_printers = {}


def register(part, function, follow=None, print_files=None):
    """Let ``function(event)`` answer the ``StageEntry`` rows of ``part`` (signing or award) in their first order.

    ``follow(event, subject_ids)`` is told the order when it is locked, so that papers are printed in it;
    ``print_files(event, subject_ids)`` answers the ``PrintFile`` rows that do not fit that order.
    """
    if part not in PARTS:
        raise ValueError(part)
    _providers[part] = function
    _followers[part], _printers[part] = follow, print_files


def entries(event, part):
    """What ``part`` brings onto the stage at ``event``; nothing where no room has registered."""
    return _providers[part](event) if part in _providers else []


def tell_order(event, part, subject_ids):
    """Tell the room behind ``part`` in which order its papers are called."""
    if follow := _followers.get(part):
        follow(event, subject_ids)


def unfit_print_files(event, part, subject_ids):
    """The print files that lie in another order than ``subject_ids``, or are to be made anew in it."""
    asked = _printers.get(part)
    return asked(event, subject_ids) if asked else []
