"""Pages of the API follow each other without a gap or a repeat."""

import pytest
from sqlalchemy import select

from tests.factories import accounts
from workshop.accounts.models import User
from workshop.web.cursors import CursorUnknown, PageSizeUnusable, cursor_list


def page(app, address):
    """The answer for users by full name and id."""
    with app.test_request_context(address):
        return cursor_list(select(User), (User.full_name, User.id), lambda user: user.username)


def test_every_row_comes_once_in_order_also_among_equals(app):
    made = [accounts.user(full_name=name).username for name in ("An", "An", "An", "Bình", "Chi")]
    first = page(app, "/?page_size=2")
    second = page(app, f"/?page_size=2&cursor={first['next_cursor']}")
    third = page(app, f"/?page_size=2&cursor={second['next_cursor']}")
    assert first["items"] + second["items"] + third["items"] == made
    assert third["next_cursor"] is None


@pytest.mark.parametrize("size", ["0", "201", "-1", "x", "1e3"])
def test_an_unusable_page_size_is_refused(app, size):
    with pytest.raises(PageSizeUnusable):
        page(app, f"/?page_size={size}")


@pytest.mark.parametrize("cursor", ["x", "%21", "WzFd", "bnVsbA", "W3t9LDFd"])
def test_a_foreign_cursor_is_refused(app, cursor):
    with pytest.raises(CursorUnknown):
        page(app, f"/?cursor={cursor}")
