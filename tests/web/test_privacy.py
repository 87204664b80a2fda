"""Personal data in the office: the list of requests, words, retention, who looked, the notice."""

import datetime as dt

import pytest
from lxml import html

from tests.factories import events
from tests.factories.registrations import registration
from tests.support.signing_up import send_form
from workshop.audit.models import AuditEntry
from workshop.extensions import db, utc_now
from workshop.privacy.models import DataRequest, NoticeGiven, RequestDeadline
from workshop.privacy.services import take_request
from workshop.registrations import consents, guarding
from workshop.registrations.models import PrivacyText, Registration
from workshop.registrations.services import reword


@pytest.fixture
def event(app):
    soon = utc_now() + dt.timedelta(days=3)
    return events.event(starts_at=soon, ends_at=soon + dt.timedelta(hours=4), contact_phone="0294 3855 246")


@pytest.fixture
def person(event):
    return registration(event, full_name="Thạch Thị Sa", phone="0912345678", note="ăn chay", organization="HTX Sa",
                        consents=["attend", "photo"])  # fmt: skip


def latest():
    return db.session.query(DataRequest).order_by(DataRequest.id.desc()).first()


def base(event):
    return f"/events/{event.slug}"


def test_the_office_enters_a_request_and_carries_it_out(sign_in, person):
    staff, here = sign_in("organizer"), base(person.event) + "/data-requests"
    assert staff.tree(here + "/new?search=thach thi").xpath("//select[@name='registration']/option")
    typed = {"registration": person.id, "kind": "delete", "came_by": "phone", "is_identified": "y",
             "received_on": "2026-11-20"}  # fmt: skip
    shown = staff.post_form(f"{here}/new?person={person.id}", typed).location
    assert latest().answer_due_on == dt.date(2026, 11, 24)
    assert "Thạch Thị Sa" in staff.get(here).get_data(as_text=True)
    empty = staff.post_form(shown + "/completion", {"words": "", "version": 1})
    assert empty.status_code == 422
    assert staff.post_form(shown + "/answer", {"words": "Đã nhận", "version": 1}).status_code == 303
    stale = staff.post_form(shown + "/completion", {"words": "Đã xóa", "version": 1})
    assert stale.status_code == 412
    assert "Đã xóa</textarea>" in stale.get_data(as_text=True)
    assert staff.post_form(shown + "/completion", {"words": "Đã xóa", "version": 2}).status_code == 303
    db.session.expire_all()
    assert db.session.get(Registration, person.id).full_name == "(đã ẩn danh)"
    assert "Đã thực hiện" in staff.get(shown).get_data(as_text=True)


def test_overdue_requests_stand_on_the_dashboard(sign_in, person):
    take_request(person, "view", received_at=utc_now() - dt.timedelta(days=12))
    page = sign_in("organizer").get(base(person.event)).get_data(as_text=True)
    assert "1 yêu cầu về dữ liệu cá nhân quá hạn" in page


def test_people_of_a_list_are_told_and_the_mark_can_be_taken_back(sign_in, event):
    person = registration(event, source="import")
    staff, here = sign_in("organizer"), base(event) + "/privacy/notices"
    assert "1 người trong danh sách chưa được thông báo" in staff.get(base(event)).get_data(as_text=True)
    page = staff.get(here).get_data(as_text=True)
    assert person.full_name in page
    assert f"https://ocop.example/e/{event.slug}/privacy" in page
    staff.post_form(here, {"act": "all"})
    assert db.session.query(NoticeGiven).count() == 1
    staff.post_form(here, {"act": "undo", "ids": [person.id]})
    assert db.session.query(NoticeGiven).count() == 0
    assert staff.post_form(here, {"act": "mark"}).status_code == 303


