"""Making, editing, closing and opening accounts."""

import re

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from workshop.accounts.links import use_link
from workshop.accounts.models import RoleGrant, User
from workshop.accounts.permissions import ROLE_NAMES, has_administrator
from workshop.accounts.refusals import AdministratorExists, RoleUnknown, UsernameTaken, UsernameUnusable
from workshop.accounts.secrets import hash_password
from workshop.accounts.services.passwords import require_strong
from workshop.accounts.services.roles import require_other_administrator
from workshop.accounts.sessions import revoke_sessions_of
from workshop.audit.services import record
from workshop.transactions import transaction

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,63}")


def create_user(username, full_name, *, email=None, password=None, roles=(), must_change_password=False,
                is_demonstration=False):  # fmt: skip
    """Make an account; ``roles`` are pairs of a role and an event id, None for every event.

    Without a password nobody can sign in until a one-time link was used.

    :raises UsernameUnusable: if the name has other letters than a to z, digits, dots and dashes.
    :raises UsernameTaken: if another account has it.
    :raises PasswordWeak: if a password is given and easy to guess.
    :raises RoleUnknown: if a role does not exist.
    """
    username = username.strip().lower()
    if not USERNAME.fullmatch(username):
        raise UsernameUnusable("username")
    for role, _event_id in roles:
        if role not in ROLE_NAMES:
            raise RoleUnknown("role", role=role)
    kept = _hash_of(password, username)
    try:
        with transaction() as session:
            if session.scalar(select(User.id).where(User.username == username)):
                raise UsernameTaken("username")
            made = User(
                username=username, full_name=full_name, email=email or None, password_hash=kept,
                must_change_password=must_change_password, is_demonstration=is_demonstration,
            )  # fmt: skip
            made.grants = [RoleGrant(role=role, event_id=event_id) for role, event_id in roles]
            session.add(made)
            record("accounts.user_created", made, roles=sorted({role for role, _event_id in roles}))
    except IntegrityError as error:  # somebody else took the name since we looked
        raise UsernameTaken("username") from error
    return made


def make_first_administrator(token, username, full_name, password):
    """Use the one-time link ``token`` to make the administrator of a fresh installation.

    :raises LinkUnusable: if the link was used or is too old.
    :raises AdministratorExists: if there is one already.
    """
    with transaction():
        use_link("first_administrator", token)
        if has_administrator():
            raise AdministratorExists
        return create_user(username, full_name, password=password, roles=[("administrator", None)])


def edit_user(user, *, full_name, email):
    """Change the name that is shown and the address that is written to."""
    with transaction() as session:
        found = session.get(User, user.id)
        changed = [name for name, value in (("full_name", full_name), ("email", email or None))
                   if getattr(found, name) != value]  # fmt: skip
        found.full_name, found.email = full_name, email or None
        if changed:
            record("accounts.user_edited", found, fields=changed)
    return found


def deactivate_user(user):
    """Close an account: nobody signs in with it, and its sessions end.

    :raises LastAdministrator: if nobody could administer afterwards.
    """
    with transaction() as session:
        found = session.get(User, user.id)
        if any(grant.role == "administrator" and grant.event_id is None for grant in found.grants):
            require_other_administrator(found.id)
        found.is_active = False
        revoke_sessions_of(found.id)
        record("accounts.user_deactivated", found)
    return found


def reactivate_user(user):
    """Open a closed account again, with the roles and the password it had."""
    with transaction() as session:
        found = session.get(User, user.id)
        found.is_active = True
        record("accounts.user_reactivated", found)
    return found


def _hash_of(password, username):
    if password is None:
        return None
    require_strong(password, username)
    return hash_password(password)
