"""Cells that were found, put together to the rows of a sheet: merges shown everywhere, what is hidden said."""

from workshop.edges.spreadsheets import limits
from workshop.edges.spreadsheets.model import Cell, Row

_EMPTY, _EMPTY_HIDDEN = Cell(), Cell(is_hidden=True)


class Found:
    """A cell that holds anything, as it was found."""

    __slots__ = ("is_formula", "look", "value")

    def __init__(self, value, look, is_formula):
        self.value, self.look, self.is_formula = value, look, is_formula


class Grid:
    """One sheet's finds: ``rows`` {number: {column: found}}, notes {(row, column): text}, all from 1."""

    def __init__(self, rows, *, merges=(), hidden_rows=(), hidden_columns=(), notes=None):
        self.rows, self.hidden_rows, self.hidden_columns = rows, hidden_rows, hidden_columns
        self.notes = notes or {}
        self.width = max((max(row) for row in rows.values() if row), default=0)
        self.origins = self._origins(merges)

    def finished(self, filename):
        """The Rows in order.

        :raises SpreadsheetTooLarge: above the limits of rows, columns and cells.
        """
        rows, width = len(self.rows), self.width
        if rows > limits.MAX_ROWS or width > limits.MAX_COLUMNS or rows * width > limits.MAX_CELLS:
            raise limits.too_large(filename)
        return tuple(self._row(number) for number in sorted(self.rows))

    def _origins(self, merges):
        """{row: {column: (row, column) it takes its value from}} within the used rows and columns."""
        numbers, origins, left_over = sorted(self.rows), {}, len(self.rows) * self.width
        for left, top, right, bottom in merges:
            if not (left and top and right and bottom):
                continue
            for row in numbers if bottom - top > len(numbers) else range(top, bottom + 1):
                if row in self.rows and top <= row <= bottom:
                    columns = range(left, min(right, self.width) + 1)
                    left_over -= len(columns)
                    if left_over < 0:
                        return origins  # merges that overlap, which no office writes and a bomb would
                    origins.setdefault(row, {}).update((at, (top, left)) for at in columns if (row, at) != (top, left))
        return origins

    def _row(self, number):
        found, origins = self.rows[number], self.origins.get(number)
        is_hidden = number in self.hidden_rows
        cells = [self._cell(number, column, found, origins, is_hidden) for column in range(1, self.width + 1)]
        return Row(number, tuple(cells), is_hidden)

    def _cell(self, row, column, found, origins, is_hidden):
        is_hidden = is_hidden or column in self.hidden_columns
        origin = origins.get(column) if origins else None
        note = self.notes.get((row, column), "") if self.notes else ""
        cell = self.rows.get(origin[0], {}).get(origin[1]) if origin else found.get(column)
        if cell is None:
            if origin or note:
                return Cell(merged_from=origin, is_hidden=is_hidden, note=note)
            return _EMPTY_HIDDEN if is_hidden else _EMPTY
        look = cell.look
        return Cell(cell.value, origin, look.font, look.is_struck, is_hidden, cell.is_formula, note, look.fill)
