"""Plain text read as paragraphs, details, lists and links, for the HTML beside it."""

import re

from markupsafe import Markup, escape

_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
_DETAIL = re.compile(r"([^:\n]{2,28}): (.+)")


def blocks_of(text):
    """[{"kind": text | details | list | link, ...}] in order; values are safe HTML."""
    return [block for part in re.split(r"\n\s*\n", text.strip()) if part for block in _blocks(part.split("\n"))]


def _blocks(lines):
    if len(lines) > 1 and all(_DETAIL.fullmatch(line) and "://" not in line for line in lines):
        rows = [_DETAIL.fullmatch(line).groups() for line in lines]
        return [{"kind": "details", "rows": [(escape(name), _linked(value)) for name, value in rows]}]
    made, words = [], []

    def close():
        if words:
            made.append({"kind": "text", "html": Markup("<br>").join(map(_linked, words))})
            words.clear()

    for line in lines:
        if line.startswith("- "):
            close()
            if not made or made[-1]["kind"] != "list":
                made.append({"kind": "list", "items": []})
            made[-1]["items"].append(_linked(line[2:]))
        elif _LINK.fullmatch(line.strip()):
            close()
            made.append({"kind": "link", "url": line.strip()})
        else:
            words.append(line)
    close()
    return made


def _linked(line):
    """``line`` escaped, its addresses as links."""
    made, at = Markup(), 0
    for found in _LINK.finditer(line):
        made += escape(line[at : found.start()])
        made += Markup('<a href="{0}" style="color:#0b5d45">{0}</a>').format(found.group())
        at = found.end()
    return made + escape(line[at:])
