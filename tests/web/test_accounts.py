"""Pages of accounts: links, signing in, one's own account, users, tokens."""

import pytest

from tests.factories import accounts, events
from tests.support.client import WorkshopClient
from workshop.accounts import guard, services
from workshop.accounts.bearers import caller_of
from workshop.accounts.links import first_administrator_link, password_link
from workshop.accounts.queries import user_named
from workshop.accounts.views.signing import begin_session
from workshop.extensions import db

GOOD = "nắng sớm trên sông"


def fields_of(tree):
    """What a page's form holds, by name."""
    return {control.get("name"): control.get("value") for control in tree.xpath("//main//input[@type!='hidden']")}


def parsed(response):
    from lxml import html

    return html.fromstring(response.get_data(as_text=True))


@pytest.fixture
def clerk(app):
    return services.create_user("van.thu", "Người Văn thư", password=GOOD, roles=[("clerk", None)])


class TestLinks:
    def test_looking_uses_nothing_up_and_posting_does_once(self, client):
        path = first_administrator_link()
        assert [client.get(path).status_code for _scanner in range(3)] == [200, 200, 200]
        answer = {"username": "quan.tri", "full_name": "Người Quản trị", "password": GOOD, "again": GOOD}
        made = client.post_form(path, answer)
        assert (made.status_code, made.location) == (303, "/admin/")
        assert client.get("/admin/").status_code == 200
        assert WorkshopClient(client.application).get(path).status_code == 410

    def test_a_wrong_entry_keeps_what_was_typed_but_no_password(self, client):
        path = first_administrator_link()
        answer = {"username": "quan.tri", "full_name": "Người Quản trị", "password": GOOD, "again": "khác hẳn"}
        refused = client.post_form(path, answer)
        kept = fields_of(parsed(refused))
        assert (refused.status_code, kept["username"], kept["full_name"]) == (422, "quan.tri", "Người Quản trị")
        assert GOOD not in refused.get_data(as_text=True)

    def test_nobody_sets_up_twice(self, client):
        path = first_administrator_link()
        accounts.user("administrator")
        assert client.get(path).status_code == 409
        assert client.post_form(path, {}).status_code == 409

    def test_a_user_chooses_a_password_and_signs_in(self, client, clerk):
        path = password_link(clerk)
        assert client.get(path).status_code == 200
        assert client.post_form(path, {"password": "ngắn", "again": "ngắn"}).status_code == 422
        assert client.post_form(path, {"password": GOOD + "!", "again": GOOD + "!"}).status_code == 303
        signed_in = client.post_form("/login", {"username": "van.thu", "password": GOOD + "!"})
        assert signed_in.status_code == 303

    def test_private_pages_are_kept_by_nobody(self, client):
        headers = client.get(first_administrator_link()).headers
        assert (headers["Cache-Control"], headers["Referrer-Policy"], headers["X-Robots-Tag"]) == (
            "no-store", "no-referrer", "noindex, nofollow")  # fmt: skip


