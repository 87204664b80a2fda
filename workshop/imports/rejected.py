"""The rows that need a person as a table to correct and hand in again."""

from workshop.edges.spreadsheets import Column, Sheet, fitting, write_xlsx
from workshop.extensions import db
from workshop.imports.headers import heading_key
from workshop.imports.queries import counts_by_sheet, rows, sheet_of

NOTHING = "Không có dòng nào cần xem lại"


def rejected_table(batch, target, heads, in_words):
    """The rows of ``batch`` that need a person, their cells as they stood, then the texts of ``heads``: sheet, row,
    reason. ``in_words(row)`` is the reason."""
    sheets = []
    for name, count in counts_by_sheet(batch).items():
        if count["needs_person"]:
            rejected = list(db.session.scalars(rows(batch, "needs_person", name)))
            sheets.append(_sheet(batch, target, name, rejected, heads, in_words))
    return write_xlsx(sheets or [Sheet("Danh sách", (Column(NOTHING, width=40),), ())])


def _sheet(batch, target, name, rejected, heads, in_words):
    said = sheet_of(batch, name)
    width = max([len(row.source) for row in rejected] + [len(said["headings"])])
    texts = [*(_heading(said, target, at) for at in range(width)), *heads]
    lines = tuple((*_cells(row, width), row.sheet, str(row.row), in_words(row)) for row in rejected)
    columns = tuple(
        Column(text, width=fitting([text, *(line[at] for line in lines)], most=60 if text == heads[-1] else 36))
        for at, text in enumerate(texts)
    )
    return Sheet(name or "Danh sách", columns, lines)


def _cells(row, width):
    """The cells as they stood; what was read out of an old encoding as it was read, since no font goes with it."""
    decoded = {params["before"]: params["after"] for _, params in row.notes if {"before", "after"} <= params.keys()}
    found = [decoded.get(value, value) for value in row.source]
    return [*found, *[""] * (width - len(found))]


def _heading(said, target, at):
    """The file's own heading where it says the meaning that was chosen, otherwise the usual one of the meaning."""
    own = said["headings"][at].split(" / ")[-1] if at < len(said["headings"]) else ""
    for meaning in target.meanings:
        indexes = said["columns"].get(meaning.code, [])
        if at in indexes:
            usual = _usual(meaning, indexes, at)
            known = {heading_key(text) for text in (*meaning.headers, *meaning.first_part, "tên")}
            return own if heading_key(own) in known else usual
    return own or f"({at + 1})"


def _usual(meaning, indexes, at):
    if len(indexes) > 1 and meaning.first_part:
        return "Tên" if at == indexes[-1] else meaning.first_part[0].capitalize()
    return meaning.headings[0]
