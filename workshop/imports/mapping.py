"""How the columns of each sheet are understood, as a page shows it and a person changes it.

{sheet name: {"header": [number of its first row, of its last] or None, "columns": {code: [indexes from 0]},
"skip": bool, "headings": [text by column]}}; a sheet that a changed mapping does not name is understood by itself.
Where a list has columns but no row that heads them, "header" is None and "start" the number of its first row.
"""

from workshop.imports.cells import is_number, text_of
from workshop.imports.headers import NUMBER_HEADINGS, Header, heading_key, said_in


def usual_of(mapping):
    """What a person chose for the rows of the list that say nothing, "" for nothing; it stands with every sheet."""
    return next((said["usual"] for said in mapping.values() if said.get("usual")), "")


def with_usual(mapping, usual):
    """``mapping`` with this choice."""
    bare = {name: {key: value for key, value in said.items() if key != "usual"} for name, said in mapping.items()}
    return {name: said | {"usual": usual} for name, said in bare.items()} if usual else bare


def is_skipped(stated):
    """Whether a person leaves the sheet out; no header and nothing else said means the same."""
    return stated.get("skip", stated.get("header") is None)


def header_of(stated, rows, codes):
    """The Header that a ``stated`` mapping describes, or None where it heads nothing; unknown codes are left out.

    Of a list without headings it ends before it begins.
    """
    columns = {code: list(indexes) for code, indexes in stated["columns"].items() if code in codes and indexes}
    if not stated.get("header"):
        return _headless(columns, rows, stated.get("start") or 1) if columns else None
    numbers = sorted(stated["header"])
    first = sum(row.number < numbers[0] for row in rows)
    last = sum(row.number <= numbers[-1] for row in rows) - 1
    header = Header(first, last)
    header.columns = columns
    header.headings = [{heading_key(text) for text in texts} for texts in _texts(header, rows)]
    header.said = said_in(rows[header.first : header.last + 1])
    taken = header.known
    header.number_column = next((at for at, keys in enumerate(header.headings)
                                 if keys & NUMBER_HEADINGS and at not in taken), None)  # fmt: skip
    return header


def _headless(columns, rows, start):
    first = sum(row.number < start for row in rows)
    header = Header(first, first - 1, columns)
    header.number_column = _numbering_column(rows[first:], header.known)
    return header


def _numbering_column(rows, taken):
    """The first column, where it means nothing else and nearly all of its cells are numbers."""
    texts = [text for row in rows if row.cells and (text := text_of(row.cells[0]))]
    numbered = sum(is_number(text) for text in texts)
    return 0 if 0 not in taken and numbered and numbered * 5 >= len(texts) * 4 else None


def stated_of(header, rows, *, skip=False):
    """The mapping of one sheet in the shape that :func:`header_of` reads."""
    if header is None:
        return {"header": None, "columns": {}, "skip": skip, "headings": []}
    heading_rows = rows[header.first : header.last + 1]
    columns = {code: list(dict.fromkeys(indexes)) for code, indexes in header.columns.items()}
    if not heading_rows:
        start = rows[header.first].number if header.first < len(rows) else None
        return {"header": None, "columns": columns, "skip": skip, "headings": [], "start": start}
    numbers = [heading_rows[0].number, heading_rows[-1].number]
    headings = [" / ".join(dict.fromkeys(texts)) for texts in _texts(header, rows)]
    return {"header": numbers, "columns": columns, "skip": skip, "headings": headings}


def _texts(header, rows):
    """What stands above each column, from top to bottom."""
    heading_rows = rows[header.first : header.last + 1]
    width = max((len(row.cells) for row in heading_rows), default=0)
    return [[text for row in heading_rows if at < len(row.cells) and (text := text_of(row.cells[at]))]
            for at in range(width)]  # fmt: skip
