"""How large a table may be."""

from workshop.edges.spreadsheets.refusals import SpreadsheetTooLarge
from workshop.errors import Amount

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 200
# Cells in use on all sheets, each some 200 bytes in memory: 200 MB at the most.
MAX_CELLS = 1_000_000
# What a workbook may unpack to in all, and what one part may hold once its empty cells are gone.
# A sheet of 1,048,576 formatted empty rows unpacks to some 400 MB, and people do send them.
MAX_UNPACKED = 600 * 1024 * 1024
MAX_PART = 40 * 1024 * 1024
MAX_ENTRIES = 2000
MAX_NAME = 80


def too_large(filename):
    """The refusal, with every limit in it."""
    return SpreadsheetTooLarge(
        filename=filename, megabytes=MAX_BYTES // 1024 // 1024, rows=Amount(MAX_ROWS), columns=MAX_COLUMNS
    )
