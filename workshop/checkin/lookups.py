"""What a device may hold of a ticket and a phone: keys that reveal neither without the thing itself."""

import base64
import hashlib
import hmac
import json
import secrets

from workshop.edges import ciphers

LOOKUP_BYTES = 16
CARD_STEP = 16  # cards are filled up to a multiple of this, so that a length names nobody


def lookup(code, salt):
    """By what a device finds a ticket: HKDF-SHA256 (RFC 5869) of the code, 128 bits in hex.

    ``salt`` is the event's, ``info`` is the word "lookup"; WebCrypto's deriveBits gives the same.
    """
    return _derived(code, salt, b"lookup", LOOKUP_BYTES).hex()


def card(code, salt, facts):
    """``facts`` (plain JSON) that only the holder of ``code`` can read, as base64: nonce, ciphertext, tag.

    AES-256-GCM under HKDF-SHA256 of the code with the event's ``salt`` and the info "card"; the nonce is new
    each time, since a card whose name was corrected is sealed under the same key again.
    """
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % CARD_STEP)
    nonce = secrets.token_bytes(ciphers.NONCE_BYTES)
    sealed = ciphers.seal(_derived(code, salt, b"card", ciphers.KEY_BYTES), nonce, text)
    return base64.b64encode(nonce + sealed).decode()


def tail_hash(tail, salt):
    """By what a device finds the last four digits of a phone: HMAC-SHA256 of "tail:1234", 64 bits in hex."""
    return hmac.new(salt.encode(), f"tail:{tail}".encode(), hashlib.sha256).hexdigest()[:16]


def epoch(salt, *more):
    """What changes when a device must forget its list and begin anew: with another setting, or after a restore."""
    return hashlib.sha256(":".join(("epoch", salt, *more)).encode()).hexdigest()[:12]


def _derived(code, salt, info, length):
    """HKDF-SHA256; one block of it is enough for up to 32 bytes."""
    key = hmac.new(salt.encode(), code.encode(), hashlib.sha256).digest()
    return hmac.new(key, info + b"\x01", hashlib.sha256).digest()[:length]
