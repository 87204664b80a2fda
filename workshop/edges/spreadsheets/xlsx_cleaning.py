"""Making a workbook safe to open: empty formatted cells gone, merges taken out, bombs refused.

A library that opens a whole sheet makes an object of every formatted cell and of every cell of a merge;
one sheet formatted to its end, or one merge over it, would fill the memory.
"""

import re
import zipfile
from io import BytesIO

from workshop.edges.spreadsheets.limits import MAX_SHEET, MAX_UNPACKED, too_large
from workshop.edges.spreadsheets.refusals import NotASpreadsheet, TruncatedFile

MAX_ENTRIES = 2000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_SKIPPED = re.compile(
    r"xl/(media|drawings/(?!vml|comment)|charts|embeddings|activeX|ctrlProps|vbaProject)|customXml/"
)
_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*/>|<(?:\w+:)?c\s[^<>]*></(?:\w+:)?c>")
_EMPTY_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*/>|<(?:\w+:)?row\s[^<>]*>\s*</(?:\w+:)?row>")
_MERGES = re.compile(rb"<(?:\w+:)?mergeCells\b.*?</(?:\w+:)?mergeCells>", re.DOTALL)
_MERGE_REFERENCE = re.compile(rb'\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_SHEET_RELATIONS = re.compile(r"xl/worksheets/_rels/[^/]+\.rels")
_DRAWING = re.compile(rb'<Relationship\s[^<>]*/relationships/drawing"[^<>]*/>')
_CHUNK = 1 << 20


class CleanWorkbook:
    """The same workbook without what cannot be opened in little memory.

    ``merges`` maps the path of a sheet to its merged ranges; ``has_pictures`` tells of pictures left out.
    """

    def __init__(self, data, filename):
        self.filename = filename
        self.merges = {}
        self.has_pictures = False
        self.has_formulas = False
        try:
            with zipfile.ZipFile(BytesIO(data)) as package:
                self._check(package)
                self.data = self._copied(package)
        except (zipfile.BadZipFile, EOFError, zipfile.zlib.error, NotImplementedError, RuntimeError):
            raise TruncatedFile(filename=filename) from None

    def _check(self, package):
        names = set(package.namelist())
        if "[Content_Types].xml" not in names or not any(name.startswith("xl/workbook") for name in names):
            raise NotASpreadsheet(filename=self.filename)
        unpacked = sum(entry.file_size for entry in package.infolist())
        if len(names) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
            raise too_large(self.filename)

    def _copied(self, package):
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
            for entry in package.infolist():
                if _SKIPPED.match(entry.filename):
                    self.has_pictures |= entry.filename.startswith("xl/media/")
                    continue
                with package.open(entry) as source:
                    is_sheet = _SHEET.fullmatch(entry.filename)
                    body = self._cleaned(entry.filename, source) if is_sheet else self._bounded(source)
                if _SHEET_RELATIONS.fullmatch(entry.filename):
                    body = _DRAWING.sub(b"", body)
                copy.writestr(entry.filename, body)
        return out.getvalue()

    def _bounded(self, source):
        body = source.read(MAX_SHEET + 1)
        if len(body) > MAX_SHEET:
            raise too_large(self.filename)
        return body

    def _cleaned(self, name, source):
        kept, rest = bytearray(), b""
        while chunk := source.read(_CHUNK):
            # Cut where a row ends, so that no tag is split; a cell is never longer than a row.
            piece = rest + chunk
            cut = piece.rfind(b"row>") + 4 if b"row>" in piece else piece.rfind(b"/>") + 2
            cut = cut if cut > 3 else 0
            kept += _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", piece[:cut]))
            rest = piece[cut:]
            if len(kept) + len(rest) > MAX_SHEET:
                raise too_large(self.filename)
        body = bytes(kept) + rest
        self.merges[name] = [reference.decode() for found in _MERGES.findall(body)
                             for reference in _MERGE_REFERENCE.findall(found)]  # fmt: skip
        self.has_formulas |= re.search(rb"<(?:\w+:)?f[\s>/]", body) is not None
        return _MERGES.sub(b"", body)
