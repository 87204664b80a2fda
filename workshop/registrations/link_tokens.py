"""The tokens of links without an account: derived, so that they can be shown again; nothing of them is stored.

A token holds the number of a record and a proof of what is said about it: 40 letters, none of which a chat
cuts off a link. Whoever raises the serial in what is said revokes the link.
"""

import base64
import binascii
import hashlib
import hmac

from flask import current_app

from workshop.errors import NotFound

ID_BYTES = 5
PROOF_BYTES = 20  # 160 bits


def token(number, said):
    """The token of the record ``number`` of which ``said`` is true."""
    return base64.b32encode(number.to_bytes(ID_BYTES, "big") + _proof(said)).decode().lower()


def number_in(text):
    """The number that the token ``text`` holds; whether it is proven is another question.

    :raises NotFound: if this is no token.
    """
    return int.from_bytes(_raw(text)[:ID_BYTES], "big")


def is_proof(text, said):
    """Whether the token ``text`` proves what is ``said``."""
    return hmac.compare_digest(_proof(said), _raw(text)[ID_BYTES:])


def _raw(text):
    try:
        raw = base64.b32decode(text.upper())
    except (binascii.Error, ValueError) as error:
        raise NotFound from error
    if len(raw) != ID_BYTES + PROOF_BYTES:
        raise NotFound
    return raw


def _proof(said):
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.digest(key, said.encode(), hashlib.sha256)[:PROOF_BYTES]
