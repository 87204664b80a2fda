"""One JSON line a figure."""

import json
from pathlib import Path
from statistics import median

NAMES = ("bench", "what", "value", "unit", "limit", "ratio")


def say(bench, what, value, unit, limit=None):
    """Print a figure; ``ratio`` is value over limit, null where nothing limits it."""
    ratio = round(value / limit, 3) if limit else None
    figures = (Path(bench).stem, what, _short(value), unit, _short(limit), ratio)
    print(json.dumps(dict(zip(NAMES, figures, strict=True))), flush=True)


def middle(runs):
    """The median of several runs."""
    return median(runs)


def at_percent(values, percent):
    """The value below which ``percent`` of ``values`` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def _short(value):
    return value if value is None or isinstance(value, int) else round(value, 2)
