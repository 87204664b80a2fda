"""Own questions on the public form and on the personal page: conditions, several choices, consents, files."""

import datetime as dt
from io import BytesIO

import pytest
from PIL import Image

from tests.factories import events
from tests.support.signing_up import open_form, send_form
from workshop.extensions import db, utc_now
from workshop.paper.files import store
from workshop.paper.models import StoredFile
from workshop.questions import listeners
from workshop.questions.models import AnswerFile
from workshop.questions.services import add_question, remove_question, sweep_files
from workshop.registrations import exports, guarding, links, listing
from workshop.registrations.models import Registration

TYPED = {"full_name": "Thạch Thị Sa", "phone": "0912 345 678", "kind": "owner", "attend": "y"}


@pytest.fixture
def event(app, monkeypatch):
    """A coming event; nobody is too quick."""
    monkeypatch.setattr(guarding, "FASTEST_SECONDS", 0)
    start = utc_now() + dt.timedelta(days=3)
    return events.event(starts_at=start, ends_at=start + dt.timedelta(hours=4))


def picture(colour="red"):
    """A picture as it is sent."""
    out = BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return BytesIO(out.getvalue())


def made():
    """The one registration."""
    db.session.expire_all()
    return db.session.query(Registration).one()


def unlocked(client):
    """The address of the one registration, opened for changes."""
    link = f"/r/{links.link_token(made())}"
    client.post_form(link + "/unlock", {"tail": "5678", "to": "edit"})
    return link


def changed(client, link, **typed):
    """Change the registration as the page shows it, with ``typed``."""
    values = {"full_name": "Thạch Thị Sa", "phone": "0912345678", "version": str(made().version), **typed}
    return client.post_form(link + "/edit", values, content_type="multipart/form-data")


def test_a_question_for_some_kinds_is_required_of_them_alone(client, event):
    question = add_question(event, kind="line", label="Tên sản phẩm", is_required=True, only_kinds=["owner"])
    name = f"question_{question.id}"
    page = client.tree(f"/e/{event.slug}/register")
    assert page.xpath("//div[@data-when='kind']/@data-is") == ["owner"]
    assert send_form(client, event, TYPED).status_code == 422
    assert send_form(client, event, {**TYPED, "kind": "leader", name: "không hỏi"}).status_code == 303
    assert made().answers == {}


def test_several_choices_a_number_and_a_consent(client, event):
    meals = add_question(event, kind="choices", label="Ăn", choices=["Sáng", "Trưa"], choices_en=["Morning", "Noon"])
    seats = add_question(event, kind="number", label="Số người đi cùng", minimum=1, maximum=3)
    agree = add_question(event, kind="consent", label="Tôi đồng ý nêu tên trên báo", is_required=True)
    answers = {f"question_{meals.id}": ["Sáng", "Trưa"], f"question_{seats.id}": "2", f"question_{agree.id}": "y"}
    assert client.tree(f"/e/{event.slug}/register").xpath("//input[@type='checkbox'][@checked]") == []
    assert send_form(client, event, {**TYPED, **answers, f"question_{seats.id}": "4"}).status_code == 422
    assert send_form(client, event, {**TYPED, **answers, f"question_{agree.id}": ""}).status_code == 422
    assert send_form(client, event, {**TYPED, **answers}).status_code == 303
    assert made().answers == {
        str(meals.id): "Sáng\nTrưa", str(seats.id): 2, str(agree.id): "✓ Tôi đồng ý nêu tên trên báo",
    }  # fmt: skip
    chosen = exports.choices([meals, seats, agree], with_contacts=True)[-3:]
    rows = list(exports.rows_of(event, listing.asked_of({}), chosen, {}))
    assert rows == [["Sáng; Trưa", 2, "✓ Tôi đồng ý nêu tên trên báo"]]


def test_answers_are_changed_by_link_and_others_stay(client, event):
    meals = add_question(event, kind="choices", label="Bữa ăn", choices=["Sáng", "Trưa"])
    old = add_question(event, kind="line", label="Biển số xe")
    typed = {**TYPED, f"question_{meals.id}": ["Sáng"], f"question_{old.id}": "84A-123"}
    assert send_form(client, event, typed).status_code == 303
    remove_question(old)
    link = unlocked(client)
    assert client.tree(link + "/edit").xpath("//input[@type='checkbox'][@checked]/@value") == ["Sáng"]
    assert changed(client, link, **{f"question_{meals.id}": ["Trưa"]}).status_code == 303
    assert made().answers == {str(meals.id): "Trưa", str(old.id): "84A-123"}


