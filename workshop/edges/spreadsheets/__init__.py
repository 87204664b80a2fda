"""Tables of offices: tolerant reading of XLSX, XLS and CSV, writing that no cell can turn into a formula."""

from workshop.edges.spreadsheets.model import Cell, ReadSheet, ReadTable, Row
from workshop.edges.spreadsheets.reading import read_table
from workshop.edges.spreadsheets.refusals import (
    EmptyFile,
    HtmlNamedXls,
    ImageOnly,
    NotASpreadsheet,
    OldExcel,
    PasswordProtected,
    SpreadsheetTooLarge,
    TruncatedFile,
)
from workshop.edges.spreadsheets.streaming import stream_csv, stream_xlsx
from workshop.edges.spreadsheets.writing import Column, Sheet, fitting, write_csv, write_xlsx

__all__ = [
    "Cell", "Column", "EmptyFile", "HtmlNamedXls", "ImageOnly", "NotASpreadsheet", "OldExcel", "PasswordProtected",
    "ReadSheet", "ReadTable", "Row", "Sheet", "SpreadsheetTooLarge", "TruncatedFile", "fitting", "read_table",
    "stream_csv", "stream_xlsx", "write_csv", "write_xlsx",
]  # fmt: skip
