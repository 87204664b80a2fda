"""The page of a memorandum between the scan and the second person."""

from io import BytesIO

import pytest

from tests.factories import accounts, events
from tests.factories import mou as factory
from workshop.accounts.services import deactivate_user
from workshop.mou import queries, services
from workshop.mou.views.blueprint import printed_rank

OTHER_DAY = "Văn bản ghi ngày 19/5/2023, các bên đã ký ngày 20/5/2023."


@pytest.fixture
def staff(sign_in):
    """A client of an administrator."""
    return sign_in("administrator")


def _ready(shades=(10,), first_pages=None):
    memorandum = services.mark_ready(factory.draft(events.event()))
    for shade in shades:
        services.attach_scan(memorandum, factory.scan(pages=memorandum.pages_issued, shade=shade))
    return memorandum


def _text(tree):
    return " ".join(" ".join(tree.xpath("//main//text()")).split())


def test_another_day_than_printed_is_asked_about_and_the_day_typed_kept(staff):
    memorandum = _ready()
    path = f"/mous/{memorandum.id}/signature"
    asked = staff.post_form(path, {"signed_on": "2023-05-20"})
    page = asked.get_data(as_text=True)
    assert (asked.status_code, 'value="2023-05-20"' in page, OTHER_DAY in page) == (422, True, True)
    key = queries.signing_doubts(memorandum, queries.memorandum(memorandum.id).dated_on.replace(day=20))[0].key
    assert f'value="{key}"' in page
    assert staff.post_form(path, {"signed_on": "2023-05-21", "accepted": key}).status_code == 422
    assert staff.post_form(path, {"signed_on": "2023-05-20", "accepted": key}).status_code == 303
    assert "Văn bản ghi ngày 19/05/2023." in _text(staff.tree(f"/mous/{memorandum.id}"))


def test_a_scan_with_pages_too_many_is_told_and_can_be_replaced(staff):
    memorandum = _ready(shades=(10, 20))
    path = f"/mous/{memorandum.id}"
    tree = staff.tree(path)
    assert "Bản quét nhiều trang hơn văn bản giấy." in _text(tree)
    takes_off = [f"{path}/scans/{scan.id}/removal" for scan in memorandum.scans]
    assert [each for each in tree.xpath("//form/@action") if each.endswith("removal")] == takes_off
    assert staff.post_form(f"{path}/signature", {"signed_on": "2023-05-19"}).status_code == 422
    pages = [(BytesIO(factory.scan(shade=30 + at).data), f"{at}.png") for at in range(memorandum.pages_issued)]
    assert staff.post_form(f"{path}/scans", {"scans": pages, "replaces": "y"}).status_code == 303
    memorandum = queries.memorandum(memorandum.id)
    assert memorandum.pages_scanned == memorandum.pages_issued
    assert staff.post_form(f"{path}/signature", {"signed_on": "2023-05-19"}).status_code == 303
    assert [entry.action for entry, _name in queries.history(memorandum)].count("mou.scan_removed") == 2


def test_a_file_that_is_no_scan_takes_nothing_off(staff):
    memorandum = _ready()
    sent = {"scans": (BytesIO(b"MZ"), "virus.exe"), "replaces": "y"}
    assert staff.post_form(f"/mous/{memorandum.id}/scans", sent).status_code == 422
    assert len(queries.memorandum(memorandum.id).scans) == 1


def test_who_may_confirm_is_named_and_the_approver_of_the_event_does(sign_in):
    memorandum = factory.signed(event := events.event())
    path = f"/mous/{memorandum.id}"
    organizer = sign_in("organizer", event)
    assert "Chưa có ai khác được xác nhận." in _text(organizer.tree(path))
    approver = accounts.user("approver", event=event, full_name="Lê Thị Duyệt")
    accounts.user("approver", event=events.event(), full_name="Người Nơi Khác")
    deactivate_user(accounts.user("approver", event=event, full_name="Người Đã Nghỉ"))
    accounts.user("administrator", full_name="An Quản Trị")
    said = "Người có thể xác nhận: Lê Thị Duyệt (Người phê duyệt); An Quản Trị (Quản trị viên)."
    assert said in _text(organizer.tree(path))
    client = organizer.sign_in_as(approver)
    assert f"{path}/confirmation" in client.tree(path).xpath("//form/@action")
    assert client.post_form(f"{path}/confirmation").status_code == 303
    assert queries.memorandum(memorandum.id).is_confirmed


def test_who_attached_the_scan_is_told_that_somebody_else_confirms(staff):
    memorandum = services.mark_ready(factory.draft(events.event()))
    path = f"/mous/{memorandum.id}"
    pages = [(BytesIO(factory.scan(shade=30 + at).data), f"{at}.png") for at in range(memorandum.pages_issued)]
    staff.post_form(f"{path}/scans", {"scans": pages})
    staff.post_form(f"{path}/signature", {"signed_on": "2023-05-19"})
    tree = staff.tree(path)
    assert "nên người khác phải xác nhận" in _text(tree)
    assert f"{path}/confirmation" not in tree.xpath("//form/@action")


def test_in_english_the_event_and_the_ranks_are_english(staff):
    event = events.event(title="Hội thảo kết nối", title_en="Matching workshop")
    memorandum = factory.draft(event)
    tree = staff.tree(f"/mous/{memorandum.id}?lang=en")
    assert ("Matching workshop" in _text(tree), "Hội thảo kết nối" in _text(tree)) == (True, False)
    assert tree.xpath("//td[@data-label='Rank']/text()") == ["4 stars", "4 stars"]
    vietnamese = staff.tree(f"/mous/{memorandum.id}?lang=vi")
    assert vietnamese.xpath("//td[@data-label='Hạng sao']/text()") == ["4 sao", "4 sao"]


def test_a_potential_rank_and_what_a_person_wrote(app):
    with app.test_request_context("/?lang=en"):
        assert [printed_rank(each) for each in ("Tiềm năng 5 sao", "1 sao", "đang nâng hạng", "")] == [
            "potential 5 stars", "1 star", "đang nâng hạng", "",
        ]  # fmt: skip
