"""Files kept by content: both stores answer alike."""

import errno
import hashlib

import pytest

from workshop.edges.storage import FileStore, MemoryStore, StorageFull, StoredBlob, StoredFileMissing, disk

DATA = "Biên bản ghi nhớ".encode()
KEY = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(params=["disk", "memory"])
def store(request, tmp_path):
    return FileStore(tmp_path / "files") if request.param == "disk" else MemoryStore()


def test_a_file_is_kept_once_and_given_back(store):
    blob = store.put(DATA, "application/pdf", "a.pdf")
    assert blob == StoredBlob(KEY, KEY, len(DATA), "application/pdf", "a.pdf")
    assert store.put(DATA, "application/pdf", "b.pdf").key == KEY
    with store.open(KEY) as file:
        assert file.read() == DATA
    assert (store.exists(KEY), store.all_keys()) == (True, [KEY])


def test_several_are_kept_together_and_what_is_there_stays(store):
    store.put(DATA, "application/pdf", "a.pdf")
    others = [f"tờ {number}".encode() for number in range(4)]
    several = [(data, f"{place}.pdf") for place, data in enumerate([DATA, *others, others[0]])]
    blobs = store.put_several(several, "application/pdf")
    assert [(blob.key, blob.filename) for blob in blobs] == [
        (hashlib.sha256(data).hexdigest(), name) for data, name in several]  # fmt: skip
    assert store.all_keys() == sorted({blob.key for blob in blobs})
    with store.open(blobs[-1].key) as file:
        assert file.read() == others[0]


def test_a_deleted_file_is_gone_and_deleting_it_again_is_no_error(store):
    store.put(DATA, "application/pdf", "a.pdf")
    store.delete(KEY)
    store.delete(KEY)
    assert (store.exists(KEY), store.all_keys()) == (False, [])
    with pytest.raises(StoredFileMissing):
        store.open(KEY)


@pytest.mark.parametrize("key", ["../../etc/passwd", "", KEY.upper(), KEY + "\n"])
def test_a_key_never_names_a_path(store, key):
    with pytest.raises(StoredFileMissing):
        store.open(key)


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk.os, "fsync", full)
    with pytest.raises(StorageFull):
        FileStore(tmp_path).put(DATA, "application/pdf", "a.pdf")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
