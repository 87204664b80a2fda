"""What a device may hold of a ticket and a phone: keys that reveal neither without the thing itself."""

import hashlib
import hmac

LOOKUP_BYTES = 16


def lookup(code, salt):
    """By what a device finds a ticket: HKDF-SHA256 (RFC 5869) of the code, 128 bits in hex.

    ``salt`` is the event's, ``info`` is the word "lookup"; WebCrypto's deriveBits gives the same.
    """
    key = hmac.new(salt.encode(), code.encode(), hashlib.sha256).digest()
    return hmac.new(key, b"lookup\x01", hashlib.sha256).digest()[:LOOKUP_BYTES].hex()


def tail_hash(tail, salt):
    """By what a device finds the last four digits of a phone: HMAC-SHA256 of "tail:1234", 64 bits in hex."""
    return hmac.new(salt.encode(), f"tail:{tail}".encode(), hashlib.sha256).hexdigest()[:16]


def epoch(salt):
    """What changes when a device must forget its list and begin anew."""
    return hashlib.sha256(f"epoch:{salt}".encode()).hexdigest()[:12]
