"""What the columns of a sheet probably mean where its headings are not understood: a proposal for a person."""

from workshop.edges.spreadsheets import Cell, Row
from workshop.imports.headers import read_header
from workshop.imports.mapping import stated_of
from workshop.imports.people import People
from workshop.vietnamese import phones
from workshop.vietnamese.honorifics import begins_with_family_name

_MOST = 0.5  # of the cells of a column that hold anything


def suggested(target, top, number, samples):
    """The sheet as if row ``number`` of ``top`` headed it; what its headings leave open is told by the cells.

    ``top`` are ImportRows, ``samples`` the texts of each column. The shape is that of ``mapping``; without such a
    row there is no header, and the cells alone speak.
    """
    rows = [Row(row.row, tuple(Cell(text) for text in row.source)) for row in top]
    at = next((at for at, row in enumerate(rows) if row.number == number), None)
    if at is None:
        return {"header": None, "columns": _by_cells(target, samples, {}), "skip": False, "headings": []}
    said = stated_of(read_header(rows, at, at, target.meanings), rows)
    return said | {"columns": said["columns"] | _by_cells(target, samples, said["columns"])}


def _by_cells(target, samples, known):
    """{code: [index]} of the first column of names, of phones, of addresses, where nothing means that yet."""
    taken, found = {at for indexes in known.values() for at in indexes}, {}
    for reader, fits in _FITS.items():
        code = next((meaning.code for meaning in target.meanings if meaning.reader == reader), None)
        free = (at for at, texts in enumerate(samples) if at not in taken and _mostly(fits, texts))
        if code is not None and code not in known and (at := next(free, None)) is not None:
            found[code] = [at]
            taken.add(at)
    return found


def _mostly(fits, texts):
    return bool(texts) and sum(map(fits, texts)) >= _MOST * len(texts)


def _is_person(text):
    named = People([text]).names
    first = named[0] if named else None
    is_name = first is not None and (bool(first.honorific) or begins_with_family_name(first.name))
    return is_name and 2 <= len(first.name.split()) <= 6 and not any(sign.isdigit() for sign in first.name)


def _is_phone(text):
    return phones.normalize_phone(text).number is not None and not any(sign.isalpha() for sign in text)


def _is_email(text):
    return "@" in text


_FITS = {"person": _is_person, "phone": _is_phone, "email": _is_email}
