"""The dashboard's cards: what a room may answer to ``home_cards`` and ``needs_attention``.

``home_cards(user, event)`` returns a list of dicts. Each has ``order`` (smaller comes first; figures
stand before charts and lists whatever their order), ``kind`` and ``title``, and may have ``url`` (the rows
behind it), ``part`` and ``fresh`` (by what name and from which address js/modules/fresh.js brings it up to date),
``span`` (of 12 columns), ``tone`` (None | gold | wait | stop), ``note``, and ``phases`` (of
``before day after``; all three unless said otherwise). Only what ``user`` may see is answered. By kind:

- ``figure``: ``value``, and optionally ``of`` (the whole) and ``meter`` (draw value against it)
- ``chart``: ``rows`` [(label, number)], ``layout`` columns | rows
- ``list``: ``columns`` [label], ``rows`` [[cell]], ``empty``; a cell is text or dict(text, url, tone)
- ``todo``: ``items`` [dict(title, url, hint, is_done)]

``needs_attention(event)`` returns a list of dict(title, url, hint, tone stop|wait, status), what a
person must decide now; ``url`` leads to where it is decided. ``is_telling`` marks what delegates should
be told of: it is offered right after the change as well.
"""

from workshop import hooks

PHASES = ("before", "day", "after")
SPANS = {"figure": 3, "chart": 7, "list": 12, "todo": 6}
TONES = {"stop": 0, "wait": 1}


def cards_of(user, event, phase):
    """What the rooms show on the dashboard in ``phase``: {"figure": [...], "rest": [...]}, in order."""
    shown = [card for cards in hooks.call("home_cards", user, event) for card in cards]
    shown = [{"span": SPANS[card["kind"]], **card} for card in shown if phase in card.get("phases", PHASES)]
    shown.sort(key=lambda card: card["order"])
    return {
        "figures": [card for card in shown if card["kind"] == "figure"],
        "rest": [card for card in shown if card["kind"] != "figure"],
    }


def attention_of(event):
    """What a person must decide now, the stopping ones first."""
    tasks = [task for answer in hooks.call("needs_attention", event) for task in answer]
    return sorted(tasks, key=lambda task: TONES.get(task.get("tone"), 2))


def preparation(event):
    """What an organizer enters before the day: [(name, is done)]."""
    return [
        ("details", bool(event.venue and event.description)),
        ("hosts", any(host.role == "lead" for host in event.hosts)),
        ("programme", bool(event.sessions)),
        ("kinds", any(kind.hand_over for kind in event.kinds)),
        ("published", event.status in ("published", "closed")),
    ]
