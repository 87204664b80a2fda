"""One-time links: the one that makes the first administrator, and those that let a user choose a password."""

import datetime as dt

from sqlalchemy import select, update

from workshop.accounts.models import SetupLink
from workshop.accounts.refusals import LinkUnusable
from workshop.accounts.secrets import digest, new_secret
from workshop.audit.services import record
from workshop.extensions import db, utc_now
from workshop.transactions import transaction

LIVES = dt.timedelta(minutes=60)


def first_administrator_link():
    """The path of a fresh link that makes the first administrator; older unused ones end."""
    return f"/setup/{_new_link('first_administrator')}"


def password_link(user):
    """The path of a fresh link by which ``user`` chooses a password; older unused ones end."""
    return f"/password/{_new_link('password', user)}"


def live_link(kind, token):
    """The link behind ``token``, not used up by looking.

    :raises LinkUnusable: if it is unknown, used or older than an hour.
    """
    found = db.session.scalar(select(SetupLink).where(SetupLink.kind == kind, SetupLink.token_hash == digest(token)))
    return _require_live(found)


def use_link(kind, token):
    """Use the link behind ``token`` up, inside the running transaction.

    :raises LinkUnusable: if it is unknown, used or older than an hour.
    """
    query = select(SetupLink).where(SetupLink.kind == kind, SetupLink.token_hash == digest(token))
    query = query.with_for_update().execution_options(populate_existing=True)
    found = _require_live(db.session.scalar(query))
    found.used_at = utc_now()
    return found


def end_links(kind, user_id=None):
    """End what was not used yet, inside the running transaction."""
    query = update(SetupLink).where(SetupLink.kind == kind, SetupLink.used_at.is_(None))
    db.session.execute(query.where(SetupLink.user_id == user_id).values(expires_at=utc_now()))


def _new_link(kind, user=None):
    token, user_id = new_secret(), user.id if user else None
    with transaction() as session:
        end_links(kind, user_id)
        link = SetupLink(kind=kind, token_hash=digest(token), user_id=user_id, expires_at=utc_now() + LIVES)
        session.add(link)
        record("accounts.link_made", link, kind=kind, user=user_id)
    return token


def _require_live(link):
    if link is None or link.used_at is not None or link.expires_at <= utc_now():
        raise LinkUnusable
    return link
