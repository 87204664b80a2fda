"""The personal link /r/<token>: derived, so that it can be shown again; numbered, so that it can be revoked."""

import base64
import binascii
import datetime as dt
import hashlib
import hmac

from flask import current_app

from workshop.errors import NotFound
from workshop.extensions import db, utc_now
from workshop.registrations.models import Registration
from workshop.registrations.refusals import LinkReadOnly

ID_BYTES = 5
PROOF_BYTES = 20  # 160 bits; with the id exactly 40 letters, none of which a chat cuts off a link
READ_ONLY_AFTER = dt.timedelta(days=30)


def link_token(registration):
    """The token of the link as it stands now."""
    known = registration.id.to_bytes(ID_BYTES, "big")
    return base64.b32encode(known + _proof(registration)).decode().lower()


def registration_of(token):
    """The registration behind ``token``.

    :raises NotFound: if there is none or the link was revoked.
    """
    try:
        raw = base64.b32decode(token.upper())
    except (binascii.Error, ValueError) as error:
        raise NotFound from error
    if len(raw) != ID_BYTES + PROOF_BYTES:
        raise NotFound
    registration = db.session.get(Registration, int.from_bytes(raw[:ID_BYTES], "big"))
    if registration is None or not hmac.compare_digest(_proof(registration), raw[ID_BYTES:]):
        raise NotFound
    return registration


def link_url(registration):
    """The whole address, as it is sent and printed."""
    return f"{current_app.config['WORKSHOP_BASE_URL']}/r/{link_token(registration)}"


def is_read_only(event, now=None):
    """Whether the workshop is so long past that nothing can be changed by link."""
    return (now or utc_now()) > event.ends_at + READ_ONLY_AFTER


def require_writable(event):
    """Insist that the link still changes things.

    :raises LinkReadOnly: 30 days after the event.
    """
    if is_read_only(event):
        raise LinkReadOnly


def _proof(registration):
    said = f"registration-link:{registration.event_id}:{registration.id}:{registration.link_serial}"
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.digest(key, said.encode(), hashlib.sha256)[:PROOF_BYTES]
