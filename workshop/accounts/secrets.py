"""Secrets that are shown once and kept as their hash, and passwords."""

import hashlib
import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# RFC 9106's second recommendation, lower in memory so that a hall's office laptop serves several at once
_hasher = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=2)
MINIMUM_PASSWORD = 10


def new_secret():
    """A fresh secret of 256 bits for links, sessions and tokens."""
    return secrets.token_urlsafe(32)


def digest(secret):
    """What is kept of a secret: its SHA-256 in hex. Secrets are random, so no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def hash_password(password):
    """The Argon2id hash of ``password``, read as NFKC so that every keyboard gives the same."""
    return _hasher.hash(unicodedata.normalize("NFKC", password))


def verify_password(kept, password):
    """Whether ``password`` is the one behind ``kept``; takes as long when ``kept`` is None."""
    try:
        return _hasher.verify(kept or _DUMMY, unicodedata.normalize("NFKC", password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def readable_password(groups=4):
    """A random password that can be read out: groups of four without look-alikes (19 bits a group)."""
    alphabet = "23456789bcdfghjkmnpqrstvxz"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(groups))


_DUMMY = _hasher.hash(secrets.token_hex(8))
