"""Reads of accounts: users, their sessions, tokens."""

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from workshop import hooks
from workshop.accounts.models import ApiToken, StaffSession, User
from workshop.errors import NotFound
from workshop.extensions import db, utc_now


def users(search="", state=""):
    """The accounts, the active first, as a select; ``search`` looks in both names, ``state`` is active or closed."""
    query = select(User).options(selectinload(User.grants)).order_by(User.is_active.desc(), User.username)
    if search:
        query = query.where(or_(User.username.contains(search.lower(), autoescape=True),
                                User.full_name.icontains(search, autoescape=True)))  # fmt: skip
    if state in ("active", "closed"):
        query = query.where(User.is_active.is_(state == "active"))
    return query


def user_with(user_id):
    """The user of an id.

    :raises NotFound: if there is none.
    """
    return _found(db.session.get(User, user_id))


def user_named(username):
    """The user of an account name, or None."""
    return db.session.scalar(select(User).where(User.username == username.strip().lower()))


def live_sessions(user):
    """The sessions in which ``user`` is signed in, the latest first."""
    query = select(StaffSession).where(
        StaffSession.user_id == user.id, StaffSession.revoked_at.is_(None), StaffSession.expires_at > utc_now()
    )
    return list(db.session.scalars(query.order_by(StaffSession.last_seen_at.desc())))


def tokens():
    """Every API token as a select, the latest first."""
    return select(ApiToken).order_by(ApiToken.created_at.desc(), ApiToken.id.desc())


def names_of(user_ids):
    """{id: full name} of users, in one query."""
    rows = db.session.execute(select(User.id, User.full_name).where(User.id.in_(set(user_ids))))
    return {row.id: row.full_name for row in rows}


def event_titles():
    """{id: title} of every event, as the room of events tells it."""
    return {event_id: title for choices in hooks.call("event_choices") for event_id, title in choices}


def _found(record):
    if record is None:
        raise NotFound
    return record
