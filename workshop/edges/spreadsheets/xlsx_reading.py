"""XLSX, as openpyxl understands it, with merges, fonts, strikes and what is hidden."""

import warnings
import zipfile
from io import BytesIO

import openpyxl
from defusedxml.ElementTree import fromstring
from openpyxl.utils.cell import range_boundaries

from workshop.edges.spreadsheets.limits import MAX_COLUMNS, MAX_ROWS, too_large
from workshop.edges.spreadsheets.model import Cell, ReadSheet, ReadTable, Row
from workshop.edges.spreadsheets.refusals import ImageOnly, TruncatedFile
from workshop.edges.spreadsheets.xlsx_cleaning import CleanWorkbook


def read_xlsx(data, filename):
    """Read every sheet, hidden ones too.

    :raises ImageOnly: if there are pictures and no cell with text.
    :raises SpreadsheetTooLarge: above the limits.
    :raises TruncatedFile: if it cannot be opened.
    """
    clean = CleanWorkbook(data, filename)
    values = _opened(clean, data_only=True)
    formulas = _opened(clean, data_only=False) if clean.has_formulas else None
    paths = _sheet_paths(clean.data)
    sheets = []
    for sheet in values.worksheets:
        source = formulas[sheet.title] if formulas else None
        merges = clean.merges.get(paths.get(sheet.title), [])
        sheets.append(_SheetReader(sheet, source, merges, filename).read())
    if clean.has_pictures and not any(sheet.rows for sheet in sheets):
        raise ImageOnly(filename=filename)
    return ReadTable("xlsx", tuple(sheets))


def _opened(clean, *, data_only):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions it leaves out, and of odd dates
            return openpyxl.load_workbook(BytesIO(clean.data), data_only=data_only, keep_links=False)
    except MemoryError:
        raise
    except Exception as error:  # a damaged package shows itself as almost any error in the library
        raise TruncatedFile(filename=clean.filename) from error


def _sheet_paths(data):
    """Where each sheet lies in the package, by its name; the library does not keep it."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(package.namelist()):
            return {}  # parts under other names: read all the same, only merges stay unknown
        book = fromstring(package.read("xl/workbook.xml"))
        relations = fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    paths = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            target = targets.get(next((v for k, v in sheet.items() if k.endswith("}id")), ""), "")
            paths[sheet.get("name")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return paths


class _SheetReader:
    def __init__(self, sheet, formulas, merges, filename):
        self.sheet, self.formulas, self.filename = sheet, formulas, filename
        self.merges = [range_boundaries(merge) for merge in merges]
        self.hidden_columns = set()
        for dimension in sheet.column_dimensions.values():
            if dimension.hidden:
                self.hidden_columns.update(range(dimension.min, min(dimension.max, MAX_COLUMNS) + 1))

    def read(self):
        used = self._used()
        if len(used) > MAX_ROWS or any(column > MAX_COLUMNS for row in used.values() for column in row):
            raise too_large(self.filename)
        width = max((max(row) for row in used.values()), default=0)
        origins = self._origins(used, width)
        rows = tuple(self._row(number, width, used, origins) for number in sorted(used))
        return ReadSheet(self.sheet.title, rows, self.sheet.sheet_state != "visible")

    def _used(self):
        """Cells that hold anything, by row and column."""
        used = {}
        for (row, column), cell in self.sheet._cells.items():
            if cell.value is not None or self._is_formula(row, column):
                used.setdefault(row, {})[column] = cell
        return used

    def _is_formula(self, row, column):
        source = self.formulas._cells.get((row, column)) if self.formulas else None
        return source is not None and source.data_type == "f"

    def _origins(self, used, width):
        """Where each cell of a merge takes its value from, within the used rows and columns."""
        origins = {}
        for left, top, right, bottom in self.merges:
            for row in used:
                if top <= row <= bottom:
                    for column in range(left, min(right, width) + 1):
                        if (row, column) != (top, left):
                            origins[row, column] = (top, left)
        return origins

    def _row(self, number, width, used, origins):
        is_hidden = (
            bool(self.sheet.row_dimensions[number].hidden) if number in self.sheet.row_dimensions else False
        )
        cells = tuple(self._cell(number, column, used, origins, is_hidden) for column in range(1, width + 1))
        return Row(number, cells, is_hidden)

    def _cell(self, row, column, used, origins, row_hidden):
        origin = origins.get((row, column))
        at = origin or (row, column)
        cell = used.get(at[0], {}).get(at[1])
        hidden = row_hidden or column in self.hidden_columns
        if cell is None:
            return Cell(merged_from=origin, is_hidden=hidden)
        return Cell(
            value=cell.value,
            merged_from=origin,
            font=cell.font.name or "",
            is_struck=bool(cell.font.strike),
            is_hidden=hidden,
            is_formula=self._is_formula(*at),
            note=cell.comment.text if cell.comment else "",
        )
