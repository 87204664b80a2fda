"""The contact phone, the closing time and the day of answering of a workshop: refused in words, what was typed kept."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.invitations import coming_event
from workshop.events.refusals import ClosesAfterEnd
from workshop.events.services import edit_event
from workshop.extensions import db
from workshop.registrations.invitations.queries import letter_of


@pytest.fixture
def event(app):
    """A workshop of the morning of 19/5/2027."""
    start = dt.datetime(2027, 5, 19, 1, 0, tzinfo=dt.UTC)
    return events.event(starts_at=start, ends_at=start + dt.timedelta(hours=4), contact_phone="")


def typed(event, **values):
    """What the form of a workshop sends."""
    return {"title": event.title, "starts_at": "2027-05-19T08:00", "ends_at": "2027-05-19T12:00", "version":
            str(event.version), **values}  # fmt: skip


def test_a_contact_phone_that_nobody_can_dial_is_refused_and_kept(event, sign_in):
    client, address = sign_in("organizer"), f"/events/{event.slug}/edit"
    answer = client.post_form(address, typed(event, contact_phone="0270382312x"))
    assert (answer.status_code, event.contact_phone) == (422, "")
    page = answer.get_data(as_text=True)
    assert 'value="0270382312x"' in page
    assert "Đây không phải số điện thoại Việt Nam" in page
    assert client.post_form(address, typed(event, contact_phone="0270 3823 125")).status_code == 303
    db.session.expire_all()
    assert event.contact_phone == "0270 3823 125"


@pytest.mark.parametrize("name", ["registration_closes_at", "registration_opens_at"])
def test_registration_does_not_outlast_the_workshop(event, sign_in, name):
    client, address = sign_in("organizer"), f"/events/{event.slug}/registration"
    answer = client.post_form(address, {name: "2027-05-20T08:00", "version": "1"})
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "12:00, 19/05/2027" in page
    assert 'value="2027-05-20T08:00"' in page
    assert client.post_form(address, {name: "2027-05-19T09:00", "version": "1"}).status_code == 303


def test_a_workshop_is_not_moved_before_its_closing_time(event):
    edit_event(event, event.version, registration_closes_at=event.ends_at)
    with pytest.raises(ClosesAfterEnd):
        edit_event(event, event.version, ends_at=event.ends_at - dt.timedelta(hours=1))
    db.session.rollback()
    assert edit_event(event, event.version, title="Tên khác").title == "Tên khác"


def test_units_do_not_answer_after_the_workshop(event, sign_in):
    client, address = sign_in("organizer"), f"/events/{event.slug}/invitations/letter"
    sent = {"over_quota": "refuse", "version": "0", "notes": "Mang theo giấy mời"}
    answer = client.post_form(address, {**sent, "reply_by": "2027-05-20"})
    assert (answer.status_code, letter_of(event).reply_by) == (422, None)
    page = answer.get_data(as_text=True)
    assert "19/05/2027" in page
    assert "Mang theo giấy mời" in page
    assert client.post_form(address, {**sent, "reply_by": "2027-05-18"}).status_code == 303


def test_a_unit_is_told_whom_to_ask_and_to_keep_the_page(client):
    from tests.factories.invitations import invitation
    from tests.web.test_delegations import path_of

    found = invitation(coming_event(contact_name="Bà Hòa", contact_phone="0912000000"))
    page = client.tree(path_of(found)).text_content()
    assert "Hãy giữ trang này" in page
    assert "Bà Hòa, 0912000000" in page
