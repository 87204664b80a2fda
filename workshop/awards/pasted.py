"""Recipients as they come from a table, pasted or in a file: name, address and kind of recipient, one a row."""

from workshop.edges.spreadsheets import read_table
from workshop.vietnamese.names import clean_name, fold

_KINDS = {
    "tap the": "collective", "collective": "collective", "hop tac xa": "collective", "cong ty": "collective",
    "doanh nghiep": "collective", "to hop tac": "collective", "don vi": "collective",
    "ca nhan": "individual", "individual": "individual",
    "ho": "household", "ho gia dinh": "household", "ho kinh doanh": "household", "household": "household",
    "household business": "household",
}  # fmt: skip
KIND_WORDS = {"collective": "Tập thể", "household": "Hộ kinh doanh", "individual": "Cá nhân"}
_HEADS = {
    "name": ("ten", "ho ten", "ho va ten", "tap the", "don vi", "ca nhan", "nguoi nhan", "chu the", "name"),
    "address": ("dia chi", "noi o", "address"),
    "kind": ("doi tuong", "loai", "kind", "hinh thuc to chuc"),
}
_OTHERS = ("chuc vu", "chuc danh", "thanh tich", "ghi chu", "dien thoai", "position", "achievement", "note")
_ORDER = ("stt", "tt", "so tt", "no", "no.", "#")


def read_pasted(text):
    """[(name, address, kind of recipient or None)] of the lines of ``text``, whose cells tabs, ";" or "|" part.

    Under a head that names the columns each is found by its name, and others are left out. Without one a first column
    of running numbers is left out, and what names no kind belongs to the address.
    """
    return read_rows([_cells(line) for line in text.splitlines()])


def read_file(data, filename):
    """The same of a table in a file: XLSX, XLS or CSV; a sheet that is hidden is left out."""
    rows = []
    for sheet in read_table(data, filename).sheets:
        if not sheet.is_hidden:
            rows += [[_text(cell.value) for cell in row.cells] for row in sheet.rows]
    return read_rows(rows)


def as_lines(recipients):
    """The recipients as lines that ``read_pasted`` reads again."""
    return "\n".join(
        "\t".join(filter(None, (name, address, KIND_WORDS.get(kind, "")))) for name, address, kind in recipients
    )


def read_rows(rows):
    """The recipients of ``rows`` of texts."""
    rows = [row for row in rows if any(row)]
    columns, found = None, []
    if rows and all(len(row) > 1 and _counts(row[0]) for row in rows) and not _columns(rows[0]):
        rows = [row[1:] for row in rows]
    for row in rows:
        if (named := _columns(row)) is not None:
            columns, found = named, found if columns else []  # what stood above the first head is a title
        elif columns:
            found.append(_under(columns, row))
        else:
            found.append(_recipient(row))
    return [each for each in found if each[0]]


def _cells(line):
    for mark in "|;":
        line = line.replace(mark, "\t")
    return [clean_name(cell.strip("\"'")) for cell in line.split("\t")]


def _text(value):
    return clean_name("" if value is None else str(value))


def _counts(cell):
    """Whether the cell only says which row it is."""
    return fold(cell) in _ORDER or cell.rstrip(".").isdecimal()


def _columns(row):
    """{name, address, kind: place} of a head, or None: it names a person or unit, and something beside it."""
    found = {}
    for place, cell in enumerate(map(fold, row)):
        for column, words in _HEADS.items():
            begins = column != "kind" and len(cell) < 30 and cell.startswith(words)
            if column not in found and (cell in words or begins):
                found[column] = place
                break
    beside = len(found) > 1 or any(fold(cell) in (*_ORDER, *_OTHERS) for cell in row)
    return found if "name" in found and beside and _is_head(row, found) else None


def _is_head(row, found):
    """Whether nothing in the named cells is more than the name of a column."""
    return all(not any(sign.isdigit() for sign in row[place]) for place in found.values())


def _under(columns, row):
    name, address, kind = (
        row[columns[column]] if column in columns and columns[column] < len(row) else "" for column in _HEADS
    )
    return name, address, _KINDS.get(fold(kind))


def _recipient(row):
    name, *others = row
    kind = next((found for cell in others if (found := _KINDS.get(fold(cell)))), None)
    address = ", ".join(cell for cell in others if cell and fold(cell) not in _KINDS)
    return name, address, kind
