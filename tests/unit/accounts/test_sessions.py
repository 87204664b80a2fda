"""Sessions and tokens: what they open, for how long."""

import datetime as dt

import pytest

from tests.factories import accounts, events
from workshop.accounts import bearers, services, sessions
from workshop.accounts.devices import device_name
from workshop.accounts.models import ApiToken
from workshop.accounts.refusals import PasswordWrong, ScopeUnknown, TokenNeedsEvent
from workshop.accounts.secrets import digest
from workshop.accounts.sessions import SignInRefused
from workshop.errors import NotFound, TooManyAttempts
from workshop.extensions import db, utc_now
from workshop.web import limits

GOOD = "nắng sớm trên sông"
pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def clerk(app):
    return services.create_user("van.thu", "Người Văn thư", password=GOOD, roles=[("clerk", None)])


def test_signs_in_with_any_capitals_and_keyboard(clerk):
    import unicodedata

    opened, token = sessions.sign_in(" Van.Thu ", unicodedata.normalize("NFD", GOOD), address="10.0.0.1")
    assert sessions.session_of(token).id == opened.id


def test_says_the_same_of_an_unknown_name_and_a_wrong_password(clerk):
    for name, password in (("van.thu", "sai hoàn toàn"), ("khong.co", GOOD)):
        with pytest.raises(SignInRefused):
            sessions.sign_in(name, password, address="10.0.0.1")


def test_failures_delay_and_never_lock_out(clerk, monkeypatch):
    for _attempt in range(sessions.FREE_FAILURES):
        with pytest.raises(SignInRefused):
            sessions.sign_in("van.thu", "sai", address="10.0.0.1")
    count, _since = limits.last_hit(f"signin:user:{digest('van.thu')[:32]}", sessions.WINDOW)
    for failures, delay in ((count, 2), (count + 1, 4), (count + 9, 60)):
        monkeypatch.setattr(limits, "last_hit", lambda key, _window, many=failures: (many * (":user:" in key), 0))
        with pytest.raises(TooManyAttempts) as refused:
            sessions.sign_in("van.thu", GOOD, address="10.0.0.1")
        assert refused.value.params == {"seconds": delay}
    monkeypatch.setattr(limits, "last_hit", lambda _key, _window: (12, 61))
    assert sessions.sign_in("van.thu", GOOD, address="10.0.0.1")


def test_a_changed_password_ends_the_other_sessions(clerk):
    here, here_token = sessions.open_session(clerk, address="10.0.0.1")
    _other, other_token = sessions.open_session(clerk, address="10.0.0.2")
    with pytest.raises(PasswordWrong):
        services.change_password(clerk, "sai", GOOD + "!", but=here.id)
    services.change_password(clerk, GOOD, GOOD + "!", but=here.id)
    assert sessions.session_of(here_token).id == here.id
    assert sessions.session_of(other_token) is None


def test_nobody_ends_the_session_of_another(clerk):
    opened, token = sessions.open_session(clerk, address="10.0.0.1")
    with pytest.raises(NotFound):
        sessions.revoke_session(opened.id, of_user=accounts.user())
    assert sessions.session_of(token).id == opened.id


def test_a_token_is_kept_as_its_hash_and_ends(app):
    token, secret = services.create_token("Cổng thông tin", ["ocop:read"])
    assert secret not in str(db.session.get(ApiToken, token.id).token_hash)
    caller = bearers.caller_of(secret)
    assert (caller.kind, caller.scopes, caller.is_revoked) == ("token", {"ocop:read"}, False)
    assert token.expires_at - utc_now() > dt.timedelta(days=89)
    services.revoke_token(token.id)
    assert bearers.caller_of(secret).is_revoked is True
    with pytest.raises(NotFound):
        services.revoke_token(token.id)


def test_a_token_that_checks_people_in_is_bound_to_one_event(app):
    with pytest.raises(TokenNeedsEvent):
        services.create_token("Bàn", ["checkin"])
    with pytest.raises(ScopeUnknown):
        services.create_token("Bàn", ["everything"])
    event = events.event()
    assert bearers.caller_of(services.create_token("Bàn", ["checkin"], event_id=event.id)[1]).event_id == event.id


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36", "Chrome · Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Linux; Android 13) AppleWebKit Chrome/119.0 Mobile Safari Zalo android/23", "Zalo · Android"),
        ("", ""),
    ],
)
def test_names_a_device_as_people_do(user_agent, name):
    assert device_name(user_agent) == name
