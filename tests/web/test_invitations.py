"""The pages of invitations in the office: who is invited, the letter, what is sent and printed."""

import io

import openpyxl
import pytest

from tests.factories import accounts
from tests.factories.invitations import coming_event, invitation
from workshop.edges.jobs.running import run_pending
from workshop.extensions import db
from workshop.registrations.delegations import services
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.links import link_url
from workshop.registrations.delegations.models import Delegation
from workshop.registrations.invitations.models import Invitation
from workshop.registrations.invitations.queries import letter_of, version_of


@pytest.fixture
def found(app):
    return invitation(unit="Sở Công Thương", contact_name="Kim Sa", contact_phone="0912345678", quota=2)


@pytest.fixture
def office(sign_in):
    return sign_in("organizer")


def text(answer):
    return answer.get_data(as_text=True)


def test_the_office_sees_who_answered(office, found):
    here = f"/events/{found.event.slug}/invitations"
    invitation(found.event, unit="Sở Y tế")
    services.add_people(found.delegation, [Person("Lê An"), Person("Lê Bé")])
    assert "2 / 2" in text(office.get(here))
    assert "Sở Y tế" not in text(office.get(here + "?state=yes"))
    assert "Sở Công Thương" not in text(office.get(here + "?state=drafted"))
    page = text(office.get(f"{here}/{found.id}"))
    assert link_url(found.delegation) in page
    assert "0912 345 678" in page
    assert "Không còn đơn vị cần nhắc" in text(office.get(here + "/reminders"))


def test_a_first_text_for_zalo_is_offered_until_it_is_sent_and_history_names_who_did(sign_in, found):
    client, user = sign_in("organizer"), accounts.user("organizer", full_name="Thạch Thị Mời")
    client.sign_in_as(user)
    here = f"/events/{found.event.slug}/invitations"
    tree = client.tree(f"{here}/{found.id}")
    copied = [each for each in tree.xpath("//button/@data-copy") if "Kính gửi" in each]
    assert len(copied) == 1
    assert "chưa đăng ký người" not in copied[0]
    assert link_url(found.delegation) in copied[0]
    assert "Giấy mời, gửi qua Zalo" in tree.xpath("//h3/text()")
    client.post_form(here + "/bulk", {"ids": found.id, "act": "sent", "how": "zalo"})
    office_corrects = {"unit": "Sở Công Thương", "quota": "2", "version": version_of(found)}
    assert client.post_form(f"{here}/{found.id}/edit", office_corrects).status_code == 303
    tree = client.tree(f"{here}/{found.id}")
    assert "Giấy mời, gửi qua Zalo" not in tree.xpath("//h3/text()")
    who = tree.xpath("//section[h2='Lịch sử']//li[1]//p[@class='task-hint']")[0].text_content()
    assert who.endswith("· Thạch Thị Mời")


def test_many_at_once_are_sent_reminded_taken_off(office, found):
    here = f"/events/{found.event.slug}/invitations"
    office.post_form(here + "/bulk", {"ids": found.id, "act": "sent", "how": "axis"})
    assert (found.sent_how, found.sent_at is not None) == ("axis", True)
    answer = office.post_form(here + "/bulk", {"ids": found.id, "act": "remind"})
    page = text(office.get(answer.location))
    assert link_url(found.delegation) in page
    office.post_form(here + "/reminders", {"ids": found.id})
    assert found.reminders == 1
    office.post_form(here + "/bulk", {"act": "sent", "how": "axis"})
    assert "Hãy chọn ít nhất một đơn vị trước." in text(office.get(here))
    office.post_form(here + "/bulk", {"ids": found.id, "act": "take_off"})
    assert db.session.query(Invitation).count() == 0


