"""CSV in the encodings and with the separators that offices send."""

import csv
import re
import unicodedata
from io import StringIO

from workshop.edges.spreadsheets import limits
from workshop.edges.spreadsheets.grid import Found, Grid
from workshop.edges.spreadsheets.model import Look, ReadSheet, ReadTable
from workshop.edges.spreadsheets.refusals import NotASpreadsheet
from workshop.vietnamese.legacy import decode_tcvn3, decode_vni, share_of_spelled

_DELIMITERS = ",;\t"
_PLAIN = Look()
_STATED_DELIMITER = re.compile(r'"?sep=([,;\t|])"?[,;\t]*\r?\n')  # what Excel takes for itself and never shows
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_csv(data, filename):
    """Read ``data`` as text in columns.

    :raises NotASpreadsheet: if it is no text.
    :raises SpreadsheetTooLarge: above the limits.
    """
    text, encoding = _decoded(data, filename)
    stated = _STATED_DELIMITER.match(text)
    delimiter = stated[1] if stated else _delimiter(text)
    lines = csv.reader(StringIO(text[stated.end() :] if stated else text, newline=""), delimiter=delimiter)
    rows = {}
    try:
        for number, values in enumerate(lines, 1):
            if found := {at: Found(value, _PLAIN, False) for at, value in enumerate(values, 1) if value.strip()}:
                rows[number] = found
            if len(rows) > limits.MAX_ROWS or len(values) > limits.MAX_COLUMNS:
                raise limits.too_large(filename)
    except csv.Error:
        raise NotASpreadsheet(filename=filename) from None
    return ReadTable("csv", (ReadSheet("CSV", Grid(rows).finished(filename)),), encoding, delimiter)


def _decoded(data, filename):
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise NotASpreadsheet(filename=filename) from None
    if _CONTROL.search(text[:4096]):
        raise NotASpreadsheet(filename=filename)
    return unicodedata.normalize("NFC", _CONTROL.sub("", text)), encoding


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
        return _one_byte_encoding(data)
    return "utf-8"


def _one_byte_encoding(data):
    """Windows-1258, unless the words spell Vietnamese only as TCVN3 or VNI, which lie in Western bytes."""
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    western = data.decode("latin-1")
    old = max(share_of_spelled(decode_tcvn3(western)), share_of_spelled(decode_vni(western)))
    return "latin-1" if old > share_of_spelled(vietnamese) else "cp1258"


def _delimiter(text):
    """The separator that cuts the first lines into most columns, and evenly."""
    sample = text[:20_000].splitlines()[:20]

    def evenness(delimiter):
        try:
            widths = [len(row) for row in csv.reader(sample, delimiter=delimiter) if row]
        except csv.Error:
            return (False, 0)
        usual = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 1
        return (usual > 1, widths.count(usual) * (usual - 1))

    return max(_DELIMITERS, key=evenness)
