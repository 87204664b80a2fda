"""AES-256-GCM, against the vectors of its specification."""

import pytest

from workshop.edges import ciphers

KEY = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
NONCE = bytes.fromhex("cafebabefacedbaddecaf888")
# McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 13 to 15
VECTORS = [
    (bytes(32), bytes(12), b"", "530f8afbc74536b9a963b4f1c4cb738b"),
    (bytes(32), bytes(12), bytes(16), "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
    (
        KEY, NONCE,
        bytes.fromhex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"
        ),
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015adb094dac5d93471bdec1a502270e3cc6c",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("key", "nonce", "text", "sealed"), VECTORS)
def test_the_vectors_of_the_specification(key, nonce, text, sealed):
    assert ciphers.seal(key, nonce, text).hex() == sealed


@pytest.mark.parametrize(("key", "nonce"), [(bytes(16), bytes(12)), (bytes(32), bytes(8))])
def test_another_length_is_refused(key, nonce):
    with pytest.raises(ValueError, match="32 bytes"):
        ciphers.seal(key, nonce, b"x")
