"""Finding the row that heads the columns, below letterheads and over two merged rows."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from workshop.imports.cells import text_of
from workshop.vietnamese.names import fold

SEARCHED_ROWS = 40
_LONGEST_HEADING = 80  # a longer text is a sentence of the letterhead
_SIGNS = re.compile(r"[^\w]+")
NUMBER_HEADINGS = frozenset({"tt", "stt", "so tt", "so thu tu", "thu tu", "no", "so"})
# Parts of a name, whoever's list it is: "Họ", "Họ và", "Họ lót", "Họ, chữ đệm", and what may stand between.
_FAMILY_PART = re.compile(
    r"ho|ho (?:(?:va|chu|ten|dem|lot) )*(?:va|dem|lot|chu)|(?:(?:ten|chu) )?(?:dem|lot)|last name|surname|family name"
)
_GIVEN_PARTS = frozenset({"ten", "ten goi", "va ten", "ten rieng", "ten chinh", "first name", "given name"})
# Other words for a heading; a room need not repeat them.
_SAME_AS = {
    "dtdd": "dien thoai", "so dtdd": "dien thoai", "sdt zalo": "dien thoai", "so zalo": "dien thoai",
    "zalo": "dien thoai", "mobile": "dien thoai", "phone": "dien thoai", "tel": "dien thoai", "so may": "dien thoai",
    "dien thoai di dong": "dien thoai", "dt di dong": "dien thoai", "so dien thoai di dong": "dien thoai",
    "mail": "email", "dia chi mail": "email", "hop thu": "email", "gmail": "email",
    "ho va ten nguoi tham du": "ho va ten", "nguoi tham du": "ho va ten", "ten nguoi tham du": "ho va ten",
    "ho ten nguoi tham du": "ho va ten", "ho ten dai bieu": "ho va ten", "full name": "ho va ten",
    "ho va ten can bo": "ho va ten", "noi cong tac": "don vi", "co quan cong tac": "don vi", "don vi co quan": "don vi",
    "chuc vu cong tac": "chuc vu", "chuc vu don vi cong tac": "chuc vu",
}  # fmt: skip
_BEGINS = {"sdt": "dien thoai", "dt": "dien thoai", "dtdd": "dien thoai", "email": "email"}


@dataclass
class Header:
    """Where a sheet's columns stand: ``columns`` by code, indexes from 0, first parts before the rest."""

    first: int  # indexes into the sheet's rows
    last: int
    columns: dict = field(default_factory=dict)
    number_column: int | None = None
    headings: list = field(default_factory=list)
    said: list = field(default_factory=list)  # the headings as they stand, in small letters

    @property
    def weight(self):
        """How much it explains: more columns before fewer rows."""
        return len(self.columns), self.first - self.last

    @property
    def known(self):
        """Indexes of the columns that mean something."""
        return {index for indexes in self.columns.values() for index in indexes}


@lru_cache(4096)
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
            found = read_header(rows, at, last, meanings)
            if _heads(found, rows, essential, meanings) and (best is None or found.weight > best.weight):
                best = found
    best = best and _with_parts_of_names(best, rows, meanings)
    while best and best.first and _hangs_from(rows[best.first], rows[best.first - 1]):
        best.first -= 1
    if best:
        _prefer_what_is_shown(best, rows[best.last])
        best.said = said_in(rows[best.first : best.last + 1])
    return best


def _with_parts_of_names(header, rows, meanings):
    """The header with the row below it where that one only says which part of a name stands where."""
    at = header.last
    is_alone = header.first == at and at + 1 < len(rows)
    has_parts = is_alone and _joined_below(rows[at], rows[at + 1], len(rows[at].cells), meanings)
    return read_header(rows, at, at + 1, meanings) if has_parts else header


def said_in(heading_rows):
    """What heads each column, in small letters."""
    width = max((len(row.cells) for row in heading_rows), default=0)
    return [{_text_at(row, at).lower() for row in heading_rows} - {""} for at in range(width)]


def _prefer_what_is_shown(header, row):
    """Leave out a hidden column where a visible one means the same."""
    for code, indexes in header.columns.items():
        shown = [at for at in indexes if at >= len(row.cells) or not row.cells[at].is_hidden or row.is_hidden]
        header.columns[code] = shown or indexes


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
    joined = _joined_below(upper, lower, len(upper.cells), meanings)
    for index in header.columns[essential[0]]:
        below, above = _text_at(lower, index), _text_at(upper, index)
        key = heading_key(below)
        if below == above or _is_first_part(key, meanings) or index in joined:
            continue
        if below and not _meaning_of(key, meanings, follows_part=True):
            return False
    return True


