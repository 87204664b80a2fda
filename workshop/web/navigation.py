"""The staff's navigation; rooms register their entry, the guard says who sees it."""

from dataclasses import dataclass
from typing import Any

from flask import request, url_for

_sections = []
_event_tabs = []
_admin_cards = []
_may_open = {"check": lambda _endpoint, _arguments: True}


@dataclass(frozen=True)
class Entry:
    """A link: its lazy label, endpoint, the path under which it is current, its place; cards have text and icon.

    ``also`` names other blueprints whose pages belong under it.
    """

    label: Any
    endpoint: str
    order: int
    prefix: str = ""
    text: Any = ""
    icon: str = "settings"
    also: tuple = ()


def add_section(label, endpoint, order, prefix):
    """Register a link of the top bar; ``prefix`` is the path under which it counts as current."""
    _register(_sections, Entry(label, endpoint, order, prefix))


def add_event_tab(label, endpoint, order, also=()):
    """Register a tab of the event pages; its endpoint takes ``slug``; pages of blueprints in ``also`` belong to it."""
    _register(_event_tabs, Entry(label, endpoint, order, also=also))


def add_admin_card(label, endpoint, order, *, text, icon):
    """Register a card of the administration's first page; ``text`` says what is done there."""
    _register(_admin_cards, Entry(label, endpoint, order, text=text, icon=icon))


def show_only(check):
    """Let ``check(endpoint, view_args)`` decide which links a reader sees."""
    _may_open["check"] = check


def reachable(endpoint, **values):
    """The address of ``endpoint`` if this reader may open it, otherwise None."""
    return url_for(endpoint, **values) if _may_open["check"](endpoint, values) else None


def items():
    """The top bar of this reader: (label, address, is current)."""
    return [
        (entry.label, url_for(entry.endpoint), request.path.startswith(entry.prefix))
        for entry in _sections
        if _may_open["check"](entry.endpoint, {})
    ]


def admin_cards():
    """The cards of the administration that this reader may open."""
    return [entry for entry in _admin_cards if _may_open["check"](entry.endpoint, {})]


def event_items(event):
    """The tabs of ``event`` for this reader: (label, address, is current)."""
    here = request.endpoint or ""
    room = here.partition(".")[0]
    shown = [entry for entry in _event_tabs if _may_open["check"](entry.endpoint, {"slug": event.slug})]
    exact = any(entry.endpoint == here for entry in shown)
    return [
        (
            entry.label,
            url_for(entry.endpoint, slug=event.slug),
            entry.endpoint == here or (not exact and room in (entry.endpoint.partition(".")[0], *entry.also)),
        )
        for entry in shown
    ]


def way_up(event=None):
    """The way back from this page where it says none itself: [(label, address)] of the tab or section above it.

    Empty on the page of that tab or section. Where the tab is not for this reader, the event's own page is above.
    """
    shown = event_items(event) if event is not None else items()
    above = [entry for entry in shown if entry[2]] or (shown[:1] if event is not None else [])
    return [(label, address) for label, address, _is_current in above if address != request.path]


def _register(entries, entry):
    entries[:] = sorted([known for known in entries if known.endpoint != entry.endpoint] + [entry],
                        key=lambda known: known.order)  # fmt: skip
