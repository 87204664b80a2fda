"""The public form, and asking for the personal link again."""

import datetime as dt

import pytest
from lxml import html

from tests.factories import events
from tests.factories.registrations import registration
from tests.support.signing_up import open_form, send_form
from workshop.events.services import edit_event, edit_kind
from workshop.extensions import db, utc_now
from workshop.questions.services import add_question, set_standard_fields
from workshop.registrations import consents, guarding, links
from workshop.registrations.models import Registration

TYPED = {"full_name": "Thạch Thị Sa", "phone": "0912 345 678", "kind": "owner", "attend": "y"}


@pytest.fixture
def event(app, monkeypatch):
    """A coming event; nobody is too quick."""
    monkeypatch.setattr(guarding, "FASTEST_SECONDS", 0)
    start = utc_now() + dt.timedelta(days=3)
    return events.event(starts_at=start, ends_at=start + dt.timedelta(hours=4))


def send(client, event, *, began=None, proven=True, **typed):
    """Open the form, then send it."""
    return send_form(client, event, {**TYPED, **typed}, began=began, proven=proven)


def test_a_guest_registers_and_gets_the_personal_page(client, event):
    answer = send(client, event, photo="y")
    made = db.session.query(Registration).one()
    assert (answer.status_code, answer.location) == (303, f"/r/{links.link_token(made)}")
    assert (made.source, made.status, sorted(consents.standing(made))) == ("public", "confirmed", ["attend", "photo"])
    page = client.get(answer.location)
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert made.ticket_code[:4] in page.get_data(as_text=True)
    assert "5678" not in page.get_data(as_text=True)
    assert client.get(answer.location + "/qr.png").data[:4] == b"\x89PNG"


def test_boxes_start_unticked_and_the_first_must_be_ticked(client, event):
    assert client.tree(f"/e/{event.slug}/register").xpath("//input[@type='checkbox'][@checked]") == []
    answer = send(client, event, attend="")
    assert answer.status_code == 422
    assert 'value="Thạch Thị Sa"' in answer.get_data(as_text=True)
    assert db.session.query(Registration).count() == 0


def test_who_registers_again_gets_the_link_where_it_was_asked_for_and_a_relative_is_not_stopped(client, event):
    assert send(client, event).status_code == 303
    again = send(client, event, full_name="thach thi sa")
    asked = f"/e/{event.slug}/register/link?asked=1"
    assert (again.status_code, again.location) == (303, asked)
    first = db.session.query(Registration).one()
    assert first.link_asked_at is not None
    said = client.get(asked).get_data(as_text=True)
    assert (first.ticket_code[:4] in said, "/r/" in said, "Thạch" in said) == (False, False, False)
    assert send(client, event, full_name="Thạch Sa Rinh").status_code == 303


def test_asking_for_the_link_answers_the_same_for_strangers(client, event):
    known = registration(event, full_name="Lê An", phone="0912345678", email="an@donvi.vn")
    path, answers = f"/e/{event.slug}/register/link", []
    for name, contact in (("le an", "0912 345 678"), ("Lê Bê", "0912 345 678"), ("Lê An", "khong phai so")):
        answer = client.post_form(path, {"full_name": name, "contact": contact})
        answers.append((answer.status_code, answer.location, client.get(answer.location).status_code))
    assert answers == [(303, path + "?asked=1", 200)] * 3
    db.session.expire_all()
    assert db.session.get(Registration, known.id).link_asked_at is not None


def test_the_office_sees_who_asks_and_notes_that_it_sent_the_link(client, sign_in, event):
    known = registration(event, full_name="Lê An", phone="0912345678")
    client.post_form(f"/e/{event.slug}/register/link", {"full_name": "Lê An", "contact": "0912345678"})
    staff, path = sign_in("organizer"), f"/events/{event.slug}/registrations"
    assert staff.tree(path + "/lost-links").xpath("//tbody/tr/th/a/text()") == ["Lê An"]
    assert staff.post_form(f"{path}/{known.id}/lost-link").status_code == 303
    assert staff.tree(path + "/lost-links").xpath("//tbody/tr") == []


@pytest.mark.parametrize("trap", [{"website": "http://x"}, {"began": "forged"}])
def test_programs_are_turned_away(client, event, trap):
    began = trap.pop("began", None)
    answer = send(client, event, began=began, proven=began is None, **trap)
    assert answer.status_code == 422
    assert db.session.query(Registration).count() == 0
    # a person whom the trap caught by mistake sends it once more
    token = html.fromstring(answer.get_data(as_text=True)).xpath("//input[@name='began']/@value")[0]
    assert send(client, event, began=token).status_code == 303


def test_without_a_script_a_second_page_asks_to_confirm(client, event):
    path, token = open_form(client, event)
    answer = send(client, event, began=token, proven=False, organization="HTX Sa")
    assert (answer.status_code, db.session.query(Registration).count()) == (200, 0)
    page = html.fromstring(answer.get_data(as_text=True))
    carried = {field.get("name"): field.get("value") for field in page.xpath("//form//input[@type='hidden']")}
    carried.pop("csrf_token")
    back = client.post_form(path, {**carried, "again": "1"})
    assert 'value="HTX Sa"' in back.get_data(as_text=True)
    # another name under the same confirmation is looked at once more
    assert client.post_form(path, {**carried, "full_name": "Kẻ Khác"}).status_code == 200
    assert client.post_form(path, carried).status_code == 303
    assert [made.organization for made in db.session.query(Registration)] == ["HTX Sa"]