def is_repeated(texts, header):
    """Whether ``texts`` say the headings again, as on a later page, or only number the columns."""
    said = [text for text in texts if text]
    if not said:
        return False
    first = said[0].strip("() ")
    if len(said) > 2 and first.isdecimal() and len(first) < 4:
        start = int(first)
        if all(text.strip("() ") == str(start + at) for at, text in enumerate(said)):
            return True
    same = 0
    for text, heads in zip(texts, header.said, strict=False):
        if text and text.lower() in heads:
            same += 1
    return same >= 2 and same * 2 > len(said)


def read_header(rows, first, last, meanings):
    """The Header that the rows from ``first`` to ``last``, one or two, make."""
    header = Header(first, last)
    upper, lower = rows[first], rows[last]
    width = max(len(upper.cells), len(lower.cells))
    joined = _joined_below(upper, lower, width, meanings) if lower is not upper else frozenset()
    before = []
    for index in range(width):
        candidates = _candidates(upper, lower, index)
        header.headings.append({heading_key(text) for text in candidates})
        if header.number_column is None and header.headings[index] & NUMBER_HEADINGS:
            header.number_column = index
            continue
        before = _place(header, index, candidates, meanings, before, is_part=index in joined)
    return header


def _joined_below(upper, lower, width, meanings):
    """Indexes of the columns before "Tên" under one merged heading of names, whatever stands above them there."""
    found, start = set(), 0
    while start < width:
        end = start + 1
        text = _text_at(upper, start)
        while end < width and text and _spreads(upper, start, end):
            end += 1
        naming = _meaning_of(heading_key(text), meanings) if end - start > 1 else None
        if naming and naming.first_part:
            below = [heading_key(_text_at(lower, at)) for at in range(start, end)]
            given = next((at for at, key in enumerate(below) if key in _GIVEN_PARTS), 0)
            found.update(start + at for at in range(given) if not _meaning_of(below[at], meanings))
        start = end
    return found


def _spreads(row, start, at):
    """Whether the cell at ``at`` belongs to the one at ``start`` by a merge."""
    said = row.cells[at].merged_from if at < len(row.cells) else None
    return said == (row.number, start + 1)


def _text_at(row, index):
    text = text_of(row.cells[index]) if index < len(row.cells) else ""
    return text if len(text) <= _LONGEST_HEADING else ""


def _candidates(upper, lower, index):
    """What heads a column, the most particular first: its lower cell, both together, its upper cell."""
    above = _text_at(upper, index)
    if lower is upper:
        return [above] if above else []
    below = _text_at(lower, index)
    if below == above:
        return [above] if above else []
    return [text for text in (below, f"{above} {below}".strip(), above) if text]


def _place(header, index, candidates, meanings, before, *, is_part):
    """Enter the column under its meaning; returns the first parts that wait for their other half."""
    if is_part:
        return [*before, index]
    for text in candidates:
        key = heading_key(text)
        if _is_first_part(key, meanings):
            return [*before, index]
        meaning = _meaning_of(key, meanings, follows_part=bool(before))
        if meaning:
            parts = before if meaning.first_part else []
            header.columns.setdefault(meaning.code, []).extend([*parts, index])
            return []
    return before


@dataclass(frozen=True)
class _Vocabulary:
    exact: dict
    beginnings: tuple
    first_parts: frozenset
    in_parts: object


@lru_cache(32)
def _vocabulary(meanings):
    """The headings of ``meanings``, folded once."""
    exact, longer = {}, {}
    for meaning in meanings:
        for variant in map(heading_key, meaning.headers):
            exact.setdefault(variant, meaning)
            if " " in variant:
                longer.setdefault(variant, meaning)
    beginnings = tuple(sorted(longer.items(), key=lambda item: -len(item[0])))
    in_parts = next((meaning for meaning in meanings if meaning.first_part), None)
    parts = {heading_key(part) for meaning in meanings for part in meaning.first_part}
    return _Vocabulary(exact, beginnings, frozenset(parts), in_parts)


def _is_first_part(key, meanings):
    words = _vocabulary(meanings)
    return key in words.first_parts or (words.in_parts is not None and _FAMILY_PART.fullmatch(key) is not None)


@lru_cache(4096)
def _meaning_of(key, meanings, *, follows_part=False):
    words = _vocabulary(meanings)
    if follows_part and words.in_parts and key in _GIVEN_PARTS:
        return words.in_parts
    found = words.exact.get(key) or words.exact.get(_SAME_AS.get(key))
    found = found or next((meaning for start, meaning in words.beginnings if key.startswith(f"{start} ")), None)
    return found or words.exact.get(_BEGINS.get(key.partition(" ")[0]))
