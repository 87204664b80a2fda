"""The instance's signature under what it says of a paper: Ed25519, as a compact JWS (RFC 7515, RFC 8037)."""

import base64
import hashlib
import json
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PURPOSE = b"workshop: what /v answers"


def sign(facts, secret):
    """``facts`` (plain JSON) as a compact JWS under the key that follows from the instance's ``secret``."""
    header = {"alg": "EdDSA", "kid": public_key(secret)["kid"]}
    text = ".".join(_encoded(_json(part)) for part in (header, facts))
    return f"{text}.{_encoded(_key(secret).sign(text.encode()))}"


def public_key(secret):
    """The key by which anybody can check, as a JWK; its ``kid`` is its thumbprint (RFC 7638)."""
    raw = _key(secret).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    key = {"crv": "Ed25519", "kty": "OKP", "x": _encoded(raw)}
    return {**key, "kid": _encoded(hashlib.sha256(_json(key)).digest()), "alg": "EdDSA", "use": "sig"}


@lru_cache(4)
def _key(secret):
    return Ed25519PrivateKey.from_private_bytes(HKDF(SHA256(), 32, None, PURPOSE).derive(secret.encode()))


def _json(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _encoded(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