def test_the_proof_shows_words_and_staff_record_on_behalf(sign_in, person):
    staff, here = sign_in("organizer"), f"{base(person.event)}/privacy/people/{person.id}"
    page = staff.get(here).get_data(as_text=True)
    assert person.consents[0].text.sha256 in page
    assert staff.post_form(here + "/consents", {"purposes": ["contact"]}).status_code == 422
    recorded = staff.post_form(here + "/consents", {"purposes": ["contact"], "reason": "qua điện thoại 12/5"})
    assert recorded.status_code == 303
    assert "qua điện thoại 12/5" in staff.get(here).get_data(as_text=True)
    staff.post_form(here + "/withdrawal", {"purpose": "contact"})
    staff.post_form(here + "/restriction")
    db.session.expire_all()
    found = db.session.get(Registration, person.id)
    assert (sorted(consents.standing(found)), found.restricted_at is not None) == (["attend", "photo"], True)
    table = staff.get(base(person.event) + "/registrations/list.csv").data.decode("utf-8-sig")
    assert ("Thạch Thị Sa" in table, "0912 345 678" in table) == (True, False)
    staff.post_form(here + "/restriction", {"lift": "1"})
    db.session.expire_all()
    assert db.session.get(Registration, person.id).restricted_at is None


def test_words_are_edited_per_event_and_by_default(sign_in, event):
    staff = sign_in("administrator")
    here = base(event) + "/privacy/texts"
    assert staff.get(here).status_code == 200
    assert staff.post_form(here + "/attend/vi", {"words": ""}).status_code == 422
    assert staff.post_form(here + "/photo/vi", {"words": "Ảnh đăng báo."}).status_code == 303
    assert staff.post_form("/admin/privacy/texts/photo/en", {"words": "In the news."}).status_code == 303
    assert sorted((row.event_id, row.language, row.words) for row in db.session.query(PrivacyText)
                  if row.event_id) == [(event.id, "vi", "Ảnh đăng báo.")]  # fmt: skip
    assert "Ảnh đăng báo." in staff.get(f"/e/{event.slug}/register").get_data(as_text=True)
    assert "Ảnh đăng báo." in staff.get(f"/e/{event.slug}/privacy").get_data(as_text=True)
    assert staff.get(here + "/nothing/vi").status_code == 404


def test_the_form_shows_changed_words_unticked(client, event, monkeypatch):
    monkeypatch.setattr(guarding, "FASTEST_SECONDS", 0)
    page = client.tree(f"/e/{event.slug}/register")
    (shown,) = page.xpath("//input[@name='words_shown']/@value")
    (began,) = page.xpath("//input[@name='began']/@value")
    reword(event.id, "photo", "vi", "Ảnh đăng báo.")
    typed = {"full_name": "Thạch Thị Sa", "phone": "0912345678", "kind": "owner", "attend": "y", "photo": "y",
             "words_shown": shown}  # fmt: skip
    answer = send_form(client, event, typed, began=began)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Nội dung đồng ý vừa được thay đổi" in text
    assert "Ảnh đăng báo." in text
    assert 'value="Thạch Thị Sa"' in text
    assert "checked" not in text.partition('name="attend"')[2].partition(">")[0]
    assert db.session.query(Registration).count() == 0


def test_the_notice_says_who_what_why_and_how_long(client, event):
    text = client.get(f"/e/{event.slug}/privacy").get_data(as_text=True)
    reword(event.id, "contact", "vi", "Chỉ gọi một lần.")
    for said in ("Đơn vị chịu trách nhiệm", "12 tháng", "2 ngày làm việc", "0294 3855 246"):
        assert said in text
    form = client.get(f"/e/{event.slug}/register").get_data(as_text=True)
    assert f'href="/e/{event.slug}/privacy"' in form
    assert client.get("/e/no-such/privacy").status_code == 404


def test_retention_is_changed_with_a_reason(sign_in, event):
    staff, here = sign_in("organizer"), base(event) + "/privacy/retention"
    assert staff.post_form(here, {"months": "6", "names_months": ""}).status_code == 422
    assert staff.post_form(here, {"months": "6", "names_months": "3", "reason": "KH 12"}).status_code == 422
    assert staff.post_form(here, {"months": "6", "names_months": "60", "reason": "KH 12"}).status_code == 303
    assert "KH 12" in staff.get(here).get_data(as_text=True)
    assert "6 tháng" in staff.get(f"/e/{event.slug}/privacy").get_data(as_text=True)


