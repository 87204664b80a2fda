"""Personal data by link: what the page shows and gives, agreements taken back, requests."""

import datetime as dt
import json

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.audit.models import AuditEntry
from workshop.extensions import db, utc_now
from workshop.privacy.models import DataRequest
from workshop.privacy.services import erase_person
from workshop.registrations import consents, links
from workshop.registrations.models import Registration


@pytest.fixture
def event(app):
    soon = utc_now() + dt.timedelta(days=3)
    return events.event(starts_at=soon, ends_at=soon + dt.timedelta(hours=4), contact_phone="0294 3855 246")


@pytest.fixture
def person(event):
    return registration(event, full_name="Thạch Thị Sa", phone="0912345678", note="ăn chay", organization="HTX Sa",
                        consents=["attend", "photo"])  # fmt: skip


def link_of(person):
    return f"/r/{links.link_token(person)}"


def unlocked(client, person):
    client.post_form(link_of(person) + "/unlock", {"tail": person.phone_tail, "to": "data"})
    return link_of(person)


def latest():
    return db.session.query(DataRequest).order_by(DataRequest.id.desc()).first()


def base(event):
    return f"/events/{event.slug}"


def test_my_data_shows_and_gives_everything(client, person):
    assert client.get(link_of(person) + "/data.json").location.startswith(link_of(person) + "/unlock")
    mine = unlocked(client, person)
    page = client.get(mine + "/data").get_data(as_text=True)
    for said in ("Thạch Thị Sa", "0912 345 678", "ăn chay", "Hình ảnh của tôi tại hội thảo"):
        assert said in page
    answer = client.get(mine + "/data.json")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="du-lieu-cua-toi.json"'
    first = json.loads(answer.data)["sections"][0]
    assert {"label": "Điện thoại", "value": "0912 345 678"} in first["rows"]
    assert "ăn chay" in client.get(mine + "/data.html").get_data(as_text=True)
    looked = [row.action for row in db.session.query(AuditEntry).filter_by(actor_kind="public")]
    assert looked.count("privacy.data_shown") == 1
    assert looked.count("privacy.data_downloaded") == 2


def test_an_agreement_is_taken_back_at_once_and_the_office_has_a_request(client, person):
    mine = unlocked(client, person)
    assert client.post_form(mine + "/withdrawal", {"purpose": "photo"}).status_code == 303
    db.session.expire_all()
    assert consents.standing(db.session.get(Registration, person.id)) == ["attend"]
    assert (latest().kind, latest().is_identified, latest().state) == ("withdraw", True, "new")
    assert client.post_form(mine + "/withdrawal", {"purpose": "photo"}).status_code == 404


def test_rights_stay_when_the_link_only_reads(client):
    person = registration(events.event(), phone="0912345678")
    mine = unlocked(client, person)
    assert client.get(mine + "/edit").status_code == 410
    assert client.post_form(mine + "/requests/new", {"kind": "delete"}).location == mine + "/data"
    assert (latest().number, latest().kind) == (1, "delete")
    assert "Số 1: Xóa dữ liệu của tôi" in client.get(mine + "/data").get_data(as_text=True)


def test_without_a_phone_one_can_still_ask_and_the_office_is_warned(client, event, sign_in):
    person = registration(event, phone="")
    mine = link_of(person)
    assert client.tree(mine + "/unlock").xpath(f"//a[@href='{mine}/requests/new']")
    assert client.post_form(mine + "/requests/new", {"kind": "complain"}).status_code == 422
    assert client.post_form(mine + "/requests/new", {"kind": "view", "words": "Gọi đơn vị"}).location == mine
    assert latest().is_identified is False
    page = sign_in("organizer").get(f"{base(event)}/data-requests/{latest().id}").get_data(as_text=True)
    assert "Chưa xác minh người yêu cầu" in page


def test_a_person_who_was_erased_sees_that_and_nothing_else(client, person):
    erase_person(person)
    page = client.get(link_of(person) + "/data").get_data(as_text=True)
    assert "đã bị xóa hẳn" in page
    assert "HTX Sa" not in page
    assert client.get(link_of(person) + "/edit").status_code == 303


def test_ten_requests_a_day_are_enough(client, person):
    mine = unlocked(client, person)
    sent = [client.post_form(mine + "/requests/new", {"kind": "complain", "words": str(n)}).status_code
            for n in range(11)]  # fmt: skip
    assert sent == [303] * 10 + [429]
