"""The personal link /r/<token>: derived, so that it can be shown again; numbered, so that it can be revoked."""

import datetime as dt

from flask import current_app

from workshop.errors import NotFound
from workshop.extensions import db, utc_now
from workshop.registrations import link_tokens, merges
from workshop.registrations.models import Registration
from workshop.registrations.refusals import LinkReadOnly

READ_ONLY_AFTER = dt.timedelta(days=30)


def link_token(registration):
    """The token of the link as it stands now."""
    return link_tokens.token(registration.id, _said(registration))


def registration_of(token):
    """The registration behind ``token``; whose was merged into another finds that one, which holds the ticket.

    :raises NotFound: if there is none or the link was revoked.
    """
    registration = db.session.get(Registration, link_tokens.number_in(token))
    if registration is None or not link_tokens.is_proof(token, _said(registration)):
        raise NotFound
    return merges.standing_for(registration)


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


def _said(registration):
    return f"registration-link:{registration.event_id}:{registration.id}:{registration.link_serial}"
