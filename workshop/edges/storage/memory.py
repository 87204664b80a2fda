"""The store of the tests."""

from io import BytesIO

from workshop.edges.storage.model import StoredFileMissing, checked, describe


class MemoryStore:
    """Answers as ``FileStore`` does and forgets everything at the end."""

    def __init__(self):
        self._blobs = {}

    def put(self, data, media_type, filename):
        """Keep ``data`` and return its record."""
        blob = describe(data, media_type, filename)
        self._blobs[blob.key] = data
        return blob

    def put_several(self, several, media_type):
        """Keep several (data, filename) and return their records."""
        return [self.put(data, media_type, filename) for data, filename in several]

    def open(self, key):
        """The bytes under ``key`` as a file.

        :raises StoredFileMissing: if there are none.
        """
        if not self.exists(key):
            raise StoredFileMissing
        return BytesIO(self._blobs[key])

    def exists(self, key):
        """Whether bytes are kept under ``key``."""
        return checked(key) in self._blobs

    def delete(self, key):
        """Forget the bytes under ``key``; nothing happens if there are none."""
        self._blobs.pop(checked(key), None)

    def all_keys(self):
        """Every key, in order."""
        return sorted(self._blobs)
