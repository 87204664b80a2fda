"""Keeping programs off the public form without a puzzle and without a third party.

Four things, of which a guest notices none on a usual phone:

- a trap: a field that people do not see and programs fill in;
- a form token: signed, a day old at most, and spent by what it registers, so that one form is one registration;
- a moment: nobody types a name and a phone in less than three seconds;
- a proof of work that the page's script does while one types, some milliseconds on the cheapest phone. It stops
  the programs that post without running the page, and makes a flood cost its sender. Where no script runs the
  guest is shown what was typed and confirms it once more: that page's token is bound to the very values, so it
  cannot be fetched in advance. No picture to read, no sound to hear, nothing that depends on another firm.

The limits by browser and address (views) stay the last word: all this is a fence, not a wall.
"""

import hashlib
import hmac
import secrets

from flask import current_app
from itsdangerous import BadData, TimestampSigner
from werkzeug.datastructures import MultiDict

from workshop.vietnamese.names import fold

DAY = 24 * 3600
FASTEST_SECONDS = 3
WORK = 4096  # on average so many tries: 5 ms on a phone, and no library
NOT_TYPED = ("csrf_token", "checked", "again", "proof")


def new_token():
    """A token for one form."""
    return _signer("signup").sign(secrets.token_hex(16)).decode()


def age_of(token):
    """How many seconds ago the form was opened, or None where the token is not ours or a day old."""
    try:
        _value, began = _signer("signup").unsign(token or "", max_age=DAY, return_timestamp=True)
    except BadData:
        return None
    return _signer("signup").get_timestamp() - began.timestamp()


def holder_of(token):
    """Under which name files wait for the form to be accepted; the token itself is not kept."""
    return hashlib.sha256(f"holder:{token}".encode()).hexdigest()


def key_of(token, full_name, contact):
    """What makes a second sending the same: one form and one person.

    A phone goes round in a family: the same page, gone back to, with another name is another registration.
    """
    said = f"signup:{token}:{fold(full_name)}:{contact}"
    return hashlib.sha256(said.encode()).hexdigest()


def is_proven(token, proof):
    """Whether the page's script did its work for this token."""
    if not (proof and proof.isascii() and proof.isdecimal() and len(proof) < 12):
        return False
    mixed = 0x811C9DC5  # FNV-1a, the same few lines in static/js/modules/signup.js
    for byte in f"{token}:{proof}".encode():
        mixed = ((mixed ^ byte) * 0x01000193) & 0xFFFFFFFF
    return mixed % WORK == 0


def checked_token(values):
    """The token of the page on which a guest looks at ``values`` (of a form) once more."""
    return _signer("signup-checked").sign(_digest(values)).decode()


def is_checked(values):
    """Whether these very values were looked at once more."""
    try:
        said = _signer("signup-checked").unsign(values.get("checked") or "", max_age=DAY)
    except BadData:
        return False
    return hmac.compare_digest(said, _digest(values).encode())


def typed_values(values):
    """[(name, value)] of a form, as they are carried over to its second page."""
    return [(name, value) for name, value in MultiDict(values).items(multi=True) if name not in NOT_TYPED]


def _digest(values):
    said = "\0".join(f"{name}={value}" for name, value in sorted(typed_values(values)))
    # a text area comes back with other line ends than it was sent with
    return hashlib.sha256(said.replace("\r\n", "\n").encode()).hexdigest()


def _signer(salt):
    return TimestampSigner(current_app.config["SECRET_KEY"], salt=salt)
