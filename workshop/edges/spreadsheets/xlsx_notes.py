"""Notes on cells, which may hold what the cell does not."""

import re

from defusedxml.ElementTree import fromstring

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LENGTH = 500


def notes_of(package, sheet_path, columns):
    """{(row, column): text} of the sheet at ``sheet_path``; ``columns`` gives numbers by letters."""
    notes = {}
    for kind, path in package.relations(sheet_path).values():
        body = package.part(path) if kind.endswith("/comments") else None
        for comment in fromstring(body).iter() if body else ():
            place = _PLACE.fullmatch(comment.get("ref", "")) if comment.tag.endswith("}comment") else None
            if place:
                text = "".join(node.text or "" for node in comment.iter() if node.tag.endswith("}t"))
                notes[int(place[2]), columns[place[1]]] = _said(text)[:_LENGTH]
    return notes


def _said(text):
    """Without what newer offices put before a threaded comment for older ones."""
    if text.startswith("[") and "linkid=" in text:
        text = text.partition("linkid=")[2].partition("\n")[2].strip().partition("\n")[2]
    return text.strip()
