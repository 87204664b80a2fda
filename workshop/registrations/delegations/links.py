"""The links /i/<token> of an invited unit and /d/<token> of a delegation: derived, numbered, revocable."""

import base64
import binascii
import hashlib
import hmac

from flask import current_app

from workshop.errors import NotFound
from workshop.extensions import db
from workshop.registrations.delegations.models import Delegation

ID_BYTES = 5
PROOF_BYTES = 20  # 160 bits; with the id exactly 40 letters
PREFIXES = {True: "i", False: "d"}  # by whether the unit was invited


def prefix_of(delegation):
    """``i`` for an invited unit, ``d`` for a delegation of the public form."""
    return PREFIXES[delegation.invitation is not None]


def token_of(delegation):
    """The token of the link as it stands now."""
    known = delegation.id.to_bytes(ID_BYTES, "big")
    return base64.b32encode(known + _proof(delegation, prefix_of(delegation))).decode().lower()


def delegation_at(prefix, token):
    """The delegation behind ``token`` under /``prefix``/.

    :raises NotFound: if there is none or the link was revoked.
    """
    try:
        raw = base64.b32decode(token.upper())
    except (binascii.Error, ValueError) as error:
        raise NotFound from error
    if len(raw) != ID_BYTES + PROOF_BYTES:
        raise NotFound
    found = db.session.get(Delegation, int.from_bytes(raw[:ID_BYTES], "big"))
    if found is None or prefix_of(found) != prefix or not hmac.compare_digest(_proof(found, prefix), raw[ID_BYTES:]):
        raise NotFound
    return found


def link_url(delegation):
    """The whole address, as it is sent and printed."""
    return f"{current_app.config['WORKSHOP_BASE_URL']}/{prefix_of(delegation)}/{token_of(delegation)}"


def _proof(delegation, prefix):
    said = f"delegation-link:{prefix}:{delegation.event_id}:{delegation.id}:{delegation.link_serial}"
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.digest(key, said.encode(), hashlib.sha256)[:PROOF_BYTES]
