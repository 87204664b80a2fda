"""XLS of Excel 97-2003 and before, whatever it is named."""

import io

import xlrd

from workshop.edges.spreadsheets.grid import Found, Grid
from workshop.edges.spreadsheets.looks import colour_name, legacy_font
from workshop.edges.spreadsheets.model import Look, ReadSheet, ReadTable
from workshop.edges.spreadsheets.numbers import whole
from workshop.edges.spreadsheets.refusals import ImageOnly, NotASpreadsheet, PasswordProtected, TruncatedFile

_DRAWINGS = (b"\xff\xd8\xff\xe0", b"\x89PNG\r\n", b"JFIF\x00")


def read_xls(data, filename):
    """Read every sheet, hidden ones too; what its formulas are is not told, only what they gave.

    :raises PasswordProtected: if it is encrypted.
    :raises NotASpreadsheet: if it is another document of the office, such as a letter.
    :raises ImageOnly: if there are pictures and no cell with text.
    :raises SpreadsheetTooLarge: above the limits.
    :raises TruncatedFile: if it cannot be opened.
    """
    book = _opened(data, filename)
    sheets = tuple(_Sheet(book, sheet).read(filename) for sheet in book.sheets())
    if not any(sheet.rows for sheet in sheets) and any(mark in data for mark in _DRAWINGS):
        raise ImageOnly(filename=filename)
    return ReadTable("xls", sheets)


def _opened(data, filename):
    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except MemoryError:
        raise
    except Exception as error:  # a damaged file shows itself as almost any error in the library
        said = str(error).lower()
        if "encrypted" in said or "password" in said:
            raise PasswordProtected(filename=filename) from None
        if "can't find workbook" in said or "unsupported format" in said:
            raise NotASpreadsheet(filename=filename) from None
        raise TruncatedFile(filename=filename) from error


class _Sheet:
    def __init__(self, book, sheet):
        self.book, self.sheet, self.looks = book, sheet, {}

    def read(self, filename):
        """The sheet with its looks, merges, notes and what is hidden."""
        sheet, rows = self.sheet, {}
        for row in range(sheet.nrows):
            found = {at + 1: cell for at in range(sheet.row_len(row)) if (cell := self._cell(row, at))}
            if found:
                rows[row + 1] = found
        grid = Grid(
            rows,
            merges=[(left + 1, top + 1, right, bottom) for top, bottom, left, right in sheet.merged_cells],
            hidden_rows={number + 1 for number, info in sheet.rowinfo_map.items() if info.hidden},
            hidden_columns={number + 1 for number, info in sheet.colinfo_map.items() if info.hidden},
            notes={(row + 1, column + 1): note.text.strip()[:500]
                   for (row, column), note in sheet.cell_note_map.items()},
        )  # fmt: skip
        return ReadSheet(sheet.name, grid.finished(filename), sheet.visibility != 0)

    def _cell(self, row, column):
        kind = self.sheet.cell_type(row, column)
        if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
            return None
        value = self._value(kind, self.sheet.cell_value(row, column))
        if value == "":
            return None
        index = self.sheet.cell_xf_index(row, column)
        if index not in self.looks:
            self.looks[index] = self._look(index)
        return Found(value, self._with_runs(row, column, self.looks[index]), is_formula=False)

    def _value(self, kind, value):
        if kind == xlrd.XL_CELL_TEXT:
            return value.replace("\0", "")
        if kind == xlrd.XL_CELL_DATE:
            try:
                return xlrd.xldate_as_datetime(value, self.book.datemode)
            except (ValueError, OverflowError):
                return whole(value)
        if kind == xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(value, "#N/A")
        return bool(value) if kind == xlrd.XL_CELL_BOOLEAN else whole(value)

    def _look(self, index):
        try:
            form = self.book.xf_list[index]
            font = self.book.font_list[form.font_index]
        except IndexError:  # a damaged file: its texts stand, how they look is lost
            return Look()
        rgb = self.book.colour_map.get(form.background.pattern_colour_index) if form.background.fill_pattern else None
        return Look(legacy_font(font.name), bool(font.struck_out), colour_name(bytes(rgb).hex()) if rgb else "")

    def _with_runs(self, row, column, look):
        runs = self.sheet.rich_text_runlist_map.get((row, column), ())
        for index in (index for _start, index in runs if index < len(self.book.font_list)):
            font = self.book.font_list[index]
            look = look._replace(
                font=look.font or legacy_font(font.name), is_struck=look.is_struck or bool(font.struck_out)
            )
        return look
