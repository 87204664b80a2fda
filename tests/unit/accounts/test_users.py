"""Accounts: made, closed, and always somebody who can administer."""

import contextlib
import threading

import pytest
from sqlalchemy import func, select

from tests.factories import accounts
from workshop.accounts import services
from workshop.accounts.links import first_administrator_link, live_link, password_link
from workshop.accounts.models import RoleGrant, User
from workshop.accounts.permissions import Permission, event_ids_for, has_administrator, may
from workshop.accounts.refusals import (
    LastAdministrator,
    LinkUnusable,
    PasswordWeak,
    RoleHeld,
    UsernameTaken,
    UsernameUnusable,
)
from workshop.accounts.secrets import verify_password
from workshop.accounts.services import roles
from workshop.extensions import db, utc_now

GOOD = "nắng sớm trên sông"


def token_of(path):
    return path.rpartition("/")[2]


@pytest.mark.usefixtures("app")
class TestLinks:
    def test_makes_the_first_administrator_once(self):
        token = token_of(first_administrator_link())
        made = services.make_first_administrator(token, "Quan.Tri", "Người Quản trị", GOOD)
        assert (made.username, may(made, Permission.ADMIN_ACCOUNTS_MANAGE), has_administrator()) == (
            "quan.tri", True, True)  # fmt: skip
        with pytest.raises(LinkUnusable):
            services.make_first_administrator(token, "khac", "Người khác", GOOD)

    def test_a_new_link_ends_the_older_one(self):
        older, newer = token_of(first_administrator_link()), token_of(first_administrator_link())
        assert live_link("first_administrator", newer).used_at is None
        with pytest.raises(LinkUnusable):
            live_link("first_administrator", older)

    def test_ends_after_an_hour(self, monkeypatch):
        token = token_of(first_administrator_link())
        later = utc_now().replace(year=utc_now().year + 1)
        monkeypatch.setattr("workshop.accounts.links.utc_now", lambda: later)
        with pytest.raises(LinkUnusable):
            live_link("first_administrator", token)

    def test_lets_a_user_choose_a_password_and_no_other_kind_of_link_does(self):
        user = accounts.user()
        token = token_of(password_link(user))
        with pytest.raises(LinkUnusable):
            live_link("first_administrator", token)
        services.choose_password(token, user, GOOD)
        assert verify_password(db.session.get(User, user.id).password_hash, GOOD)

    def test_a_refused_password_leaves_the_link_usable(self):
        user = accounts.user()
        token = token_of(password_link(user))
        with pytest.raises(PasswordWeak):
            services.choose_password(token, user, "ngắn")
        services.choose_password(token, user, GOOD)


@pytest.mark.usefixtures("app")
class TestUsers:
    @pytest.mark.parametrize("name", ["ab", "có dấu", "a/b", "", "x" * 65])
    def test_refuses_names_that_cannot_be_typed_everywhere(self, name):
        with pytest.raises(UsernameUnusable):
            services.create_user(name, "Người thử")

    def test_refuses_a_name_twice_whatever_its_capitals(self):
        services.create_user("van.thu", "Một")
        with pytest.raises(UsernameTaken):
            services.create_user("Van.Thu", "Hai")

    @pytest.mark.parametrize("password", ["123456789", "aaaaaaaaaaaa", "van.thu.so1"])
    def test_refuses_passwords_that_are_guessed_first(self, password):
        with pytest.raises(PasswordWeak):
            services.create_user("van.thu.so1", "Một", password=password)

    def test_the_last_administrator_is_neither_closed_nor_removed(self):
        last = accounts.user("administrator")
        with pytest.raises(LastAdministrator):
            services.deactivate_user(last)
        with pytest.raises(LastAdministrator):
            services.revoke_role(last, last.grants[0].id)
        accounts.user("administrator")
        assert services.deactivate_user(last).is_active is False

    def test_a_closed_administrator_does_not_count(self):
        first, second = accounts.user("administrator"), accounts.user("administrator")
        services.deactivate_user(first)
        with pytest.raises(LastAdministrator):
            services.deactivate_user(second)

    def test_grants_a_role_once(self):
        user = accounts.user("viewer")
        services.grant_role(user, "clerk")
        with pytest.raises(RoleHeld):
            services.grant_role(user, "clerk")
        assert db.session.scalar(select(func.count()).select_from(RoleGrant)) == 2


def test_an_administrator_of_one_event_does_not_administer_the_installation(app):
    user = User(username="x", full_name="X", is_active=True)
    user.grants = [RoleGrant(role="administrator", event_id=7)]
    assert may(user, Permission.ADMIN_ACCOUNTS_MANAGE) is False
    assert may(user, Permission.EVENTS_EVENT_EDIT, 7) is True
    assert may(user, Permission.EVENTS_EVENT_EDIT, 8) is False
    assert event_ids_for(user, Permission.EVENTS_EVENT_EDIT) == {7}


def close_each_other(app):
    """Two administrators close one another's accounts at the same moment; returns how many stay open."""
    pair = [accounts.user("administrator"), accounts.user("administrator")]
    barrier = threading.Barrier(2)

    def close(other):
        with app.app_context():
            barrier.wait()
            with contextlib.suppress(LastAdministrator):
                services.deactivate_user(other)

    threads = [threading.Thread(target=close, args=(user,)) for user in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(User).where(User.is_active))


@pytest.mark.db
def test_two_administrators_cannot_close_each_other(app):
    assert close_each_other(app) == 1


@pytest.mark.db
def test_without_the_guard_nobody_would_be_left(app, monkeypatch):
    monkeypatch.setattr(roles, "require_other_administrator", lambda _id: None)
    monkeypatch.setattr("workshop.accounts.services.users.require_other_administrator", lambda _id: None)
    assert close_each_other(app) == 0