def test_who_looked_is_one_line_an_hour_and_can_be_filtered(sign_in, person):
    staff, other = sign_in("organizer"), sign_in("organizer")
    for _ in range(3):
        staff.get(f"{base(person.event)}/registrations/{person.id}")
    other.get(base(person.event) + "/registrations/list.xlsx")
    looked = db.session.query(AuditEntry).filter(AuditEntry.action == "registrations.viewed").all()
    assert [(entry.subject_id, entry.details) for entry in looked] == [(person.id, {})]
    page = staff.tree(f"{base(person.event)}/privacy/looks?person={person.id}")
    assert len(page.xpath("//tbody/tr")) == 2
    page = staff.tree(f"{base(person.event)}/privacy/looks?user={looked[0].actor_id}")
    assert len(page.xpath("//tbody/tr")) == 1


def test_who_sees_no_contacts_leaves_no_trace_of_looking_and_sees_no_page(sign_in, person):
    clerk = sign_in("clerk")
    assert clerk.get(f"{base(person.event)}/registrations/{person.id}").status_code == 200
    assert db.session.query(AuditEntry).filter(AuditEntry.action == "registrations.viewed").count() == 0
    for path in ("privacy", "privacy/looks", f"privacy/people/{person.id}", "data-requests"):
        assert clerk.get(f"{base(person.event)}/{path}").status_code == 403


def test_the_administrator_enters_deadlines(sign_in):
    staff = sign_in("administrator")
    typed = {"kind": "delete", "valid_from": "2027-01-01", "answer_working_days": "1", "done_days": "7",
             "extension_days": "0", "basis": "Nghị định thử"}  # fmt: skip
    assert staff.post_form("/admin/privacy", {**typed, "done_days": "0"}).status_code == 422
    assert staff.post_form("/admin/privacy", typed).status_code == 303
    assert "Nghị định thử" in staff.get("/admin/privacy").get_data(as_text=True)
    made = db.session.query(RequestDeadline).one()
    staff.post_form(f"/admin/privacy/deadlines/{made.id}/removal")
    assert db.session.query(RequestDeadline).count() == 0
    assert sign_in("organizer").get("/admin/privacy").status_code == 403


def test_the_office_says_that_it_is_sure_who_asks_before_it_erases(sign_in, person):
    asked = take_request(person, "delete", came_by="phone")
    staff, here = sign_in("organizer"), f"{base(person.event)}/data-requests/{asked.id}"
    shown = staff.tree(here)
    assert shown.xpath("//form[contains(@action, '/completion')]") == []
    labels = [text.strip() for text in shown.xpath("//dt/text() | //h2/text()")]
    assert labels.count("Nội dung yêu cầu") == 1
    assert "Mở hồ sơ" in shown.xpath("string(//dd[@class='summary-change'])")
    assert staff.post_form(here + "/completion", {"words": "Đã xóa", "version": 1}).status_code == 409
    assert staff.post_form(here + "/identification", {"version": 1}).status_code == 409
    assert staff.post_form(here + "/identification", {"version": 1, "is_identified": "y"}).status_code == 303
    form = staff.tree(here).xpath("//form[contains(@action, '/completion')]")[0]
    assert "Không thể hoàn tác" in form.xpath("string(.//details[@data-confirm])")
    assert staff.post_form(here + "/completion", {"words": "Đã xóa", "version": 2}).status_code == 303
    page = staff.tree(f"{base(person.event)}/registrations/{person.id}")
    assert page.xpath("//main//form") == []


def test_a_box_that_was_refused_empty_stays_open(sign_in, person):
    asked = take_request(person, "view")
    staff, here = sign_in("organizer"), f"{base(person.event)}/data-requests/{asked.id}"
    answer = staff.post_form(here + "/refusal", {"words": "", "version": 1})
    opened = html.fromstring(answer.get_data(as_text=True)).xpath("//details[@open]//form/@action")
    assert (answer.status_code, [each.rpartition("/")[2] for each in opened]) == (422, ["refusal"])