def test_units_are_invited_singly_and_as_pasted_lines(office):
    event = coming_event()
    here = f"/events/{event.slug}/invitations"
    assert office.get(here).status_code == 200
    typed = {"unit": "Sở Y tế", "quota": "1", "kind": "leader", "contact_phone": "12"}
    wrong = office.post_form(here + "/new", typed)
    assert wrong.status_code == 422
    assert 'value="Sở Y tế"' in text(wrong)
    assert office.post_form(here + "/new", {**typed, "contact_phone": ""}).status_code == 303
    lines = {"lines": "Sở Y tế; 2\nUBND xã Phú Cần\t01 lãnh đạo", "quota_text": "02 đại biểu", "kind": "leader"}
    page = office.post_form(here + "/many", {**lines, "act": "read"})
    assert "UBND xã Phú Cần" in text(page)
    assert db.session.query(Invitation).count() == 1
    assert office.post_form(here + "/many", {**lines, "act": "invite"}).status_code == 303
    assert {each.unit for each in db.session.query(Delegation)} == {"Sở Y tế", "UBND xã Phú Cần"}
    assert "Không đưa vào: Sở Y tế" in text(office.get(here))
    later = coming_event()
    again = text(office.get(f"/events/{later.slug}/invitations/many?from={event.slug}"))
    assert "UBND xã Phú Cần; 01 lãnh đạo" in again


def test_units_of_the_directory_are_ticked(office):
    from workshop.directory.services import create_organization

    event, chosen = coming_event(), create_organization("Sở Tư pháp")
    here = f"/events/{event.slug}/invitations"
    typed = {"ids": chosen.id, "quota_text": "01 lãnh đạo", "kind": "leader"}
    assert office.post_form(here + "/directory", typed).status_code == 303
    made = db.session.query(Delegation).one()
    assert (made.unit, made.organization_id, made.quota) == ("Sở Tư pháp", chosen.id, 1)
    assert "Sở Tư pháp" not in text(office.get(here + "/directory"))


def test_an_invitation_is_corrected(office, found):
    here = f"/events/{found.event.slug}/invitations/{found.id}"
    typed = {"unit": "Sở Công Thương", "quota": "3", "quota_text": "03 đại biểu", "kind": "leader",
             "contact_name": "Kim", "contact_phone": "0912345679", "version": str(version_of(found))}  # fmt: skip
    assert office.get(here + "/edit").status_code == 200
    assert office.post_form(here + "/edit", typed).status_code == 303
    assert (found.delegation.quota, found.delegation.contact_phone) == (3, "0912345679")
    assert office.post_form(here + "/edit", typed).status_code == 422


def test_the_letter_is_written_and_looked_at(office, found):
    here = f"/events/{found.event.slug}/invitations"
    assert office.get(here + "/letter").status_code == 200
    typed = {"version": "0", "over_quota": "approve", "notes": "Mang theo thẻ", "number": "05",
             "reply_by": f"{found.event.starts_at:%Y-%m-%d}"}  # fmt: skip
    assert office.post_form(here + "/letter", typed).status_code == 303
    letter = letter_of(found.event)
    assert (letter.texts, letter.over_quota, letter.number) == ({"notes": "Mang theo thẻ"}, "approve", "05")
    assert office.post_form(here + "/letter", typed).status_code == 422
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = office.get(f"{here}/{found.id}/paper.{ending}")
        assert answer.data[: len(start)] == start
        assert f"giay-moi-so-cong-thuong.{ending}" in answer.headers["Content-Disposition"]
    assert office.get(f"{here}/{found.id}/paper.exe").status_code == 404


def test_all_are_printed_by_a_job(office, found):
    here = f"/events/{found.event.slug}/invitations"
    answer = office.post_form(here + "/prints")
    assert answer.location.startswith("/jobs/")
    run_pending()
    job_id = answer.location.rsplit("/", 1)[-1]
    assert office.get(f"{here}/prints/{job_id}").status_code == 200
    assert office.get(f"{here}/prints/{job_id}/all.pdf").data[:4] == b"%PDF"
    assert office.get(f"{here}/prints/{job_id}/all.zip").data[:2] == b"PK"
    other = coming_event()
    assert office.get(f"/events/{other.slug}/invitations/prints/{job_id}").status_code == 404


def test_the_table_and_pages_hide_contacts_from_whom_may_not_see_them(office, sign_in, found):
    here = f"/events/{found.event.slug}/invitations"
    clerk = sign_in("clerk")
    for client, shown in ((office, True), (clerk, False)):
        book = openpyxl.load_workbook(io.BytesIO(client.get(here + "/answers.xlsx").data))
        cells = {cell.value for row in book.active.iter_rows() for cell in row}
        assert ("0912 345 678" in cells, "Sở Công Thương" in cells) == (shown, True)
        assert ("0912 345 678" in text(client.get(f"{here}/{found.id}"))) == shown
    page = text(clerk.get(f"{here}/{found.id}"))
    assert link_url(found.delegation) not in page
    assert "Kim Sa" not in page
