"""Passwords: what is accepted, and the ways to a new one."""

from workshop.accounts.links import end_links, use_link
from workshop.accounts.models import User
from workshop.accounts.refusals import LinkUnusable, PasswordWeak, PasswordWrong
from workshop.accounts.secrets import MINIMUM_PASSWORD, hash_password, verify_password
from workshop.accounts.sessions import revoke_sessions_of
from workshop.audit.services import record
from workshop.transactions import transaction

LEAST_KINDS = 5


def require_strong(password, username):
    """Refuse what is guessed first; there is no rule about digits and signs, which only make people write it down.

    :raises PasswordWeak: if it is short, made of few letters, or the account name.
    """
    plain = password.strip().lower()
    if len(password) < MINIMUM_PASSWORD or len(set(plain)) < LEAST_KINDS or plain == username:
        raise PasswordWeak("password", least=MINIMUM_PASSWORD)


def set_password(user, password, *, must_change=False, but=None):
    """Give ``user`` a password and end their sessions; ``but`` is the id of one that stays.

    :raises PasswordWeak: if it is easy to guess.
    """
    require_strong(password, user.username)
    kept = hash_password(password)  # slow on purpose, so before the database gives us its turn
    with transaction() as session:
        found = session.get(User, user.id)
        found.password_hash, found.must_change_password = kept, must_change
        end_links("password", found.id)
        revoke_sessions_of(found.id, but=but)
        record("accounts.password_changed", found)
    return found


def change_password(user, present, password, *, but=None):
    """Change one's own password, knowing the present one; other sessions end.

    :raises PasswordWrong: if ``present`` is not it.
    :raises PasswordWeak: if the new one is easy to guess.
    """
    if not verify_password(user.password_hash, present):
        raise PasswordWrong("present")
    return set_password(user, password, but=but)


def choose_password(token, user, password):
    """Choose a password by the one-time link ``token`` of ``user``.

    :raises LinkUnusable: if the link was used meanwhile, or the account is closed.
    :raises PasswordWeak: if the password is easy to guess.
    """
    require_strong(password, user.username)
    with transaction() as session:
        link = use_link("password", token)
        found = session.get(User, link.user_id)
        if not found.is_active:
            raise LinkUnusable
        return set_password(found, password)
