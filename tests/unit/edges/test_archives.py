"""ZIPs that people send: unpacked within limits."""

import io
import zipfile

import pytest

from workshop.edges.uploads import (
    ArchiveTooHeavy,
    ArchiveTooMany,
    ArchiveUnreadable,
    archives,
    is_archive,
    unpacked,
)


def zipped(files, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def test_files_come_by_their_plain_names_without_what_systems_add():
    data = zipped([("bản ký/", b""), ("bản ký/07 - Hợp tác xã.pdf", b"one"), ("..\\..\\b.pdf", b"two"),
                   ("__MACOSX/._a.pdf", b"x"), (".DS_Store", b"x"), ("a/Thumbs.db", b"x")])  # fmt: skip
    assert unpacked(data, "a.zip") == [("07 - Hợp tác xã.pdf", b"one"), ("b.pdf", b"two")]
    assert (is_archive(data), is_archive(zipped([])), is_archive(b"%PDF-1.7")) == (True, True, False)


def test_a_bomb_is_unpacked_no_further_than_the_limit(monkeypatch):
    monkeypatch.setattr(archives, "MOST_BYTES", 1024 * 1024)
    with pytest.raises(ArchiveTooHeavy):
        unpacked(zipped([("a", b"0" * 900_000), ("b", b"0" * 900_000)]), "bomb.zip")


def test_too_many_are_counted_before_any_is_unpacked():
    with pytest.raises(ArchiveTooMany):
        unpacked(zipped([(str(number), b"") for number in range(4)]), "many.zip", most=3)
    with pytest.raises(ArchiveTooMany):
        unpacked(b"PK\x03\x04" + b"PK\x01\x02" * 2000, "list.zip")


@pytest.mark.parametrize("cut", [slice(0, 40), slice(10, None), slice(0, 0)])
def test_a_damaged_zip_is_refused(cut):
    data = zipped([("a.pdf", b"something" * 50)])
    with pytest.raises(ArchiveUnreadable):
        unpacked(data[cut] or b"PK\x03\x04", "damaged.zip")


def test_a_zip_with_a_password_is_refused():
    data = bytearray(zipped([("a.pdf", b"secret")], zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ArchiveUnreadable):
        unpacked(bytes(data), "locked.zip")
