"""flask users, flask tokens, flask audit."""

import json

import pytest

from tests.factories import accounts, events
from workshop.accounts.bearers import caller_of
from workshop.accounts.queries import user_named
from workshop.accounts.secrets import verify_password


@pytest.fixture
def run(app):
    """``run("users", "list")`` gives the outcome of a command."""
    return lambda *arguments: app.test_cli_runner().invoke(args=arguments)


def test_creates_a_user_with_a_password_shown_once(run):
    event = events.event()
    done = run("users", "create", "ban.don", "--name", "Bàn đón tiếp", "--role", "desk", "--event", event.slug)
    username, _, password = done.stdout.strip().partition("\t")
    made = user_named("ban.don")
    assert (done.exit_code, username, made.grants[0].event_id) == (0, "ban.don", event.id)
    assert verify_password(made.password_hash, password)


def test_refuses_with_one_line_and_wrong_usage_with_two(run):
    accounts.user(username="co.roi")
    taken = run("users", "create", "co.roi", "--name", "Ai đó")
    assert (taken.exit_code, taken.stdout, taken.stderr.count("\n")) == (1, "", 1)
    assert run("users", "create", "ai.do").exit_code == 2
    assert run("users", "reset-password", "khong.co").exit_code == 1
    assert run("tokens", "create", "--name", "Bàn", "--scope", "checkin").exit_code == 1
    assert run("tokens", "create", "--name", "Bàn", "--scope", "checkin", "--event", "khong-co").exit_code == 1
    assert run("tokens", "create", "--name", "Bàn", "--scope", "nothing").exit_code == 2


def test_lists_users_and_resets_a_password(run):
    accounts.user("viewer", username="nguoi.xem", full_name="Người Xem")
    assert run("users", "list").stdout == "nguoi.xem\tNgười Xem\tactive\tviewer\n"
    link = run("users", "reset-password", "nguoi.xem").stdout.strip()
    assert link.startswith("https://ocop.example/password/")


def test_prints_a_token_as_one_json_object(run):
    event = events.event()
    done = run("tokens", "create", "--name", "Bàn 1", "--scope", "checkin", "--scope", "registrations:read",
               "--event", event.slug, "--json")  # fmt: skip
    answer = json.loads(done.stdout)
    assert list(answer) == ["token"]
    assert (caller_of(answer["token"]).event_id, done.exit_code) == (event.id, 0)


def test_every_verb_has_help(app, run):
    for group in ("users", "tokens", "audit", "directory"):
        for verb in app.cli.get_command(None, group).commands:
            assert run(group, verb, "--help").exit_code == 0