def test_a_file_is_kept_after_a_refusal_and_opens_for_its_owner_and_the_office(client, sign_in, event):
    question = add_question(event, kind="file", label="Ảnh sản phẩm", is_required=True)
    name = f"question_{question.id}"
    _path, token = open_form(client, event)
    assert send_form(client, event, TYPED, began=token).status_code == 422
    refused = send_form(client, event, {**TYPED, "full_name": "", name: (picture(), "dừa.png")}, began=token)
    assert refused.status_code == 422
    assert "dừa.png" in refused.get_data(as_text=True)
    assert send_form(client, event, TYPED, began=token).status_code == 303
    assert made().answers == {str(question.id): "dừa.png"}
    assert [(kept.registration_id, kept.holder) for kept in db.session.query(AnswerFile)] == [(made().id, None)]
    address = f"/r/{links.link_token(made())}/files/{question.id}"
    assert client.get(address).status_code == 303
    unlocked(client)
    assert client.get(address).data[:4] == b"\x89PNG"
    office = f"/events/{event.slug}/registrations/{made().id}"
    staff = sign_in("organizer")
    assert staff.tree(office).xpath("//dd[@class='summary-change']/a/@href") == [f"{office}/files/{question.id}"]
    answer = staff.get(f"{office}/files/{question.id}")
    assert (answer.status_code, answer.headers["Content-Disposition"].startswith("attachment")) == (200, True)
    assert sign_in("clerk").get(f"{office}/files/{question.id}").status_code == 403


@pytest.mark.parametrize(("data", "status"), [(b"MZ\x00 program", 422), (b"<svg xmlns='x'/>", 422), (b"", 422)])
def test_what_is_no_picture_or_pdf_is_refused_by_its_content(client, event, data, status):
    question = add_question(event, kind="file", label="Ảnh")
    sent = {**TYPED, f"question_{question.id}": (BytesIO(data), "anh.png")}
    assert send_form(client, event, sent).status_code == status
    assert db.session.query(StoredFile).count() == 0


def test_a_file_above_the_limit_of_its_question_is_refused(client, event):
    question = add_question(event, kind="file", label="Ảnh", max_megabytes=1)
    noise = BytesIO()
    Image.effect_noise((1400, 1400), 100).save(noise, "PNG")
    sent = {**TYPED, f"question_{question.id}": (BytesIO(noise.getvalue()), "anh.png")}
    answer = send_form(client, event, sent)
    assert answer.status_code == 422
    assert "1 MB" in answer.get_data(as_text=True)
    assert db.session.query(AnswerFile).count() == 0


def test_a_file_is_replaced_and_removed_by_link(client, event):
    question = add_question(event, kind="file", label="Ảnh")
    name = f"question_{question.id}"
    send_form(client, event, {**TYPED, name: (picture(), "mot.png")})
    link = unlocked(client)
    first = db.session.query(StoredFile).one().key
    assert changed(client, link, **{name: (picture("blue"), "hai.png")}).status_code == 303
    assert made().answers == {str(question.id): "hai.png"}
    assert [kept.filename for kept in db.session.query(StoredFile)] == ["hai.png"]
    assert not store().exists(first)
    assert changed(client, link, **{f"{name}_removed": "1"}).status_code == 303
    assert (made().answers, db.session.query(StoredFile).count(), store().all_keys()) == ({}, 0, [])


def test_the_same_picture_twice_keeps_its_bytes(client, event):
    question = add_question(event, kind="file", label="Ảnh", is_required=True)
    _path, token = open_form(client, event)
    for _ in range(2):
        send_form(client, event, {**TYPED, "attend": "", f"question_{question.id}": (picture(), "a.png")}, began=token)
    assert store().exists(db.session.query(StoredFile).one().key)


def test_files_of_forms_that_nobody_finished_are_erased_after_a_day(client, event):
    question = add_question(event, kind="file", label="Ảnh")
    send_form(client, event, {**TYPED, "attend": "", f"question_{question.id}": (picture(), "a.png")})
    assert sweep_files() == 0
    assert sweep_files(utc_now() + dt.timedelta(days=2)) == 1
    assert (db.session.query(StoredFile).count(), store().all_keys()) == (0, [])


def test_files_are_erased_a_year_after_the_workshop(client, event):
    question = add_question(event, kind="file", label="Ảnh")
    send_form(client, event, {**TYPED, f"question_{question.id}": (picture(), "a.png")})
    today = dt.date.today()
    assert listeners.purge(today, dry_run=True) == {"answer_files": 0}
    assert listeners.purge(today + dt.timedelta(days=370), dry_run=True) == {"answer_files": 1}
    assert listeners.purge(today + dt.timedelta(days=370), dry_run=False) == {"answer_files": 1}
    assert db.session.query(AnswerFile).count() == 0
