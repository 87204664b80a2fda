"""Files in a folder, in 256 sub-folders by the first two digits of the key."""

import errno
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

from workshop.edges.storage.model import StorageFull, StoredFileMissing, checked, describe


class FileStore:
    """A store below ``root``; the same bytes are kept once, however often they are put."""

    def __init__(self, root):
        self.root = Path(root)

    def put(self, data, media_type, filename):
        """Keep ``data`` and return its record once it is safe on the disk.

        :raises StorageFull: if the disk has no room.
        """
        blob = describe(data, media_type, filename)
        path = self._path(blob.key)
        if not path.exists():
            with _full_disk_named():
                _write_all_safely({path: data})
        return blob

    def put_several(self, several, media_type):
        """Keep several (data, filename), written together and safe together: one wait for each folder.

        :raises StorageFull: if the disk has no room; some of them may be kept.
        """
        blobs = [describe(data, media_type, filename) for data, filename in several]
        wanted = {self._path(blob.key): data for blob, (data, _filename) in zip(blobs, several, strict=True)}
        with _full_disk_named():
            _write_all_safely({path: data for path, data in wanted.items() if not path.exists()})
        return blobs

    def open(self, key):
        """The file under ``key``, open for reading bytes.

        :raises StoredFileMissing: if there is none.
        """
        try:
            return self._path(key).open("rb")
        except FileNotFoundError:
            raise StoredFileMissing from None

    def exists(self, key):
        """Whether a file is kept under ``key``."""
        return self._path(key).is_file()

    def delete(self, key):
        """Forget the file under ``key``; nothing happens if there is none."""
        self._path(key).unlink(missing_ok=True)

    def all_keys(self):
        """Every key, in order."""
        return sorted(path.name for path in self.root.glob("[0-9a-f][0-9a-f]/*") if len(path.name) == 64)

    def _path(self, key):
        return self.root / checked(key)[:2] / key


@contextmanager
def _full_disk_named():
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFull from error
        raise


def _write_all_safely(wanted):
    """Write beside each place, flush, rename: after a power cut each file is whole or not there.

    All are written before the first is waited for, since a disk takes many at once as easily as one.
    """
    parts = {}
    try:
        for path, data in wanted.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
            parts[path] = Path(name)
            with os.fdopen(descriptor, "wb") as part:
                part.write(data)
        for part in parts.values():
            _wait_for(part)
        for path, part in parts.items():
            part.replace(path)
    except BaseException:
        for part in parts.values():
            part.unlink(missing_ok=True)
        raise
    for folder in {path.parent for path in wanted}:
        _wait_for(folder)


def _wait_for(path):
    """Until what was written to a file or a folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
