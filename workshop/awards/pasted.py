"""Recipients as they are pasted from a table: name, address and kind of recipient, one a line."""

from workshop.vietnamese.names import clean_name, fold

_KINDS = {
    "tap the": "collective", "collective": "collective", "hop tac xa": "collective", "cong ty": "collective",
    "doanh nghiep": "collective", "to hop tac": "collective", "don vi": "collective",
    "ca nhan": "individual", "individual": "individual",
    "ho": "household", "ho gia dinh": "household", "ho kinh doanh": "household", "household": "household",
    "household business": "household",
}  # fmt: skip
_HEADS = ("ten", "ho ten", "ho va ten", "ten in tren bang", "ten tap the", "ten don vi", "ten tap the ca nhan",
          "tap the ca nhan", "name", "name as printed")  # fmt: skip
_ORDER = ("stt", "tt", "so tt", "no", "no.", "#")


def read_pasted(text):
    """[(name, address, kind of recipient or None)] of the lines of ``text``, whose cells tabs, ";" or "|" part.

    A first column of running numbers and a head line are left out; a word that names no kind belongs to the address.
    """
    rows = [_cells(line) for line in text.splitlines()]
    rows = [row for row in rows if any(row)]
    if rows and all(len(row) > 1 and _counts(row[0]) for row in rows):
        rows = [row[1:] for row in rows]
    return [_recipient(row) for row in rows if row and row[0] and not _is_head(row)]


def _cells(line):
    for mark in "|;":
        line = line.replace(mark, "\t")
    return [clean_name(cell.strip('"')) for cell in line.split("\t")]


def _counts(cell):
    """Whether the cell only says which row it is."""
    return fold(cell) in _ORDER or cell.rstrip(".").isdecimal()


def _is_head(row):
    return len(row) > 1 and fold(row[0]).replace(",", "") in _HEADS


def _recipient(row):
    name, *others = row
    kind = next((found for cell in others if (found := _KINDS.get(fold(cell)))), None)
    address = ", ".join(cell for cell in others if cell and fold(cell) not in _KINDS)
    return name, address, kind
