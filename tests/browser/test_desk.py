"""The desk in a real Chromium with a camera: paired, scanning, typing, undoing."""

import pytest
import qrcode
from playwright.sync_api import expect

from tests.factories import invitations
from tests.support import axe
from tests.support.browser import PHONE, opened, wait_for, wait_until
from tests.support.hall import (
    ALL_KEPT,
    ALL_SENT,
    ANSWER,
    IDENTITY_CARD,
    bring_back,
    cut,
    pair,
    said,
    scan_by_wedge,
    shown,
    type_quickly,
)
from workshop.accounts.models import DeskDevice
from workshop.checkin import desks
from workshop.extensions import db
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.queries import people_of
from workshop.registrations.delegations.services import add_people

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_morning_at_the_desk(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    wait_for(desk, lambda: hall.scans_of("Nguyễn Thị Minh Họa"), [("accepted", False)])
    assert axe.violations(desk) == []

    desk.wait_for_timeout(1500)  # the ticket is still before the camera
    assert hall.scans_of("Nguyễn Thị Minh Họa") == [("accepted", False)]

    scan_by_wedge(desk, hall.code("Nguyễn Thị Minh Họa").lower())
    shown(desk, "again", "Nguyễn Thị Minh Họa")
    said(desk, "tại Bàn 2")

    scan_by_wedge(desk, IDENTITY_CARD)
    wait_until(desk, f"{ANSWER} === 'ask'")
    said(desk, "Đây là căn cước, không phải vé")
    expect(desk.locator("#search")).to_be_focused()
    kept = desk.evaluate(ALL_KEPT)
    assert [part for part in ("079123456789", "Nguyễn Văn Thử", "Lê Đình") if part in kept] == []

    desk.fill("#search", "nghi phuong")
    desk.click("#found button")
    shown(desk, "ok", "Lê Đình Phương Nghi")
    wait_until(desk, "document.querySelector('[data-status=counts]').textContent === '2 / 3'")

    desk.click("#open-undo")
    expect(desk.locator("#undo")).to_contain_text("Lê Đình Phương Nghi")
    desk.click("#undo [data-take]")
    shown(desk, "note", "Lê Đình Phương Nghi")
    wait_for(desk, lambda: hall.is_inside("Lê Đình Phương Nghi"), expected=False)

    desk.click("#open-walk-in")
    assert axe.violations(desk) == []
    desk.fill("#walk-in-name", "Võ Thị Khách")
    desk.press("#walk-in-name", "Enter")
    shown(desk, "ok", "Võ Thị Khách")


def test_a_unit_shows_one_code_and_those_who_came_are_ticked(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    of_unit = invitations.invitation(hall.event, quota=3)
    added = add_people(of_unit.delegation, [Person("Thạch Thị Sa"), Person("Kim Văn Hai"), Person("Lý Thị Ba")])
    scan_by_wedge(desk, of_unit.delegation.group_code)
    expect(desk.locator("#group li")).to_have_count(3)
    assert axe.violations(desk) == []
    desk.check("#group li:nth-child(1) input")
    desk.check("#group li:nth-child(2) input")
    write_name(desk, "#group li:nth-child(3) button", "Lý Văn Thay")
    expect(desk.locator("#group li:not([hidden])")).to_have_count(3)
    write_name(desk, "#group [data-add]", "Trần Thị Thêm")
    expect(desk.locator("#group input:checked")).to_have_count(4)
    desk.click("#group [data-send]")
    shown(desk, "ok", "Đã vào: 4 người")
    said(desk, "Thạch Thị Sa, Kim Văn Hai, Lý Văn Thay và 1 người nữa")
    came, replaced = [("confirmed", 1)], [("cancelled", 0)]
    wait_for(desk, lambda: [hall.people_called(each.full_name) for each in added], [came, came, replaced])
    names = {"Thạch Thị Sa", "Kim Văn Hai", "Lý Văn Thay", "Trần Thị Thêm"}
    wait_for(desk, lambda: names_of(of_unit), names)
    scan_by_wedge(desk, of_unit.delegation.group_code)
    expect(desk.locator("#group li input:disabled")).to_have_count(4)


def write_name(desk, opener, name):
    """Type somebody into the unit's list, which stays as it was ticked."""
    desk.click(opener)
    desk.fill("#walk-in-name", name)
    desk.press("#walk-in-name", "Enter")
    expect(desk.locator("#group li", has_text=name).locator("input")).to_be_checked()


def names_of(of_unit):
    """Whom the unit sends, by what the server knows now."""
    db.session.rollback()
    return {person.full_name for person in people_of(of_unit.delegation)}


def test_a_scanner_types_through_telex_and_vni_anywhere_on_the_page(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    first, second = hall.code("Lê Đình Phương Nghi"), hall.code("Đặng Văn Kẹo")
    desk.focus("#search")
    # what UniKey makes of https://dk.example.gov.vn in Telex: it takes letters back and types others
    type_quickly(desk, f"https://dk.e\bẽample.gov.vn/r/{first.lower()}\r")
    shown(desk, "ok", "Lê Đình Phương Nghi")
    expect(desk.locator("#search")).to_have_value("")
    scan_by_wedge(desk, f"https://dk.hoithao\u00e1n.vn/v1/{second}")  # VNI: a1 became á
    shown(desk, "ok", "Đặng Văn Kẹo")


def test_a_typed_code_says_when_a_character_is_wrong(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    code = hall.code("Đặng Văn Kẹo")
    desk.fill("#search", code[:12])
    expect(desk.locator("#search-hint")).to_have_text("Mã: còn thiếu 4 ký tự")
    desk.fill("#search", code[:15] + ("1" if code[15] == "0" else "0"))
    expect(desk.locator("#search-hint")).to_have_text("Mã có ký tự sai, xin xem lại")
    desk.fill("#search", code)
    desk.press("#search", "Enter")
    shown(desk, "ok", "Đặng Văn Kẹo")


def test_a_code_without_a_digit_is_told_from_the_short_name_of_an_office(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    desk.fill("#search", "BCHQ-SKHC-NXTV")
    expect(desk.locator("#search-hint")).to_have_text("Mã: còn thiếu 4 ký tự")
    desk.fill("#search", "SKHCN")
    expect(desk.locator("#search-hint")).to_have_text("Không thấy ai có tên này. Thử gõ ít chữ hơn.")


def test_who_goes_out_may_come_in_again(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    desk.click("#open-device")
    desk.select_option("#direction", "out")
    desk.click("#device [data-close]")
    expect(desk.locator("[data-status=label]")).to_contain_text("CHIỀU RA")
    cut(desk)
    scan_by_wedge(desk, hall.code("Nguyễn Thị Minh Họa"))
    shown(desk, "out", "Nguyễn Thị Minh Họa")
    scan_by_wedge(desk, hall.code("Nguyễn Thị Minh Họa"))
    shown(desk, "again", "Nguyễn Thị Minh Họa")
    said(desk, "Đã ra lúc")
    scan_by_wedge(desk, hall.code("Đặng Văn Kẹo"))
    shown(desk, "again", "Đặng Văn Kẹo")
    said(desk, "Chưa có lượt vào")
    desk.click("#open-undo")  # what did not end anything cannot be taken back
    expect(desk.locator("#undo")).to_contain_text("Hoàn tác lượt ra vừa rồi?")
    expect(desk.locator("#undo")).to_contain_text("Nguyễn Thị Minh Họa")
    desk.click("#undo [data-close]")
    desk.click("#open-device")
    desk.select_option("#direction", "in")
    desk.click("#device [data-close]")
    scan_by_wedge(desk, hall.code("Nguyễn Thị Minh Họa"))
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    bring_back(desk)
    wait_for(desk, lambda: hall.people_called("Nguyễn Thị Minh Họa"), [("confirmed", 2)])  # two passages


def test_an_answer_that_is_lost_on_the_way_counts_once(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    wait_until(desk, "document.querySelector('[data-status=counts]').textContent === '1 / 3'")

    def lose(route):
        route.fetch()  # the server has it, the desk does not know
        route.abort()

    desk.route("**/checkin/scans", lose, times=1)
    scan_by_wedge(desk, hall.code("Đặng Văn Kẹo"))
    shown(desk, "ok", "Đặng Văn Kẹo")
    said(desk, "Đã lưu trên máy")
    desk.evaluate("document.getElementById('send').click()")
    wait_until(desk, ALL_SENT)
    wait_for(desk, lambda: hall.scans_of("Đặng Văn Kẹo"), [("accepted", False)])
    desk.complaints[:] = [line for line in desk.complaints if "ERR_FAILED" not in line]


def test_a_disconnected_desk_forgets_the_names(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    desks.revoke_desk(db.session.scalar(db.select(DeskDevice).where(DeskDevice.event_id == hall.event.id)))
    desk.evaluate("document.getElementById('send').click()")
    wait_until(desk, f"{ANSWER} === 'stop'")
    said(desk, "Máy này đã bị ngắt kết nối")
    expect(desk.locator("[data-status=people]")).to_have_text("Chưa có danh sách trên máy")
    desk.fill("#search", "phuong nghi")
    wait_until(desk, "document.getElementById('search-hint').textContent !== ''")
    expect(desk.locator("#found li")).to_have_count(0)
    desk.complaints[:] = [line for line in desk.complaints if "403" not in line]


def test_a_refused_camera_leaves_photograph_and_keys(hall, browser, tmp_path):
    picture = tmp_path / "ticket.png"
    qrcode.make(hall.code("Lê Đình Phương Nghi")).get_image().convert("RGB").save(picture)
    with opened(browser, PHONE) as page:
        pair(page, hall)
        wait_until(page, "['refused', 'missing'].includes(document.querySelector('.desk-camera').dataset.camera)")
        page.set_input_files("#photo", picture)
        shown(page, "ok", "Lê Đình Phương Nghi")
        assert axe.violations(page) == []
