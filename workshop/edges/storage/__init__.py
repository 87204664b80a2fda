"""Stored files, addressed by what is in them: the key is the SHA-256 of the bytes."""

from workshop.edges.storage.disk import FileStore
from workshop.edges.storage.memory import MemoryStore
from workshop.edges.storage.model import StorageFull, StoredBlob, StoredFileMissing

__all__ = ["FileStore", "MemoryStore", "StorageFull", "StoredBlob", "StoredFileMissing"]
