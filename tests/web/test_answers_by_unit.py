"""The organizer's required questions, asked of people whom a unit named: by its link, on their page, in the office."""

from io import BytesIO

import pytest

from tests.factories.invitations import coming_event, invitation
from tests.factories.registrations import registration
from workshop.edges import qr
from workshop.extensions import db
from workshop.questions.services import add_question
from workshop.registrations import links, listeners
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.links import token_of
from workshop.registrations.delegations.services import add_people
from workshop.registrations.models import Registration


@pytest.fixture
def event(app):
    """A workshop that asks leaders for the number of their car, and everybody to agree to something."""
    made = coming_event()
    add_question(made, kind="line", label="Biển số xe", is_required=True, only_kinds=["leader"])
    add_question(made, kind="consent", label="Đồng ý chụp ảnh", is_required=True)
    add_question(made, kind="line", label="Món ăn kiêng")
    add_question(made, kind="line", label="Sản phẩm", is_required=True, only_kinds=["owner"])
    return made


def named(event, *names):
    """(address of the unit's page, its people)."""
    delegation = invitation(event, quota=9).delegation
    return f"/i/{token_of(delegation)}", add_people(delegation, [Person(name) for name in names])


def answers():
    """What everybody has answered."""
    db.session.expire_all()
    return list(db.session.scalars(db.select(Registration.answers).order_by(Registration.id)))


def test_the_unit_is_asked_for_each_person_and_led_from_one_to_the_next(event, client):
    address, people = named(event, "Lê Văn An", "Kim Ly")
    [box] = client.tree(address).xpath("//div[contains(@class, 'notice-wait')]")
    forms = [f"{address}/people/{each.id}/answers" for each in people]
    assert box.xpath(".//a/@href") == forms
    labels = client.tree(forms[0]).xpath("//form//label/text()")
    assert [" ".join(label.split()) for label in labels if label.strip()] == ["Biển số xe", "Món ăn kiêng"]
    assert client.post_form(forms[0], {"question_1": "", "version": "1"}).status_code == 422
    assert client.post_form(forms[0], {"question_1": "84A-1", "version": "1"}).location == forms[1]
    assert client.post_form(forms[1], {"question_1": "84A-2", "question_3": "Chay", "version": "1"}).location == address
    assert answers() == [{"1": "84A-1"}, {"1": "84A-2", "3": "Chay"}]
    assert client.tree(address).xpath("//div[contains(@class, 'notice-wait')]") == []
    # what was answered is shown to nobody else who has the unit's link
    assert "84A-1" not in client.tree(forms[0]).text_content()
    assert client.get(forms[1]).location == address


def test_the_person_is_told_on_the_own_page_until_everything_is_answered(event, client):
    made = registration(event, kind="leader", phone="0912000345")
    link = f"/r/{links.link_token(made)}"
    assert client.tree(link).xpath("//div[contains(@class, 'notice-wait')]//a/@href") == [f"{link}/edit"]
    client.post_form(f"{link}/unlock", {"tail": "0345", "to": "edit"})
    typed = {"full_name": made.full_name, "phone": "0912000345", "question_1": "84A-1", "question_2": "y",
             "version": "1"}  # fmt: skip
    assert client.post_form(f"{link}/edit", typed).status_code == 303
    assert client.tree(link).xpath("//div[contains(@class, 'notice-wait')]") == []


def test_a_required_file_is_sent_for_a_person(event, client):
    add_question(event, kind="file", label="Giấy giới thiệu", is_required=True)
    address, (person,) = named(event, "Lê Văn An")
    form = f"{address}/people/{person.id}/answers"
    sent = {"question_1": "84A-1", "version": "1", "question_5": (BytesIO(qr.png("GIAY", 100)), "giay.png")}
    assert client.post_form(form, sent, content_type="multipart/form-data").location == address
    assert answers() == [{"1": "84A-1", "5": "giay.png"}]


@pytest.mark.db
def test_the_office_sees_who_has_not_answered(app, event, sign_in):
    full = registration(event, full_name="Lê Đủ", kind="leader", answers={"1": "84A-1", "2": "✓ Đồng ý"})
    registration(event, full_name="Lê Thiếu", kind="leader", answers={"2": "✓ Đồng ý"})
    registration(event, full_name="Kim Chủ Thể", kind="owner", answers={"2": "✓ Đồng ý", "4": "Bưởi"})
    registration(event, full_name="Đã Hủy", kind="leader", status="cancelled")
    page = sign_in("organizer").tree(f"/events/{event.slug}/registrations?answers=missing")
    assert page.xpath("//tbody//th/a/text()") == ["Lê Thiếu"]
    with app.test_request_context():
        titles = [str(task["title"]) for task in listeners.needs_attention(event)]
    assert titles == ["1 đại biểu chưa trả lời câu hỏi bắt buộc"]
    assert full.answers == {"1": "84A-1", "2": "✓ Đồng ý"}
