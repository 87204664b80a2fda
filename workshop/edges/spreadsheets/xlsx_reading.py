"""XLSX (and XLSM, of which only the values are read): values, merges, fonts, strikes, notes and what is hidden."""

import zipfile
import zlib
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from workshop.edges.spreadsheets import limits
from workshop.edges.spreadsheets.grid import Grid
from workshop.edges.spreadsheets.model import ReadSheet, ReadTable
from workshop.edges.spreadsheets.refusals import ImageOnly, TruncatedFile
from workshop.edges.spreadsheets.xlsx_looks import Looks, Texts
from workshop.edges.spreadsheets.xlsx_notes import notes_of
from workshop.edges.spreadsheets.xlsx_package import Package
from workshop.edges.spreadsheets.xlsx_parsing import is_on
from workshop.edges.spreadsheets.xlsx_sheet import SheetParser

# How a damaged package shows itself: in its container, its compression, its XML, or what refers to what.
_DAMAGED = (
    zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, ParseError, ExpatError,
    DefusedXmlException, ValueError, LookupError, TypeError, AttributeError, OSError,
    OverflowError,
)  # fmt: skip


def read_xlsx(data, filename):
    """Read every sheet, hidden ones too.

    :raises ImageOnly: if there are pictures and no cell with text.
    :raises SpreadsheetTooLarge: above the limits.
    :raises TruncatedFile: if it cannot be opened.
    """
    try:
        book = _Book(Package(data, filename))
        sheets = tuple(book.read_sheets())
    except _DAMAGED as error:
        raise TruncatedFile(filename=filename) from error
    if book.package.has_pictures and not any(sheet.rows for sheet in sheets):
        raise ImageOnly(filename=filename)
    return ReadTable("xlsx", sheets)


class _Book:
    """What all sheets share: looks, texts, the calendar, and the count of cells."""

    def __init__(self, package):
        self.package, self.cells = package, 0
        self.parts = package.relations(package.book_path)
        self.root = fromstring(package.part(package.book_path))
        self.is_1904 = any(is_on(n.get("date1904")) for n in self.root.iter() if n.tag.endswith("}workbookPr"))
        self.looks = Looks(self._shared("/styles")).of
        texts = self._shared("/sharedStrings")
        self.texts = Texts([texts]).of if texts else []

    def _shared(self, kind):
        return next((self.package.part(path) for found, path in self.parts.values() if found.endswith(kind)), None)

    def read_sheets(self):
        """Every sheet of cells in order; charts are no sheets."""
        for node in self.root.iter():
            if node.tag.endswith("}sheet"):
                kind, path = self.parts[next(value for key, value in node.items() if key.endswith("}id"))]
                if kind.endswith("/worksheet"):
                    yield self._read(node.get("name", ""), path, node.get("state", "visible") != "visible")

    def _read(self, name, path, is_hidden):
        found = SheetParser(self, self.package.used_chunks(path))
        grid = Grid(
            found.rows, merges=found.merges, hidden_rows=found.hidden_rows, hidden_columns=found.hidden_columns,
            notes=notes_of(self.package, path, found.columns),
        )  # fmt: skip
        return ReadSheet(name, grid.finished(self.package.filename), is_hidden)

    def count_cells(self, row, rows):
        """Count the cells of one more row.

        :raises SpreadsheetTooLarge: above the limits.
        """
        self.cells += len(row or ())
        if self.cells > limits.MAX_CELLS or len(rows) > limits.MAX_ROWS:
            raise limits.too_large(self.package.filename)
