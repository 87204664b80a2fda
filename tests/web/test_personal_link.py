"""The personal link: four digits first, then correcting, cancelling, coming after all; later it only reads."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.extensions import db, utc_now
from workshop.registrations import links, services
from workshop.registrations.models import Registration


@pytest.fixture
def event(app):
    """A coming event."""
    start = utc_now() + dt.timedelta(days=3)
    return events.event(starts_at=start, ends_at=start + dt.timedelta(hours=4))


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
    assert client.post_form(link + "/restoration").location == link
    db.session.expire_all()
    assert db.session.get(Registration, made.id).status == "confirmed"
    services.cancel_registration(made, "trùng")
    client.post_form(link + "/restoration")
    assert db.session.get(Registration, made.id).status == "cancelled"  # the office's word stands


def test_the_calendar_file_carries_the_personal_link(client, event):
    made = registration(event)
    answer = client.get(f"/r/{links.link_token(made)}/calendar.ics")
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    assert links.link_token(made) in answer.get_data(as_text=True).replace("\r\n ", "")


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
