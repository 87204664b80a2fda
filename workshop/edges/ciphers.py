"""AES-256-GCM by the OpenSSL library that Python itself stands on; Python's own modules do not offer it."""

import ctypes
import ctypes.util
from functools import cache

NAMES = ("libcrypto.so.3", "libcrypto.so.1.1")
KEY_BYTES, NONCE_BYTES, TAG_BYTES = 32, 12, 16
GET_TAG = 0x10  # EVP_CTRL_AEAD_GET_TAG


class CipherMissing(RuntimeError):
    """This machine has no OpenSSL library, or an operation of it failed."""


def is_available():
    """Whether this machine can seal; Debian's and Ubuntu's Python cannot be installed without the library."""
    try:
        return _library() is not None
    except CipherMissing:
        return False


def seal(key, nonce, data):
    """``data`` under AES-256-GCM: the ciphertext with its tag at the end, as WebCrypto writes it."""
    library, context, length = _library(), _context(key, nonce), ctypes.c_int()
    try:
        _done(library.EVP_EncryptInit_ex(context, library.EVP_aes_256_gcm(), None, key, nonce))
        sealed = ctypes.create_string_buffer(len(data) + TAG_BYTES)
        _done(library.EVP_EncryptUpdate(context, sealed, ctypes.byref(length), data, len(data)))
        tail = ctypes.create_string_buffer(TAG_BYTES)
        _done(library.EVP_EncryptFinal_ex(context, tail, ctypes.byref(length)))
        _done(library.EVP_CIPHER_CTX_ctrl(context, GET_TAG, TAG_BYTES, tail))
        return sealed.raw[: len(data)] + tail.raw
    finally:
        library.EVP_CIPHER_CTX_free(context)


def _context(key, nonce):
    if (len(key), len(nonce)) != (KEY_BYTES, NONCE_BYTES):
        raise ValueError("a key has 32 bytes and a nonce 12")
    return ctypes.c_void_p(_library().EVP_CIPHER_CTX_new())


def _done(status):
    if status != 1:
        raise CipherMissing("OpenSSL refused to encrypt")


@cache
def _library():
    for name in (*NAMES, ctypes.util.find_library("crypto")):
        try:
            library = ctypes.CDLL(name) if name else None
            pointer, number, text = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
            library.EVP_CIPHER_CTX_new.restype = library.EVP_aes_256_gcm.restype = pointer
            library.EVP_CIPHER_CTX_free.argtypes, library.EVP_CIPHER_CTX_free.restype = [pointer], None
            library.EVP_EncryptInit_ex.argtypes = [pointer, pointer, pointer, text, text]
            library.EVP_EncryptUpdate.argtypes = [pointer, text, ctypes.POINTER(number), text, number]
            library.EVP_EncryptFinal_ex.argtypes = [pointer, text, ctypes.POINTER(number)]
            library.EVP_CIPHER_CTX_ctrl.argtypes = [pointer, number, number, text]
            return library
        except (OSError, AttributeError):
            continue
    raise CipherMissing("there is no OpenSSL library on this machine")