def test_the_same_form_sent_twice_is_one_registration(client, event):
    _path, token = open_form(client, event)
    first, second = (send(client, event, began=token) for _ in range(2))
    assert (first.status_code, first.location) == (second.status_code, second.location)
    assert db.session.query(Registration).count() == 1
    # gone back to, with a relative's name: another registration
    third = send(client, event, began=token, full_name="Thạch Sa Rinh")
    assert third.location != first.location
    assert db.session.query(Registration).count() == 2


def test_who_is_too_quick_is_asked_to_look_again(client, event, monkeypatch):
    monkeypatch.setattr(guarding, "FASTEST_SECONDS", 30)
    assert send(client, event).status_code == 422


def test_a_browser_sends_five_a_minute(client, event):
    answers = [send(client, event, full_name=f"Người {number}") for number in range(6)]
    assert [answer.status_code for answer in answers[:5]] == [303] * 5
    assert answers[5].status_code in (303, 429)  # the minute may turn in between
    if answers[5].status_code == 429:
        assert 'value="Người 5"' in answers[5].get_data(as_text=True)


def test_own_questions_are_asked_and_kept(client, event):
    question = add_question(event, kind="choice", label="Ăn trưa?", choices=["Có", "Không"], is_required=True)
    assert send(client, event).status_code == 422
    assert send(client, event, **{f"question_{question.id}": "Có"}).status_code == 303
    assert db.session.query(Registration).one().answers == {str(question.id): "Có"}


@pytest.mark.parametrize(("moments", "word"), [
    ({}, "Hội thảo đã kết thúc"),
    ({"registration_opens_at": 1}, "Chưa mở đăng ký"),
    ({"registration_closes_at": -1}, "Đã đóng đăng ký"),
])  # fmt: skip
def test_a_closed_form_says_so(client, moments, word):
    start = utc_now() + dt.timedelta(days=3)
    values = {name: utc_now() + dt.timedelta(days=days) for name, days in moments.items()}
    if moments:
        values |= {"starts_at": start, "ends_at": start + dt.timedelta(hours=4)}
    closed = events.event(**values)
    page = client.tree(f"/e/{closed.slug}/register")
    assert page.xpath("//form[@method='post'][.//input[@name='full_name']]") == []
    assert page.xpath("//h1")[0].text_content().strip() == word


def test_a_full_workshop_says_so_before_anybody_types(client, event):
    edit_event(event, event.version, capacity=1)
    registration(event)
    public = client.tree(f"/e/{event.slug}")
    assert public.xpath("//a[contains(@href, '/register')]/text()") == ["Vào danh sách chờ"]
    page = client.tree(f"/e/{event.slug}/register")
    assert page.xpath("//p[@class='notice-title']/text()") == ["Đã hết chỗ"]
    answer = send(client, event)
    made = db.session.query(Registration).filter_by(full_name="Thạch Thị Sa").one()
    assert made.status == "waiting"
    shown = client.tree(answer.location)
    assert shown.xpath("//p[@class='state-word']")[0].text_content().strip() == "Danh sách chờ: vị trí 1"
    edit_event(event, event.version, capacity=2)
    db.session.expire_all()
    assert db.session.get(Registration, made.id).status == "confirmed"
    assert client.tree(answer.location).xpath("//img[@class='ticket']") != []


def test_a_kind_that_is_full_is_named_in_the_choices(client, event):
    edit_kind(event.kinds[1], label="Chủ thể", capacity=1)
    registration(event, kind="owner")
    page = client.tree(f"/e/{event.slug}/register")
    assert page.xpath("//label[@for='kind-0' or @for='kind-1']/text()") == ["Nhóm leader", "Chủ thể (danh sách chờ)"]
    assert send(client, event, kind="leader").status_code == 303
    assert db.session.query(Registration).filter_by(kind="leader").one().status == "confirmed"


def test_a_kind_may_have_its_own_rule_of_approval(client, event):
    edit_kind(event.kinds[1], label="Chủ thể", needs_approval=True)
    assert send(client, event, kind="owner").status_code == 303
    assert send(client, event, kind="leader", full_name="Lê An").status_code == 303
    states = {made.kind: made.status for made in db.session.query(Registration)}
    assert states == {"owner": "pending", "leader": "confirmed"}


def test_the_event_says_which_standard_fields_are_asked(client, event):
    set_standard_fields(event, event.version, {"phone": "optional", "email": "required", "position": "hidden"})
    page = client.tree(f"/e/{event.slug}/register")
    assert page.xpath("//input[@name='position']") == []
    assert send(client, event, phone="").status_code == 422
    assert send(client, event, phone="", email="sa@htx.vn").status_code == 303
    made = db.session.query(Registration).one()
    assert (made.phone, made.email) == (None, "sa@htx.vn")
