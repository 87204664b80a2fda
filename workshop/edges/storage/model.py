"""What every store answers and refuses."""

import hashlib
import re
from dataclasses import dataclass

from workshop.errors import N_, WorkshopError

_KEY = re.compile(r"[0-9a-f]{64}")


class StorageFull(WorkshopError):
    """The disk has no room for the file; nothing of it was kept."""

    status = 507
    message = N_("The server's disk is full and the file was not kept. Please tell the administrator.")


class StoredFileMissing(WorkshopError):
    """No file is stored under this key."""

    status = 404
    message = N_("This file is no longer stored here.")


@dataclass(frozen=True)
class StoredBlob:
    """A kept file; media type and name are the caller's, to be kept in its own row."""

    key: str
    sha256: str
    size: int
    media_type: str
    filename: str


def describe(data, media_type, filename):
    """The record of ``data``, whether or not it is stored already."""
    digest = hashlib.sha256(data).hexdigest()
    return StoredBlob(digest, digest, len(data), media_type, filename)


def checked(key):
    """``key`` itself, so that no other text can name a path.

    :raises StoredFileMissing: if it is not a SHA-256 in hexadecimal.
    """
    if not _KEY.fullmatch(key):
        raise StoredFileMissing
    return key
