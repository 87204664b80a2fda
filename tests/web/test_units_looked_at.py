"""What the office sees of invited units: who came another way, what a pasted list holds, what a paper's head lacks."""

import lxml.html
import pytest

from tests.factories.invitations import coming_event, invitation
from tests.factories.registrations import registration
from workshop.events.services import add_host
from workshop.extensions import db
from workshop.registrations.delegations import services
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.models import Delegation
from workshop.registrations.invitations import services as invitations
from workshop.registrations.invitations.beside import beside_counts
from workshop.registrations.services import cancel_registration


@pytest.fixture
def found(app):
    return invitation(unit="Sở Công Thương", contact_name="Kim Sa", contact_phone="0912345678", quota=2)


@pytest.fixture
def office(sign_in):
    return sign_in("organizer")


def text(answer):
    return answer.get_data(as_text=True)


def test_people_who_came_in_by_a_list_count_for_their_unit(office, found):
    here = f"/events/{found.event.slug}/invitations"
    invitations.mark_sent(found.event, [found.id], "axis")
    registration(found.event, full_name="Lê An", organization="SỞ CÔNG-THƯƠNG", source="import")
    gone = registration(found.event, full_name="Lê Bé", organization="Sở Công Thương", source="import")
    cancel_registration(gone)
    said = "Đã có 1 người của đơn vị trong danh sách"
    assert said in text(office.get(here))
    assert said in text(office.get(f"{here}/{found.id}"))
    page = text(office.get(here + "/reminders"))
    assert said in page
    assert "Kính gửi" not in page, "left out of reminding all"
    page = text(office.get(f"{here}/reminders?ids={found.id}"))
    assert "Danh sách đại biểu đã có 1 người của đơn vị" in page
    assert "chưa đăng ký người tham dự" not in page


def test_whom_a_unit_named_does_not_count_twice(office, found):
    services.add_people(found.delegation, [Person("Lê An")])
    assert beside_counts(found.event) == {}


def test_the_letter_says_what_its_head_lacks_and_leads_there(office, found):
    here = f"/events/{found.event.slug}/invitations/letter"
    host = add_host(found.event, "Hội Liên hiệp Phụ nữ tỉnh", "lead")
    page = text(office.get(here))
    assert "nơi ban hành trước ngày tháng" in page
    assert f"/admin/organizations/{host.organization_id}/edit" in page
    for name in ("header_parent", "document_symbol", "place"):
        setattr(host.organization, name, "Vĩnh Long")
    db.session.commit()
    assert "/admin/organizations/" not in lxml.html.tostring(
        lxml.html.fromstring(text(office.get(here))).xpath("//main")[0], encoding="unicode"
    )


def test_a_peoples_committee_has_no_body_above_it(office, found):
    host = add_host(found.event, "Ủy ban nhân dân tỉnh Vĩnh Long", "lead")
    host.organization.document_symbol, host.organization.place = "UBND", "Vĩnh Long"
    db.session.commit()
    page = lxml.html.fromstring(text(office.get(f"/events/{found.event.slug}/invitations/letter")))
    assert not page.xpath("//main//a[contains(@href, '/admin/organizations/')]")
    assert page.get_element_by_id("capacity").text.strip() == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"


def test_a_reminder_says_where_and_whom_in_a_sentence(office, found):
    page = text(office.get(f"/events/{found.event.slug}/invitations/reminders?ids={found.id}"))
    assert ", tại Hội trường tỉnh." in page
    assert "01 lãnh đạo và 01 chuyên viên" in page


def test_pasted_units_are_looked_through_line_by_line(office):
    event = coming_event(kinds=("leader", "agency", "locality", "owner", "press"))
    invitation(event, unit="Sở Công Thương")
    here = f"/events/{event.slug}/invitations/many"
    pasted = ("Sở Y tế", "SỞ Y-TẾ", "UBND xã Phú Cần", "HTX Sa Đéc", "Trường Đại học", "; 2; Nguyễn Văn An",
              "Sở Công Thương")  # fmt: skip
    lines = {"lines": "\n".join(pasted), "quota_text": "02 đại biểu", "kind": "leader"}
    page = lxml.html.fromstring(text(office.post_form(here, {**lines, "act": "read"})))
    kinds = {row.xpath("string(th)").strip(): row.xpath(".//select/option[@selected]/@value")
             for row in page.xpath("//tbody/tr") if row.xpath(".//select")}  # fmt: skip
    assert kinds == {"Sở Y tế": ["agency"], "UBND xã Phú Cần": ["locality"], "HTX Sa Đéc": ["owner"],
                     "Trường Đại học": ["leader"]}  # fmt: skip
    left_out = [row.text_content().strip() for row in page.xpath("//tbody//p[@class='error']")]
    assert left_out == [
        "Bỏ qua: Đơn vị này đã có ở dòng trên.", "Bỏ qua: Nhập tên đơn vị.",
        "Bỏ qua: Sở Công Thương đã có trong danh sách mời.",
    ]  # fmt: skip
    assert page.xpath("//button[@value='invite']")[0].text_content().strip() == "Mời 4 đơn vị"
    chosen = {"line_unit": ["HTX Sa Đéc", "Sở Y tế"], "line_kind": ["press", "agency"]}
    office.post_form(here, {**lines, **chosen, "act": "invite"})
    made = {each.unit: each.kind for each in db.session.query(Delegation) if each.unit != "Sở Công Thương"}
    assert made == {"Sở Y tế": "agency", "UBND xã Phú Cần": "locality", "HTX Sa Đéc": "press",
                    "Trường Đại học": "leader"}  # fmt: skip
    again = office.post_form(here, {**lines, "act": "invite"})
    assert again.status_code == 422
    assert not lxml.html.fromstring(text(again)).xpath("//button[@value='invite']")
