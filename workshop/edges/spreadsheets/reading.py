"""Telling what a file is by its content, and reading it."""

from dataclasses import replace

from workshop.edges.spreadsheets.csv_reading import read_csv
from workshop.edges.spreadsheets.limits import MAX_BYTES, MAX_NAME, too_large
from workshop.edges.spreadsheets.refusals import (
    EmptyFile,
    HtmlNamedXls,
    ImageOnly,
    NotASpreadsheet,
    OldExcel,
    PasswordProtected,
    TextNamedXlsx,
)
from workshop.edges.spreadsheets.xls_reading import read_xls
from workshop.edges.spreadsheets.xlsx_reading import read_xlsx

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS = (".xlsx", ".xlsm", ".xls")
_BARE_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")  # Excel 2 to 5 without the container


def read_table(data, filename):
    """Read ``data`` as XLSX, XLS or CSV by what it holds; ``filename`` stands in what is said.

    :raises EmptyFile: if there is no byte that means anything.
    :raises SpreadsheetTooLarge: above the limits of ``limits``, counted by used cells.
    :raises PasswordProtected: if it is encrypted.
    :raises OldExcel: if it is an XML spreadsheet or a binary workbook.
    :raises HtmlNamedXls: if it is a web page.
    :raises TextNamedXlsx: if it is text that is named like a workbook.
    :raises ImageOnly: if it is a picture, or holds pictures and no text.
    :raises TruncatedFile: if it was cut off.
    :raises NotASpreadsheet: if it is anything else.
    """
    if len(data) > MAX_BYTES:
        raise too_large(filename)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise EmptyFile(filename=filename)
    return _distinct(_read(data, filename))


def _read(data, filename):
    if data[:2] == b"PK":
        return read_xlsx(data, filename)
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise PasswordProtected(filename=filename)  # an encrypted XLSX, in the container of the old XLS
    if data.startswith((_OLE, *_BARE_BIFF)):
        return read_xls(data, filename)
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise ImageOnly(filename=filename)
    _refuse_markup(data[:4096], filename)
    if data.startswith((b"%PDF", b"{\\rtf")):
        raise NotASpreadsheet(filename=filename)
    table = read_csv(data, filename)
    if filename.lower().endswith(_WORKBOOKS):
        raise TextNamedXlsx(filename=filename)
    return table


def _distinct(table):
    """Every sheet under a name of its own, no longer than a name is kept."""
    taken, sheets = set(), []
    for sheet in table.sheets:
        name, number = sheet.name[:MAX_NAME], 2
        while name in taken:
            name, number = f"{sheet.name[: MAX_NAME - 6]} ({number})", number + 1
        taken.add(name)
        sheets.append(replace(sheet, name=name))
    return replace(table, sheets=tuple(sheets))


def _refuse_markup(start, filename):
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if text.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<style", b"mime-version")):
        raise HtmlNamedXls(filename=filename)
    if text.startswith(b"<"):
        if b"schemas-microsoft-com:office:spreadsheet" in text:
            raise OldExcel(filename=filename)
        raise HtmlNamedXls(filename=filename) if b"<html" in text else NotASpreadsheet(filename=filename)
