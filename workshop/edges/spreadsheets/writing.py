"""Tables for Excel and LibreOffice."""

import csv
import datetime as dt
import re
from dataclasses import dataclass
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HEAD_FILL = PatternFill("solid", start_color="FFE8EEF0")
_THIN = Side(style="thin", color="FFB8C2C6")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
_TEXT = "@"


@dataclass(frozen=True)
class Column:
    """A column of a sheet; ``width`` in characters, ``number_format`` for numbers, and for dates another than usual."""

    heading: str
    width: float = 18
    number_format: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet to write: its tab's name, its columns, rows of plain values, and lines over it all.

    A line of ``above`` is a text over the whole width, or two texts that stand at its left and right half.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple = ()
    above: tuple = ()


def fitting(texts, least=6, most=44):
    """A width for a column that holds ``texts``: what is longer than ``most`` goes on in the next line."""
    longest = max((len(line) for text in texts for line in str(text or "").split("\n")), default=0)
    return max(least, min(most, longest + 2))


def write_xlsx(sheets):
    """The sheets as XLSX: head styled and frozen, a filter on it; text stays text, phones too.

    On paper: A4 across, as wide as the page, the head on every page, pages numbered.
    """
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write_sheet(book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", sheet.name)[:31]), sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def write_csv(rows):
    """Rows as CSV in UTF-8 with a mark, so that Excel reads Vietnamese; dangerous text begins with an apostrophe."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([defused(value) for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _write_sheet(target, sheet):
    head = len(sheet.above) + 1
    for number, line in enumerate(sheet.above, 1):
        _write_above(target, number, line, len(sheet.columns))
    for place, column in enumerate(sheet.columns, 1):
        _style_head(target, head, place, column)
    for number, row in enumerate(sheet.rows, head + 1):
        for place, value in enumerate(row, 1):
            _write_cell(target.cell(number, place), value, sheet.columns[place - 1])
    target.freeze_panes = f"A{head + 1}"
    target.auto_filter.ref = f"A{head}:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + head}"
    target.print_title_rows = f"{head}:{head}"
    target.page_setup.paperSize = target.PAPERSIZE_A4
    target.page_setup.orientation = "landscape"
    target.page_setup.fitToHeight = 0
    target.page_margins.left = target.page_margins.right = 0.4
    target.page_margins.top = target.page_margins.bottom = 0.6
    target.oddFooter.center.text = "&P/&N"
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_above(target, number, line, width):
    """One line over the table: merged over the whole width, or over its two halves."""
    texts = (line,) if isinstance(line, str) else line
    half = width // 2
    spans = [(1, width)] if len(texts) == 1 else [(1, half), (half + 1, width)]
    for text, (first, last) in zip(texts, spans, strict=True):
        cell = target.cell(number, first)
        _write_cell(cell, text, None)
        cell.border, cell.font = Border(), Font(bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        if last > first:
            target.merge_cells(start_row=number, start_column=first, end_row=number, end_column=last)


def _style_head(target, number, place, column):
    cell = target.cell(number, place)
    _write_cell(cell, column.heading, column)
    cell.font = Font(bold=True)
    cell.fill = _HEAD_FILL
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    target.column_dimensions[get_column_letter(place)].width = column.width


def _write_cell(cell, value, column):
    cell.border = _FRAME
    if isinstance(value, str):
        cell.value = CONTROL.sub("", value)
        cell.data_type = "s"  # the library takes a text that begins with "=" for a formula
        cell.number_format = _TEXT
        cell.quotePrefix = value.startswith(
            DANGEROUS
        )  # so that editing the cell does not make it one either
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        return
    # A time with a zone is refused by the format; the zone was settled before the table was made.
    cell.value = value.replace(tzinfo=None) if getattr(value, "tzinfo", None) else value
    cell.alignment = Alignment(vertical="top")
    if column.number_format:
        cell.number_format = column.number_format
    elif isinstance(value, dt.date):
        cell.number_format = _MOMENT if isinstance(value, dt.datetime) else _DAY


def defused(value):
    """A value for CSV: text that a spreadsheet would take for a formula begins with an apostrophe."""
    if isinstance(value, str):
        return "'" + value if value.startswith(DANGEROUS) else CONTROL.sub("", value)
    return "" if value is None else value
