"""The public form and the personal link."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.extensions import db, utc_now
from workshop.questions.services import add_question
from workshop.registrations import consents, links
from workshop.registrations.models import Registration
from workshop.registrations.views import signup

TYPED = {"full_name": "Thạch Thị Sa", "phone": "0912 345 678", "kind": "owner", "attend": "y"}


@pytest.fixture
def event(app, monkeypatch):
    """A coming event; nobody is too quick."""
    monkeypatch.setattr(signup, "FASTEST_SECONDS", 0)
    start = utc_now() + dt.timedelta(days=3)
    return events.event(starts_at=start, ends_at=start + dt.timedelta(hours=4))


def send(client, event, **typed):
    """Open the form, then send it."""
    path = f"/e/{event.slug}/register"
    began = client.tree(path).xpath("//input[@name='began']/@value")[0]
    return client.post_form(path, {**TYPED, "began": began, **typed})


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


def test_the_same_person_is_told_and_a_relative_with_the_phone_is_not_stopped(client, event):
    assert send(client, event).status_code == 303
    assert send(client, event, full_name="thach thi sa").status_code == 422
    assert send(client, event, full_name="Thạch Sa Rinh").status_code == 303


@pytest.mark.parametrize("trap", [{"website": "http://x"}, {"began": "forged"}])
def test_programs_are_turned_away(client, event, trap):
    assert send(client, event, **trap).status_code == 422
    assert db.session.query(Registration).count() == 0


def test_who_is_too_quick_is_asked_to_look_again(client, event, monkeypatch):
    monkeypatch.setattr(signup, "FASTEST_SECONDS", 30)
    assert send(client, event).status_code == 422


def test_a_browser_sends_five_a_minute(client, event):
    answers = [send(client, event, full_name=f"Người {number}").status_code for number in range(6)]
    assert answers[:5] == [303] * 5
    assert answers[5] in (303, 429)  # the minute may turn in between


def test_own_questions_are_asked_and_kept(client, event):
    question = add_question(event, kind="choice", label="Ăn trưa?", choices=["Có", "Không"], is_required=True)
    assert send(client, event).status_code == 422
    assert send(client, event, **{f"question_{question.id}": "Có"}).status_code == 303
    assert db.session.query(Registration).one().answers == {str(question.id): "Có"}


def test_a_closed_form_says_so(client):
    past = events.event()
    page = client.tree(f"/e/{past.slug}/register")
    assert page.xpath("//form[@method='post'][.//input[@name='full_name']]") == []


def test_the_link_asks_for_four_digits_before_anything_changes(client, event):
    made = registration(event, phone="0912345678", titles=["Chủ tịch", "Bí thư"])
    link = f"/r/{links.link_token(made)}"
    for path in ("/edit", "/data"):
        assert client.get(link + path).location.startswith(link + "/unlock")
    assert client.post_form(link + "/cancellation").location.startswith(link + "/unlock")
    assert client.post_form(link + "/unlock", {"tail": "0000", "to": "edit"}).status_code == 422
    assert client.post_form(link + "/unlock", {"tail": "5678", "to": "edit"}).location == link + "/edit"
    typed = {"full_name": made.full_name, "phone": "0912345678", "organization": "HTX Sa", "position": made.position,
             "version": "1"}  # fmt: skip
    assert client.post_form(link + "/edit", typed).status_code == 303
    assert (made.organization, len(made.titles)) == ("HTX Sa", 2)
    assert client.get(link + "/data").status_code == 200
    bad = client.post_form(link + "/edit", {**typed, "phone": "1", "version": "2"})
    assert bad.status_code == 422
    assert 'value="HTX Sa"' in bad.get_data(as_text=True)
    client.post_form(link + "/cancellation")
    assert made.status == "cancelled"


def test_five_wrong_digits_close_the_door_for_a_while(client, event):
    made = registration(event, phone="0912345678")
    path = f"/r/{links.link_token(made)}/unlock"
    answers = [client.post_form(path, {"tail": "0000"}).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]


def test_a_month_after_the_workshop_the_link_only_reads(client):
    made = registration(events.event(), phone="0912345678")
    link = f"/r/{links.link_token(made)}"
    client.post_form(link + "/unlock", {"tail": "5678"})
    assert client.get(link).status_code == 200
    assert client.get(link + "/edit").status_code == 410
    assert client.get(link + "/data").status_code == 200


def test_without_a_phone_the_page_says_whom_to_call(client, event):
    made = registration(event, phone="")
    page = client.tree(f"/r/{links.link_token(made)}/unlock")
    assert page.xpath("//input[@name='tail']") == []
