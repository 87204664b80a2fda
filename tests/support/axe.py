"""Accessibility violations of a page, by the vendored axe-core."""

import json
from functools import cache
from pathlib import Path

VENDOR = Path(__file__).parent.parent / "vendor"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# what is not reported is not described either, and no rule here reads the style sheets: a fifth less work
OPTIONS = {"runOnly": STANDARD, "resultTypes": ["violations"], "preload": {"assets": ["media"]}}


def violations(page, within="document"):
    """What axe finds wrong in ``page``: ``["rule: explanation (selector, ...)"]``.

    The script goes in by evaluation, since the pages' CSP refuses an added script element.
    """
    run = f"(async () => (await axe.run({within}, {json.dumps(OPTIONS)})).violations)()"
    return [
        f"{found['id']}: {found['help']} ({', '.join(str(node['target'][0]) for node in found['nodes'])})"
        for found in page.evaluate(f"{_source()};\n{run}")
    ]


@cache
def _source():
    (path,) = VENDOR.glob("axe-core@*/axe.min.js")
    return path.read_text(encoding="utf-8")
