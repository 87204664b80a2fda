"""The accounts of the demonstration, one a role."""

from sqlalchemy import select

from workshop.accounts.models import RoleGrant, User
from workshop.accounts.secrets import hash_password, readable_password
from workshop.audit import services as audit
from workshop.extensions import db
from workshop.transactions import transaction

ACCOUNTS = (
    ("quantri", "administrator", "Quản trị (minh họa)"),
    ("bantochuc", "organizer", "Ban tổ chức (minh họa)"),
    ("dulieu", "registry", "Dữ liệu OCOP (minh họa)"),
    ("vanthu", "clerk", "Văn thư (minh họa)"),
    ("nguoiduyet", "approver", "Người duyệt (minh họa)"),
    ("bandon", "desk", "Bàn đón tiếp (minh họa)"),
    ("nguoixem", "viewer", "Người xem (minh họa)"),
)


def load():
    """Make the accounts that are missing, without passwords; returns user by role."""
    with transaction() as session:
        known = {user.username: user for user in session.scalars(select(User).where(User.is_demonstration))}
        for username, role, full_name in ACCOUNTS:
            if username not in known:
                user = User(username=username, full_name=full_name, is_demonstration=True)
                user.grants = [RoleGrant(role=role)]
                session.add(user)
                audit.record("accounts.user_created", user, role=role)
    return by_role()


def by_role():
    """The demonstration's user of every role."""
    users = {user.username: user for user in db.session.scalars(select(User).where(User.is_demonstration))}
    return {role: users[username] for username, role, _name in ACCOUNTS}


def new_passwords():
    """Give every demonstration account a fresh random password; returns [(username, role, password)]."""
    made = []
    with transaction() as session:
        for username, role, _name in ACCOUNTS:
            user = session.scalar(select(User).where(User.username == username, User.is_demonstration))
            password = readable_password(3)
            user.password_hash = hash_password(password)
            made.append((username, role, password))
    return made
