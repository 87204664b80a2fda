"""Finding the row that heads the columns, below letterheads and over two merged rows."""

import re
from dataclasses import dataclass, field

from workshop.imports.cells import text_of
from workshop.vietnamese.names import fold

SEARCHED_ROWS = 40
_SIGNS = re.compile(r"[^\w]+")
NUMBER_HEADINGS = frozenset({"tt", "stt", "so tt", "so thu tu", "no", "so"})


@dataclass
class Header:
    """Where a sheet's columns stand: ``columns`` by code, indexes from 0, first parts before the rest."""

    first: int  # indexes into the sheet's rows
    last: int
    columns: dict = field(default_factory=dict)
    number_column: int | None = None
    headings: list = field(default_factory=list)

    @property
    def weight(self):
        """How much it explains: more columns before fewer rows."""
        return len(self.columns), self.first - self.last

    @property
    def known(self):
        """Indexes of the columns that mean something."""
        return {index for indexes in self.columns.values() for index in indexes}


def heading_key(text):
    """A heading without accents, case and signs: "Địa chỉ (ấp/khóm)" is "dia chi ap khom"."""
    return " ".join(_SIGNS.sub(" ", fold(text)).split())


def find_header(rows, meanings, essential):
    """The header of a sheet's ``rows``, or None where no row heads what is essential."""
    best = None
    for at in range(min(len(rows), SEARCHED_ROWS)):
        for last in (at, at + 1):
            if last >= len(rows):
                continue
            found = _read(rows, at, last, meanings)
            if _heads(found, rows, essential, meanings) and (best is None or found.weight > best.weight):
                best = found
    while best and best.first and _hangs_from(rows[best.first], rows[best.first - 1]):
        best.first -= 1
    return best


def _hangs_from(row, above):
    """Whether a cell of ``row`` is merged with the row ``above``: both are the header."""
    return any(cell.merged_from and cell.merged_from[0] == above.number for cell in row.cells)


def _heads(header, rows, essential, meanings):
    """Whether it heads what is essential, and its second row is no person or product already."""
    if not all(code in header.columns for code in essential):
        return False
    if len(header.columns) == 1 and len(header.known) > 2:
        return False  # a title merged over the whole list
    if header.first == header.last:
        return True
    upper, lower = rows[header.first], rows[header.last]
    for index in header.columns[essential[0]]:
        below, above = text_of(lower.cells[index]), text_of(upper.cells[index])
        if below and below != above and not _meaning_of(heading_key(below), meanings, follows_part=True):
            return False
    return True


def is_repeated(row, header):
    """Whether ``row`` says the headings again, as on a later page, or only numbers the columns."""
    texts = [text_of(cell) for cell in row.cells]
    same = sum(bool(text) and index < len(header.headings) and heading_key(text) in header.headings[index]
               for index, text in enumerate(texts))  # fmt: skip
    said = [text.strip("() ") for text in texts if text]
    numbered = len(said) > 2 and said == [str(int(said[0]) + at) for at in range(len(said))] if (
        said and said[0].isdecimal()
    ) else False
    return numbered or (same >= 2 and same * 2 > len(said))


def _read(rows, first, last, meanings):
    header = Header(first, last)
    upper, lower = rows[first], rows[last]
    width = max(len(upper.cells), len(lower.cells))
    before = None
    for index in range(width):
        candidates = _candidates(upper, lower, index)
        header.headings.append({heading_key(text) for text in candidates})
        if header.number_column is None and header.headings[index] & NUMBER_HEADINGS:
            header.number_column = index
            continue
        before = _place(header, index, candidates, meanings, before)
    header.columns.pop("", None)  # a first part whose other half never came
    return header


def _candidates(upper, lower, index):
    """What heads a column, the most particular first: its lower cell, both together, its upper cell."""
    above = text_of(upper.cells[index]) if index < len(upper.cells) else ""
    if lower is upper:
        return [above] if above else []
    below = text_of(lower.cells[index]) if index < len(lower.cells) else ""
    if below == above:
        return [above] if above else []
    return [text for text in (below, f"{above} {below}".strip(), above) if text]


def _place(header, index, candidates, meanings, before):
    """Enter the column under its meaning; returns a first part that waits for its other half."""
    for text in candidates:
        key = heading_key(text)
        if any(key in {fold(part) for part in meaning.first_part} for meaning in meanings):
            header.columns.setdefault("", []).append(index)
            return index
        meaning = _meaning_of(key, meanings, follows_part=before is not None)
        if meaning:
            place = header.columns.setdefault(meaning.code, [])
            if before is not None and meaning.first_part:
                header.columns[""].remove(before)
                place.append(before)
            place.append(index)
            return None
    return before


def _meaning_of(key, meanings, *, follows_part=False):
    best, length = None, 0
    for meaning in meanings:
        variants = [heading_key(variant) for variant in meaning.headers]
        if follows_part and meaning.first_part and key == "ten":
            return meaning
        for variant in variants:
            fits = key == variant or (" " in variant and key.startswith(f"{variant} "))
            if fits and len(variant) > length:
                best, length = meaning, len(variant)
    return best
