"""Keeping programs off the public form without a puzzle and without a third party.

Four things, of which a guest notices none on a usual phone:

- a trap: a field that people do not see and programs fill in;
- a form token: signed, a day old at most, and spent by what it registers, so that one form is one registration;
- a moment: nobody types a name and a phone in less than three seconds;
- a proof of work that the page's script does while one types, some milliseconds on the cheapest phone. It stops
  the programs that post without running the page, and makes a flood cost its sender. Where no script runs the
  guest is shown what was typed and confirms it once more: that page's token is bound to the very values, so it
  cannot be fetched in advance. No picture to read, no sound to hear, nothing that depends on another firm.

The limits by browser and address stay the last word: all this is a fence, not a wall.
"""

import hashlib
import hmac
import secrets

from flask import current_app, request, session
from flask_babel import gettext as _
from itsdangerous import BadData, TimestampSigner
from werkzeug.datastructures import MultiDict

from workshop.errors import TooManyAttempts
from workshop.vietnamese.names import fold
from workshop.web import limits
from workshop.web.errors import words

DAY = 24 * 3600
FASTEST_SECONDS = 3
WORK = 4096  # on average so many tries: 5 ms on a phone, and no library
A_MINUTE, PER_BROWSER, PER_ADDRESS = 60, 5, 600  # a whole hall asks from one address
NOT_TYPED = ("csrf_token", "checked", "again", "proof")


def new_token():
    """A token for one form."""
    return _signer("signup").sign(secrets.token_hex(16)).decode()


def may_go_on(form):
    """Whether a person filled in ``form``; otherwise it says what to do and keeps what was typed."""
    if not is_below_limits(form):
        return False
    age, trapped = age_of(form.began.data), form.website.data
    if trapped or age is None:
        form.website.data, form.began.data, form.proof.data = "", new_token(), ""
        form.form_errors.append(_("The form could not be accepted. Please check what you typed and send it again."))
        return False
    if age < FASTEST_SECONDS:
        form.form_errors.append(_("That was very quick. Please check what you typed and send it again."))
        return False
    return True


def is_below_limits(form):
    """Five a minute a browser, 600 an address; above it the page says how long to wait and keeps what was typed."""
    browser = session.setdefault("browser", secrets.token_hex(8))
    try:
        limits.hit_below(f"signup:browser:{browser}", PER_BROWSER, A_MINUTE)
        limits.hit_below(f"signup:address:{request.remote_addr}", PER_ADDRESS, A_MINUTE)
    except TooManyAttempts as error:
        return refuse_often(form, error)
    return True


def refuse_often(form, error):
    """Say on ``form`` how long to wait; returns False."""
    form.form_errors.append(words(error))
    form.answer = error.status
    return False


def status_of(form):
    """With which status a page answers that shows ``form`` again."""
    return getattr(form, "answer", 422) if form.errors else 200


def is_worked_for(form):
    """Whether the page's script did its work, or a person looked at these very values once more."""
    return is_proven(form.began.data, form.proof.data) or is_checked(request.form)


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
