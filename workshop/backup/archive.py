"""The archive's form: a ZIP of manifest.json, tables/<name>.jsonl and files/<key>."""

import json
import os
import zipfile
from pathlib import Path

from workshop.errors import N_, WorkshopError

FORMAT = 1
BLOCK = 1024 * 1024


class NotABackup(WorkshopError):
    """The file is not one of our archives, or it is cut short."""

    status = 422
    message = N_("%(name)s is not a whole backup of this product.")


class Writer:
    """Writes an archive beside its place and moves it there when it is whole."""

    def __init__(self, path):
        self.path = Path(path)
        self.partial = self.path.with_name(self.path.name + ".partial")
        handle = os.open(self.partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)  # it holds personal data
        self.file = os.fdopen(handle, "w+b")
        self.zip = zipfile.ZipFile(self.file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)

    def __enter__(self):
        return self

    def __exit__(self, kind, _error, _trace):
        self.zip.close()
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        if kind is None:
            self.partial.replace(self.path)
        else:
            self.partial.unlink(missing_ok=True)

    def add_rows(self, name, rows):
        """Write ``rows`` (an iterator of dicts) as one JSON line each; returns how many."""
        count = 0
        with self.zip.open(f"tables/{name}.jsonl", "w", force_zip64=True) as out:
            for count, row in enumerate(rows, 1):  # noqa: B007 - the count is the answer
                out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        return count

    def add_file(self, key, data):
        """Write the bytes of one stored file; most are compressed already."""
        self.zip.writestr(zipfile.ZipInfo(f"files/{key}"), data, zipfile.ZIP_STORED)

    def add_manifest(self, manifest):
        """Write the manifest, last, so that an archive without one is cut short."""
        self.zip.writestr("manifest.json", json.dumps({"format": FORMAT, **manifest}, indent=1, sort_keys=True))


class Reader:
    """Reads an archive.

    :raises NotABackup: if the file is no archive, is damaged or has an unknown format.
    """

    def __init__(self, path):
        self.path = Path(path)
        try:
            self.zip = zipfile.ZipFile(self.path)
            self.manifest = json.loads(self.zip.read("manifest.json"))
        except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise NotABackup(name=self.path.name) from error
        if self.manifest.get("format") != FORMAT or self.zip.testzip() is not None:
            raise NotABackup(name=self.path.name)

    def rows(self, name):
        """Every row of a table, one after the other."""
        with self.zip.open(f"tables/{name}.jsonl") as lines:
            for line in lines:
                yield json.loads(line)

    def files(self):
        """(key, bytes) of every stored file."""
        for name in self.zip.namelist():
            if name.startswith("files/"):
                yield name.removeprefix("files/"), self.zip.read(name)
