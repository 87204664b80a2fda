"""The costs of a workshop as people type them: "content | amount | source" a line, sentences between them."""

import re
from dataclasses import dataclass

from workshop.vietnamese.numbers import group_thousands

_AMOUNT = re.compile(r"(\d{1,3}(?:[. ,]\d{3})+|\d+)\s*(?:đồng|đ|vnđ|vnd)?\.?", re.IGNORECASE)
_SUM_INSIDE = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{5,}")


@dataclass(frozen=True)
class Line:
    """An item with its amount (None: its words are no number), or a sentence in words."""

    number: int
    text: str
    typed_amount: str = ""
    source: str = ""
    is_item: bool = False
    is_readable: bool = True

    @property
    def amount(self):
        """The amount in đồng."""
        found = _AMOUNT.fullmatch(self.typed_amount)
        return int(re.sub(r"\D", "", found.group(1))) if found else None


def lines_of(text):
    """The lines of ``text`` that hold anything."""
    return [_line(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def unreadable(text):
    """The first line of ``text`` that is neither an item with an amount nor a sentence without one, or None."""
    return next((line for line in lines_of(text) if not line.is_readable), None)


def amount_text(line):
    """1.500.000, or the words that were typed."""
    return line.typed_amount if line.amount is None else group_thousands(line.amount)


def _line(number, text):
    if "|" not in text:
        return Line(number, text, is_readable=not _SUM_INSIDE.search(text))
    parts = [part.strip() for part in text.split("|")]
    what, amount, source = [*parts, "", ""][:3]
    item = Line(number, what, amount, source, is_item=True)
    return item if what and item.amount is not None and len(parts) <= 3 else Line(
        number, what, amount, source, is_item=True, is_readable=False
    )  # fmt: skip