class TestSignIn:
    def test_leads_where_the_person_wanted_to_go(self, client, clerk):
        asked = client.get("/account?x=1")
        assert (asked.status_code, asked.location) == (302, "/login?next=/account?x%3D1")
        done = client.post_form("/login", {"username": "van.thu", "password": GOOD, "next": "/account?x=1"})
        assert (done.status_code, done.location) == (303, "/account?x=1")

    @pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x",
                                           "/\t/evil.example", "evil.example"])  # fmt: skip
    def test_leads_nowhere_else(self, client, clerk, elsewhere):
        done = client.post_form("/login", {"username": "van.thu", "password": GOOD, "next": elsewhere})
        assert done.location == "/events/"

    def test_the_cookie_is_closed_to_scripts_and_other_sites(self, client, clerk):
        client.application.config["SESSION_COOKIE_SECURE"] = True
        with client.application.test_request_context():
            kept = begin_session("secret", "/events").headers["Set-Cookie"]
        assert set(kept.split("; ")[3:]) | {kept.split("; ")[0]} == {
            f"{guard.COOKIE}=secret", "Secure", "HttpOnly", "Path=/", "SameSite=Lax"}  # fmt: skip

    def test_a_wrong_password_keeps_the_name_and_says_no_more(self, client, clerk):
        refused = client.post_form("/login", {"username": "van.thu", "password": "sai rồi"})
        kept = fields_of(parsed(refused))
        assert (refused.status_code, kept["username"], kept["password"]) == (401, "van.thu", "")
        unknown = client.post_form("/login", {"username": "khong.co", "password": "sai rồi"})
        sentence = "Tên đăng nhập hoặc mật khẩu không đúng."
        assert sentence in refused.get_data(as_text=True)
        assert sentence in unknown.get_data(as_text=True)

    def test_says_how_long_to_wait(self, client, clerk):
        for _attempt in range(12):
            refused = client.post_form("/login", {"username": "van.thu", "password": "sai rồi"})
        assert refused.status_code == 429
        assert f" {refused.headers['Retry-After']} giây" in refused.get_data(as_text=True)

    def test_an_earlier_csrf_token_is_worth_nothing_after_it(self, client, clerk):
        before = client.csrf_token()
        client.post_form("/login", {"username": "van.thu", "password": GOOD})
        assert client.post("/account/sessions/revocation", data={"csrf_token": before}).status_code == 400

    def test_signs_out(self, client, clerk):
        client.post_form("/login", {"username": "van.thu", "password": GOOD})
        assert client.get("/account").status_code == 200
        done = client.post_form("/logout")
        assert (done.status_code, done.location) == (303, "/login")
        assert client.get("/account").status_code == 302

    def test_a_password_made_by_somebody_else_is_changed_first(self, client):
        services.create_user("moi", "Người mới", password=GOOD, must_change_password=True)
        assert client.post_form("/login", {"username": "moi", "password": GOOD}).location == "/account"


class TestMyAccount:
    def test_lists_and_ends_my_sessions(self, client, clerk):
        here, other = client.sign_in_as(clerk), WorkshopClient(client.application).sign_in_as(clerk)
        rows = here.tree("/account").xpath("//table//tbody/tr")
        assert len(rows) == 2
        action = here.tree("/account").xpath("//form[contains(@action, '/revocation')]/@action")[0]
        assert here.post_form(action).status_code == 303
        assert (here.get("/account").status_code, other.get("/account").status_code) == (200, 302)

    def test_changes_the_password_with_the_present_one(self, client, clerk):
        client.sign_in_as(clerk)
        answer = {"present": "sai", "password": GOOD + "!", "again": GOOD + "!"}
        assert client.post_form("/account/password", answer).status_code == 422
        assert client.post_form("/account/password", {**answer, "present": GOOD}).status_code == 303


