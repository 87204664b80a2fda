"""The matrix as a table for Excel."""

from flask_babel import gettext as _

from workshop.edges.spreadsheets import Column, Sheet, write_xlsx
from workshop.matching.queries import Cell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def matrix_xlsx(owners, platforms, cells, words):
    """A row an owner, a column a platform; ``words`` name the states."""
    columns = (Column(_("No."), 6), Column(_("Owner"), 44), *(Column(each.name, 20) for each in platforms))
    rows = [
        (number, owner.name, *(_shown(cells.get((owner.id, each.id), Cell()), words) for each in platforms))
        for number, owner in enumerate(owners, 1)
    ]
    return write_xlsx([Sheet(_("Owners × platforms"), columns, rows)])


def _shown(cell, words):
    text = str(words[cell.state])
    return f"{text}; {words['listed']}" if cell.is_listed and cell.state != "listed" else text
