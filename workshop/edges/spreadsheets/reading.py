"""Telling what a file is by its content, and reading it."""

from workshop.edges.spreadsheets.csv_reading import read_csv
from workshop.edges.spreadsheets.limits import MAX_BYTES, too_large
from workshop.edges.spreadsheets.refusals import (
    HtmlNamedXls,
    ImageOnly,
    NotASpreadsheet,
    OldExcel,
    PasswordProtected,
)
from workshop.edges.spreadsheets.xlsx_reading import read_xlsx

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_table(data, filename):
    """Read ``data`` as XLSX or CSV; ``filename`` only stands in what is said.

    :raises SpreadsheetTooLarge: above the limits of ``limits``, counted by used cells.
    :raises PasswordProtected: if it is encrypted.
    :raises OldExcel: if it is .xls, whatever its name.
    :raises HtmlNamedXls: if it is a web page.
    :raises ImageOnly: if it is a picture, or holds pictures and no text.
    :raises TruncatedFile: if it was cut off.
    :raises NotASpreadsheet: if it is anything else.
    """
    if len(data) > MAX_BYTES:
        raise too_large(filename)
    if data[:2] == b"PK":
        return read_xlsx(data, filename)
    if data.startswith(_OLE):
        # Encrypted XLSX and old XLS share one container; the directory names the stream in UTF-16.
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise PasswordProtected(filename=filename) if encrypted else OldExcel(filename=filename)
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise ImageOnly(filename=filename)
    _refuse_markup(data[:4096], filename)
    if not data.strip() or data.startswith((b"%PDF", b"{\\rtf")):
        raise NotASpreadsheet(filename=filename)
    return read_csv(data, filename)


def _refuse_markup(start, filename):
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if text.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<style", b"mime-version")):
        raise HtmlNamedXls(filename=filename)
    if text.startswith(b"<"):
        if b"schemas-microsoft-com:office:spreadsheet" in text:
            raise OldExcel(filename=filename)
        raise HtmlNamedXls(filename=filename) if b"<html" in text else NotASpreadsheet(filename=filename)
