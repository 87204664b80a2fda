"""The tables that an import hands out: its template, and the rows that need a person."""

from workshop.edges.spreadsheets import Column, Sheet, write_xlsx
from workshop.extensions import db
from workshop.imports.queries import rows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_table(target):
    """An XLSX with every column that is understood and one row of example."""
    headings = [("TT", "1"), *((meaning.headings[0], meaning.example) for meaning in target.meanings)]
    columns = tuple(Column(heading, width=max(10, min(30, len(heading) + 6))) for heading, _ in headings)
    return write_xlsx([Sheet("Danh sách", columns, (tuple(example for _, example in headings),))])


def rejected_table(batch, reason_heading, in_words):
    """The rows of ``batch`` that need a person, as they stood, with ``in_words(row)`` in a last column."""
    sheets = []
    for name in batch.mapping:
        rejected = list(db.session.scalars(rows(batch, "needs_person", name)))
        if rejected:
            sheets.append(_sheet(batch, name, rejected, reason_heading, in_words))
    return write_xlsx(sheets)


def _sheet(batch, name, rejected, reason_heading, in_words):
    heads = [row.source for row in batch.rows if row.sheet == name and row.reason_code == "header_row"]
    width = max(len(row.source) for row in rejected)
    headings = [_heading(heads, at) for at in range(width)]
    columns = (*(Column(text, width=20) for text in headings), Column(reason_heading, width=60))
    lines = tuple((*row.source, *[""] * (width - len(row.source)), in_words(row)) for row in rejected)
    return Sheet(name or "Danh sách", columns, lines)


def _heading(heads, at):
    """The lowest heading that the file itself gave the column."""
    said = [str(head[at]) for head in heads[:2] if at < len(head) and head[at]]
    return said[-1] if said else f"({at + 1})"
