"""The parts of a workbook, none read further than its limit."""

import posixpath
import re
import zipfile
from io import BytesIO

from defusedxml.ElementTree import fromstring

from workshop.edges.spreadsheets import limits
from workshop.edges.spreadsheets.refusals import NotASpreadsheet, OldExcel

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".tif", ".tiff", ".webp")
_CHUNK = 1 << 20
# Formatted and empty; only those that say where they stand, since others are counted by their order.
_PLACED = rb'\s(?=[^<>]*\br=["\'])[^<>]*'
_EMPTY_CELL = re.compile(
    rb"<((?:\w+:)?)c" + _PLACED + rb"(?:/>|(?<!/)>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</\1c>)"
)
_EMPTY_ROW = re.compile(rb"<((?:\w+:)?)row" + _PLACED + rb"(?:/>|(?<!/)>\s*</\1row>)")


class Package:
    """An open XLSX; names of parts are found whatever their case and slashes."""

    def __init__(self, data, filename):
        self.filename = filename
        self.archive = zipfile.ZipFile(BytesIO(data))
        entries = self.archive.infolist()
        if len(entries) > limits.MAX_ENTRIES or sum(e.file_size for e in entries) > limits.MAX_UNPACKED:
            raise limits.too_large(filename)
        self.entries = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}
        self.has_pictures = any(name.endswith(_PICTURES) for name in self.entries)
        self.book_path = self._book_path()

    def _book_path(self):
        if "xl/workbook.bin" in self.entries:
            raise OldExcel(filename=self.filename)
        for found in self.relations("").values():
            if found[0].endswith("/officeDocument") and found[1].endswith("workbook.xml"):
                return found[1]
        if "xl/workbook.xml" in self.entries:
            return "xl/workbook.xml"
        raise NotASpreadsheet(filename=self.filename)

    def relations(self, part):
        """{id: (kind, path)} of what ``part`` refers to inside the package."""
        folder, name = posixpath.split(part)
        body = self.part(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        return {
            relation.get("Id"): (relation.get("Type", ""), self._resolved(folder, relation.get("Target", "")))
            for relation in (fromstring(body) if body else ())
            if relation.get("TargetMode") != "External"
        }

    @staticmethod
    def _resolved(folder, target):
        target = target.replace("\\", "/")
        return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))

    def part(self, path):
        """The bytes of a part, None where there is none.

        :raises SpreadsheetTooLarge: above the limit of a part.
        """
        entry = self.entries.get(path.lower())
        if entry is None:
            return None
        with self.archive.open(entry) as source:
            body = source.read(limits.MAX_PART + 1)
        if len(body) > limits.MAX_PART:
            raise limits.too_large(self.filename)
        return body

    def used_chunks(self, path):
        """The XML of a sheet piece by piece, its empty cells and rows gone.

        :raises SpreadsheetTooLarge: if what is left passes the limit of a part.
        """
        kept, rest = 0, b""
        with self.archive.open(self.entries[path.lower()]) as source:
            while chunk := source.read(_CHUNK):
                # Cut where a row ends, so that no tag is split; a cell is never longer than a row.
                piece = rest + chunk
                cut = piece.rfind(b"row>") + 4 if b"row>" in piece else piece.rfind(b"/>") + 2
                cut = cut if cut > 3 else 0
                used = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", piece[:cut]))
                rest = piece[cut:]
                kept += len(used)
                if kept + len(rest) > limits.MAX_PART:
                    raise limits.too_large(self.filename)
                yield used
        yield rest
