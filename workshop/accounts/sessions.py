"""Server-side sessions of staff: opened by sign-in, listed, revoked; the cookie holds only a random token."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.accounts.models import StaffSession, User
from workshop.accounts.secrets import digest, new_secret, verify_password
from workshop.audit.actor import Actor, acting_as, current_actor
from workshop.audit.services import record
from workshop.errors import N_, NotFound, TooManyAttempts, WorkshopError
from workshop.extensions import db, utc_now
from workshop.transactions import transaction
from workshop.web import limits

WINDOW = 900  # failures are counted over a quarter of an hour
FREE_FAILURES = 3
LONGEST_DELAY = 60
SEEN_EVERY = dt.timedelta(minutes=5)


class SignInRefused(WorkshopError):
    """The name or the password is wrong, or the account is closed; which one is not said."""

    status = 401
    message = N_("The account name or the password is not right.")


def sign_in(username, password, *, address, user_agent="", days=14):
    """Open a session and return (session, token); the token goes into the cookie.

    :raises SignInRefused: whatever was wrong with name or password.
    :raises TooManyAttempts: while the growing delay after failures runs; never a lock-out.
    """
    username = username.strip().lower()
    keys = (f"signin:user:{digest(username)[:32]}", f"signin:from:{address}")
    for key in keys:
        _require_patience(key)
    user = db.session.scalar(select(User).where(User.username == username))
    if not verify_password(user.password_hash if user else None, password) or not user.is_active:
        for key in keys:
            limits.hit(key, WINDOW)
        raise SignInRefused
    limits.forget(keys[0])
    return open_session(user, address=address, user_agent=user_agent, days=days)


def open_session(user, *, address, user_agent="", days=14):
    """Open a session for ``user`` without asking; after sign-in or a one-time link."""
    token = new_secret()
    # until now nobody was signed in, but it is this user who acts
    with acting_as(Actor("user", user.id, current_actor().request_id)), transaction() as session:
        opened = StaffSession(
            user_id=user.id, token_hash=digest(token), expires_at=utc_now() + dt.timedelta(days=days),
            user_agent=user_agent[:200], address=address[:64],
        )  # fmt: skip
        session.add(opened)
        session.get(User, user.id).last_sign_in_at = utc_now()
        record("accounts.signed_in", opened, user=user.id)
    return opened, token


def session_of(token, *, idle_hours=12):
    """The live session behind ``token`` with its user and grants, or None."""
    query = (
        select(StaffSession)
        .where(StaffSession.token_hash == digest(token), StaffSession.revoked_at.is_(None))
        .options(joinedload(StaffSession.user).selectinload(User.grants))
    )
    found = db.session.scalar(query)
    if found is None or not found.user.is_active:
        return None
    now = utc_now()
    if found.expires_at <= now or found.last_seen_at <= now - dt.timedelta(hours=idle_hours):
        return None
    return found


def note_seen(opened):
    """Remember that the session is in use; written at most every five minutes."""
    if utc_now() - opened.last_seen_at < SEEN_EVERY:
        return
    with transaction() as session:
        session.get(StaffSession, opened.id).last_seen_at = utc_now()


def revoke_session(session_id, *, of_user=None):
    """End a session; ``of_user`` narrows it to one's own.

    :raises NotFound: if there is no such live session.
    """
    with transaction() as session:
        found = session.get(StaffSession, session_id)
        if found is None or found.revoked_at or (of_user is not None and found.user_id != of_user.id):
            raise NotFound
        found.revoked_at = utc_now()
        record("accounts.session_revoked", found, user=found.user_id)


def revoke_sessions_of(user_id, *, but=None):
    """End every session of a user, as after a new password; ``but`` is the id of one that stays."""
    with transaction() as session:
        query = select(StaffSession).where(StaffSession.user_id == user_id, StaffSession.revoked_at.is_(None))
        for found in session.scalars(query):
            if found.id != but:
                found.revoked_at = utc_now()


def _require_patience(key):
    failures, since = limits.last_hit(key, WINDOW)
    # a hall signs in from one address: its delay starts later than that of one account
    over = failures - (FREE_FAILURES if key.startswith("signin:user:") else 10 * FREE_FAILURES)
    if over < 0:
        return
    delay = min(2 ** (over + 1), LONGEST_DELAY)
    if since is not None and since < delay:
        raise TooManyAttempts(seconds=int(delay - since))
