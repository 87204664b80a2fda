"""The links /i/<token> of an invited unit and /d/<token> of a delegation: derived, numbered, revocable."""

from flask import current_app

from workshop.errors import NotFound
from workshop.extensions import db
from workshop.registrations import link_tokens
from workshop.registrations.delegations.models import Delegation

PREFIXES = {True: "i", False: "d"}  # by whether the unit was invited


def prefix_of(delegation):
    """``i`` for an invited unit, ``d`` for a delegation of the public form."""
    return PREFIXES[delegation.invitation is not None]


def token_of(delegation):
    """The token of the link as it stands now."""
    return link_tokens.token(delegation.id, _said(delegation, prefix_of(delegation)))


def delegation_at(prefix, token):
    """The delegation behind ``token`` under /``prefix``/.

    :raises NotFound: if there is none or the link was revoked.
    """
    found = db.session.get(Delegation, link_tokens.number_in(token))
    if found is None or prefix_of(found) != prefix or not link_tokens.is_proof(token, _said(found, prefix)):
        raise NotFound
    return found


def link_url(delegation):
    """The whole address, as it is sent and printed."""
    return f"{current_app.config['WORKSHOP_BASE_URL']}/{prefix_of(delegation)}/{token_of(delegation)}"


def _said(delegation, prefix):
    return f"delegation-link:{prefix}:{delegation.event_id}:{delegation.id}:{delegation.link_serial}"
