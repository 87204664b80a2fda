"""ZIPs that people send: unpacked in memory within limits, each file by the name a person knows it by."""

import unicodedata
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from workshop.edges.uploads import refusals

MOST_FILES = 200
MOST_BYTES = 60 * 1024 * 1024  # of all files together, unpacked
_SPARE = 1000  # folders, and what systems add
_NOT_SENT = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")  # what systems add by themselves
_BAD = (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError)


def unpacked(data, filename, *, most=MOST_FILES):
    """[(name, bytes)] of the files in the ZIP ``data``, in its order; a ZIP within it stays a file.

    :raises ArchiveUnreadable: if it is damaged or asks for a password.
    :raises ArchiveTooMany: beyond ``most`` files.
    :raises ArchiveTooHeavy: if it grows beyond ``MOST_BYTES``; nothing more than that is ever unpacked.
    """
    if data.count(b"PK\x01\x02") > most + _SPARE:  # a list of a million names would take memory before it is counted
        raise refusals.ArchiveTooMany(filename=filename, most=most)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [each for each in archive.infolist() if _is_sent(each)]
            if len(entries) > most:
                raise refusals.ArchiveTooMany(filename=filename, most=most)
            return _read(archive, entries, filename)
    except _BAD as error:
        raise refusals.ArchiveUnreadable(filename=filename) from error


def is_archive(data):
    """Whether ``data`` begins as a ZIP does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def plain_name(name):
    """The last part of a path as one line of text, whatever system it comes from."""
    last = PurePosixPath(name.replace("\\", "/")).name
    printable = "".join(letter for letter in unicodedata.normalize("NFC", last) if letter.isprintable())
    return printable[-120:] or "?"


def _is_sent(entry):
    name = entry.filename.replace("\\", "/")
    return not entry.is_dir() and not any(part in name for part in _NOT_SENT)


def _read(archive, entries, filename):
    left, found = MOST_BYTES, []
    for entry in entries:
        with archive.open(entry) as file:
            data = file.read(left + 1)  # what the list of the ZIP says of sizes may be wrong
        left -= len(data)
        if left < 0:
            raise refusals.ArchiveTooHeavy(filename=filename, megabytes=MOST_BYTES // 1024 // 1024)
        found.append((plain_name(entry.filename), data))
    return found
