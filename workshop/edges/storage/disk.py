"""Files in a folder, in 256 sub-folders by the first two digits of the key."""

import errno
import os
import tempfile
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
            try:
                _write_safely(path, data)
            except OSError as error:
                if error.errno in (errno.ENOSPC, errno.EDQUOT):
                    raise StorageFull from error
                raise
        return blob

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


def _write_safely(path, data):
    """Write beside the place, flush, rename: after a power cut the file is whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(descriptor, "wb") as part:
            part.write(data)
            part.flush()
            os.fsync(part.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
