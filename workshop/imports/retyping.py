"""A row's columns as texts that a person can correct, and the reading that corrected texts make."""

from workshop.edges.spreadsheets import Cell
from workshop.errors import WorkshopError
from workshop.imports import reasons, verdicts
from workshop.imports.cells import lines_of, text_of
from workshop.imports.queries import sheet_of
from workshop.imports.readers import read

# what a reader adds beside the code of its column
# what was said of a cell that a person has typed anew
ANSWERED = (reasons.NOT_READ, reasons.PARTLY_READ, reasons.MORE_THAN_A_NAME, reasons.OTHERS_LEFT_OUT,
            reasons.PHONE_ROUNDED, reasons.SAME_AS_ABOVE, reasons.NOTHING_ABOVE)  # fmt: skip
BESIDE = {"person": ("honorific", "titles", "people", "unnamed"), "phone": ("other_phones",)}


def texts_of(target, batch, row):
    """{code: text} of every column that is not sensitive: as understood, otherwise as the cell says it."""
    texts = {}
    for meaning in target.meanings:
        if not meaning.is_sensitive:
            texts[meaning.code] = _said(meaning, row) or cell_of(batch, row, meaning.code)
    return texts


def reading_of(target, batch, row, texts):
    """(reading, refusal or None) of ``row`` with ``texts`` in place of what it said; unchanged ones stay as read."""
    before = texts_of(target, batch, row)
    reading, refusal = dict(row.reading), None
    try:
        for meaning in target.meanings:
            text = texts.get(meaning.code)
            if meaning.is_sensitive or ((text is None or text == before[meaning.code]) and meaning.code in reading):
                continue
            _retype(meaning, text if text is not None else before[meaning.code], reading)
        for code in target.essential:
            if not reading.get(code):
                raise reasons.ValueMissing(column=_heading(target, code))
        target.understand(reading)
    except WorkshopError as error:
        refusal = verdicts.as_refusal(error)
    return reading, refusal


def notes_of(target, batch, row, texts):
    """The notes of ``row`` without those about cells that ``texts`` answer."""
    before = texts_of(target, batch, row)
    answered = [meaning for meaning in target.meanings if texts.get(meaning.code, before.get(meaning.code))
                != before.get(meaning.code)]  # fmt: skip
    headings = {meaning.headings[0] for meaning in answered}
    phone = any(meaning.reader == "phone" for meaning in answered)

    def is_answered(message, params):
        about = params["column"] in headings if "column" in params else phone
        return message in ANSWERED and about

    return [[message, params] for message, params in row.notes if not is_answered(message, params)]


def _retype(meaning, text, reading):
    """Read ``text`` as a cell of this column.

    :raises CellUnreadable: if it cannot be read; who corrects a row is told at once.
    """
    reading.pop(meaning.code, None)
    if not text.strip():
        return
    cell = Cell(text)
    added, doubts = read(meaning, [cell], [text_of(cell)])
    for name in BESIDE.get(meaning.reader, ()):
        if name != "titles" or "titles" in added:
            reading.pop(name, None)
    reading.update(added)
    refusal = next((doubt.refusal for doubt in doubts if doubt.refusal), None)
    if refusal is not None:
        raise refusal
    if doubts and meaning.code not in added:
        raise reasons.CellUnreadable(column=meaning.headings[0], value=text[:120])


def _said(meaning, row):
    value = row.reading.get(meaning.code)
    if meaning.reader == "person" and row.is_decided and row.reading.get("people"):
        return "\n".join(row.reading["people"])  # as they were typed, not as the file has them
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "x" if value else "không"
    return str(value)


def cell_of(batch, row, code):
    """What the file says in the columns of this code, on one line each."""
    columns = sheet_of(batch, row.sheet)["columns"].get(code, ())
    found = ("\n".join(lines_of(Cell(row.source[at]))) for at in columns if at < len(row.source))
    return " ".join(dict.fromkeys(text for text in found if text))


def _heading(target, code):
    return next(meaning.headings[0] for meaning in target.meanings if meaning.code == code)
