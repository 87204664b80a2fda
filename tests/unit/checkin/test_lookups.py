"""What devices hold of a ticket, derived a second time by the letter of RFC 5869."""

import base64
import hashlib
import hmac
import json

from workshop.checkin import lookups
from workshop.edges import ciphers

CODE, SALT = "0123456789BCFGHJ", "muối của hội thảo"
FACTS = ["Nguyễn Thị Ánh", "Giám đốc", "HTX Tân Hòa", "owner"]


def hkdf(secret, salt, info, length):
    """HKDF-SHA256 as RFC 5869 writes it: extract, then expand block by block."""
    pseudorandom = hmac.digest(salt, secret, "sha256")
    block, made = b"", b""
    for counter in range(1, 256):
        block = hmac.digest(pseudorandom, block + info + bytes([counter]), "sha256")
        made += block
        if len(made) >= length:
            return made[:length]
    raise AssertionError("longer than HKDF gives")


def test_the_second_derivation_gives_what_the_rfc_prints():
    made = hkdf(bytes.fromhex("0b" * 22), bytes(range(13)), bytes(range(0xF0, 0xFA)), 42)
    assert made.hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )


def test_a_lookup_is_hkdf_of_the_code():
    assert lookups.lookup(CODE, SALT) == hkdf(CODE.encode(), SALT.encode(), b"lookup", 16).hex()


def test_a_card_is_sealed_under_hkdf_of_the_code():
    raw = base64.b64decode(lookups.card(CODE, SALT, FACTS))
    nonce, sealed = raw[:12], raw[12:]
    text = json.dumps(FACTS, ensure_ascii=False, separators=(",", ":")).encode()
    padded = text.ljust(-(-len(text) // 16) * 16)
    key = hkdf(CODE.encode(), SALT.encode(), b"card", 32)
    assert sealed == ciphers.seal(key, nonce, padded)
    assert json.loads(padded) == FACTS


def test_no_two_cards_share_a_nonce_and_a_length_names_nobody():
    cards = [base64.b64decode(lookups.card(CODE, SALT, [name, "", "", "owner"])) for name in ("An", "Ân", "Bình", "An")]
    assert len({raw[:12] for raw in cards}) == 4
    assert {(len(raw) - 28) % 16 for raw in cards} == {0}


def test_another_setting_or_a_restore_begins_another_list():
    made = {lookups.epoch(SALT), lookups.epoch(SALT, "strict"), lookups.epoch(SALT, "strict", "a1"), lookups.epoch("x")}
    assert len(made) == 4
    assert lookups.epoch(SALT) == hashlib.sha256(f"epoch:{SALT}".encode()).hexdigest()[:12]
