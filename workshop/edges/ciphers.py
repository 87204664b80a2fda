"""AES-256-GCM, as WebCrypto opens it."""

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES, NONCE_BYTES = 32, 12


def seal(key, nonce, data):
    """``data`` under ``key`` with ``nonce``, which must never be used twice: the ciphertext with its tag at the end."""
    if (len(key), len(nonce)) != (KEY_BYTES, NONCE_BYTES):
        raise ValueError("a key has 32 bytes and a nonce 12")
    return AESGCM(key).encrypt(nonce, data, None)
