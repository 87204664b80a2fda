"""The verbs of accounts."""

from workshop.accounts.services.passwords import change_password, choose_password, set_password
from workshop.accounts.services.roles import grant_role, revoke_role
from workshop.accounts.services.tokens import create_token, revoke_token
from workshop.accounts.services.users import (
    create_user,
    deactivate_user,
    edit_user,
    make_first_administrator,
    reactivate_user,
)

__all__ = [
    "change_password", "choose_password", "create_token", "create_user", "deactivate_user", "edit_user", "grant_role",
    "make_first_administrator", "reactivate_user", "revoke_role", "revoke_token", "set_password",
]  # fmt: skip
