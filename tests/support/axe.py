"""Accessibility violations of a page, by the vendored axe-core."""

from functools import cache
from pathlib import Path

VENDOR = Path(__file__).parent.parent / "vendor"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page, within="document"):
    """What axe finds wrong in ``page``: ``["rule: explanation (selector, ...)"]``.

    The script goes in by evaluation, since the pages' CSP refuses an added script element.
    """
    page.evaluate(_source())
    run = f"async (tags) => (await axe.run({within}, {{runOnly: tags}})).violations"
    return [
        f"{found['id']}: {found['help']} ({', '.join(str(node['target'][0]) for node in found['nodes'])})"
        for found in page.evaluate(run, STANDARD)
    ]


@cache
def _source():
    (path,) = VENDOR.glob("axe-core@*/axe.min.js")
    return path.read_text(encoding="utf-8")
