"""CSV in the encodings and with the separators that offices send."""

import csv
import unicodedata
from io import StringIO

from workshop.edges.spreadsheets.limits import MAX_COLUMNS, MAX_ROWS, too_large
from workshop.edges.spreadsheets.model import Cell, ReadSheet, ReadTable, Row
from workshop.edges.spreadsheets.refusals import NotASpreadsheet

_DELIMITERS = ",;\t"


def read_csv(data, filename):
    """Read ``data`` as text in columns.

    :raises NotASpreadsheet: if it is no text.
    :raises SpreadsheetTooLarge: above the limits.
    """
    text, encoding = _decoded(data, filename)
    delimiter = _delimiter(text)
    rows = []
    try:
        for number, values in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), 1):
            if any(value.strip() for value in values):
                rows.append(Row(number, tuple(Cell(value or None) for value in values)))
            if len(rows) > MAX_ROWS or len(values) > MAX_COLUMNS:
                raise too_large(filename)
    except csv.Error:
        raise NotASpreadsheet(filename=filename) from None
    return ReadTable("csv", (ReadSheet("CSV", tuple(rows)),), encoding, delimiter)


def _decoded(data, filename):
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise NotASpreadsheet(filename=filename) from None
    if any(unicodedata.category(char) == "Cc" and char not in "\r\n\t" for char in text[:4096]):
        raise NotASpreadsheet(filename=filename)
    return unicodedata.normalize("NFC", text), encoding


def _encoding(data):
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in data[:400]:
        # No mark, but every second byte of an ASCII letter is nought: which one tells the order.
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1258"
    return "utf-8"


def _delimiter(text):
    """The separator that cuts the first lines into most columns, and evenly."""
    sample = text[:20_000].splitlines()[:20]

    def evenness(delimiter):
        widths = [len(row) for row in csv.reader(sample, delimiter=delimiter) if row]
        usual = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 1
        return (usual > 1, widths.count(usual) * (usual - 1))

    return max(_DELIMITERS, key=evenness)
