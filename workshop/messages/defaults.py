"""The words that a workshop begins with: one file for each kind and language, its first line the subject."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"


@cache
def default(kind, language):
    """(subject, body) of ``kind`` in ``language``; Vietnamese where there is no other."""
    path = FOLDER / ("en" if language == "en" else "vi") / f"{kind}.txt"
    subject, _blank, body = path.read_text(encoding="utf-8").partition("\n")
    return subject.strip(), body.strip()