class TestUsers:
    def test_makes_an_account_and_shows_the_link_once(self, sign_in):
        event = events.event()
        client = sign_in()
        answer = {"full_name": "Trần Văn Thư", "username": "van.thu", "role": "clerk", "event_id": str(event.id)}
        made = client.post_form("/admin/users/new", answer)
        link = parsed(made).xpath("//input[@id='shown-once']/@value")[0]
        user = user_named("van.thu")
        assert (made.status_code, user.grants[0].role, user.grants[0].event_id) == (200, "clerk", event.id)
        assert link.startswith("https://ocop.example/password/")
        assert link not in client.get(f"/admin/users/{user.id}/edit").get_data(as_text=True)

    def test_no_role_and_no_place_are_chosen_beforehand(self, sign_in):
        client, event = sign_in(), events.event()
        tree = client.tree("/admin/users/new")
        chosen = tree.xpath("//select[@name='role' or @name='event_id']/option[@selected]")
        first = tree.xpath("//select[@name='role' or @name='event_id']/option[1]/@value")
        assert (chosen, first) == ([], ["", ""])
        assert tree.xpath("//select[@name='role']/option/@value")[-1] == "administrator"
        answer = {"full_name": "Trần Văn Thư", "username": "van.thu"}
        refused = client.post_form("/admin/users/new", answer)
        said = parsed(refused).xpath("//div[@class='error-summary']//li/a/text()")
        assert (refused.status_code, said) == (422, [
            "Vai trò: Hãy chọn vai trò.", "Phạm vi: Hãy chọn một hội thảo, hoặc mọi hội thảo.",
        ])  # fmt: skip
        assert user_named("van.thu") is None
        client.post_form("/admin/users/new", {**answer, "role": "organizer", "event_id": "all"})
        assert [(each.role, each.event_id) for each in user_named("van.thu").grants] == [("organizer", None)]
        assert str(event.id) in tree.xpath("//select[@name='event_id']/option/@value")

    def test_a_name_twice_keeps_what_was_typed(self, sign_in):
        accounts.user("viewer", username="co.roi")
        answer = {"full_name": "Trần Văn Thư", "username": "co.roi", "role": "clerk", "event_id": "all"}
        refused = sign_in().post_form("/admin/users/new", answer)
        kept = fields_of(parsed(refused))
        assert (refused.status_code, kept["full_name"], kept["username"]) == (422, "Trần Văn Thư", "co.roi")

    def test_grants_and_takes_away(self, sign_in):
        client, user, event = sign_in(), accounts.user("viewer"), events.event()
        path = f"/admin/users/{user.id}"
        assert client.post_form(f"{path}/roles", {"role": "desk", "event_id": str(event.id)}).status_code == 303
        assert client.post_form(f"{path}/roles", {"role": "desk", "event_id": str(event.id)}).status_code == 422
        assert client.post_form(f"{path}/roles", {"role": "king", "event_id": "all"}).status_code == 422
        db.session.expire_all()
        for grant in list(user_named(user.username).grants):
            assert client.post_form(f"{path}/roles/{grant.id}/revocation").status_code == 303
        db.session.expire_all()
        assert user_named(user.username).grants == []

    def test_the_last_administrator_stays_and_hears_why(self, sign_in):
        client = sign_in()
        me = user_named(client.tree("/account").xpath("//dd")[1].text_content().strip())
        client.post_form(f"/admin/users/{me.id}/deactivation")
        assert "quản trị viên cuối cùng" in client.get(f"/admin/users/{me.id}/edit").get_data(as_text=True)
        assert client.get("/admin/users").status_code == 200

    def test_a_closed_account_is_signed_out(self, client, sign_in, clerk):
        client.sign_in_as(clerk)
        admin = sign_in()
        admin.post_form(f"/admin/users/{clerk.id}/deactivation")
        assert client.get("/account").status_code == 302
        admin.post_form(f"/admin/users/{clerk.id}/reactivation")
        assert client.sign_in_as(clerk).get("/account").status_code == 200

    def test_an_administrator_of_one_event_stays_outside(self, sign_in):
        event = events.event()
        assert sign_in("administrator", event).get("/admin/users").status_code == 403


class TestTokens:
    def test_shows_a_token_once_and_revokes_it(self, sign_in):
        client = sign_in()
        answer = {"name": "Cổng", "scopes": ["ocop:read"], "days": "90", "event_id": ""}
        made = client.post_form("/admin/tokens/new", answer)
        secret = parsed(made).xpath("//input[@id='shown-once']/@value")[0]
        page = client.get("/admin/tokens").get_data(as_text=True)
        assert (caller_of(secret).scopes, secret in page) == ({"ocop:read"}, False)
        client.post_form(f"/admin/tokens/{caller_of(secret).id}/revocation")
        assert caller_of(secret).is_revoked is True

    def test_checkin_without_an_event_keeps_what_was_typed(self, sign_in):
        answer = {"name": "Bàn số 1", "scopes": ["checkin"], "days": "7", "event_id": ""}
        refused = sign_in().post_form("/admin/tokens/new", answer)
        tree = parsed(refused)
        ticked = tree.xpath("//input[@name='scopes' and @checked]/@value")
        assert (refused.status_code, fields_of(tree)["name"], ticked) == (422, "Bàn số 1", ["checkin"])


def test_lists_take_as_many_queries_for_30_rows_as_for_one(app, sign_in):
    from sqlalchemy import event as listening

    client, counts = sign_in(), []
    for more in (1, 29):
        for _row in range(more):
            accounts.user("viewer")
            services.create_token("Hệ thống", ["ocop:read"])
        for path in ("/admin/users", "/admin/tokens", "/admin/audit"):
            seen = []
            note = lambda *_arguments, seen=seen: seen.append(1)  # noqa: E731
            listening.listen(db.engine, "before_cursor_execute", note)
            client.get(path)
            listening.remove(db.engine, "before_cursor_execute", note)
            counts.append(len(seen))
    assert counts[:3] == counts[3:]
