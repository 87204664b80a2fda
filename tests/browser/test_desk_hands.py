"""What a volunteer sees and presses at the desk, in a real Chromium: answers, search, points, names."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.factories import checkin
from tests.support import axe
from tests.support.browser import DESKTOP, PHONE, opened, wait_for, wait_until
from tests.support.hall import ANSWER, bring_back, cut, pair, said, scan_by_wedge, shown
from workshop.checkin.services import Origin, check_in
from workshop.extensions import utc_now
from workshop.transactions import transaction

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SAME = "Đặng Thị Lệ Quyên"


@pytest.fixture
def keyboard(hall, browser):
    """A paired phone without a camera."""
    with opened(browser, PHONE) as page:
        pair(page, hall)
        yield page


def at_point(desk, code):
    """Let the desk work at another of its points."""
    wait_until(desk, "document.querySelector('[data-status=people]').textContent.includes(' · ')")
    desk.click("#open-device")
    desk.select_option("#point", code)
    desk.click("#device [data-close]")


def test_an_answer_closes_by_a_tap_and_hides_neither_picture_nor_photograph(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    picture = desk.locator("video").bounding_box()
    assert (picture["width"], picture["height"]) == (100, 74)  # a corner of the answer, within its frame
    desk.set_input_files("#photo", [])
    expect(desk.locator(".desk-photo")).to_be_in_viewport()
    desk.locator(".desk-photo").click(trial=True)  # nothing lies over it
    desk.click("[data-name]")
    wait_until(desk, f"{ANSWER} === 'idle'")
    scan_by_wedge(desk, hall.code("Đặng Văn Kẹo"))
    shown(desk, "ok", "Đặng Văn Kẹo")
    desk.keyboard.press("Escape")
    wait_until(desk, f"{ANSWER} === 'idle'")


def test_at_the_point_for_documents_the_documents_are_handed_over(hall, keyboard):
    with transaction():
        for kind in hall.event.kinds:
            kind.hand_over = "Thẻ + tài liệu + phiếu ăn"
    scan_by_wedge(keyboard, hall.code("Đặng Văn Kẹo"))
    shown(keyboard, "ok", "Đặng Văn Kẹo")
    checkin.point(hall.event, "kit", label="Nhận tài liệu", kind="kit")
    keyboard.evaluate("window.dispatchEvent(new Event('online'))")
    wait_until(keyboard, "document.querySelector('[data-status=counts]').textContent === '1 / 3'")
    at_point(keyboard, "kit")
    wait_until(keyboard, "document.querySelector('[data-status=counts]').textContent === '0 / 3'")
    scan_by_wedge(keyboard, hall.code("Đặng Văn Kẹo"))
    shown(keyboard, "ok", "Đặng Văn Kẹo")
    said(keyboard, "Phát tài liệu")
    expect(keyboard.locator("[data-give]")).to_have_text("Trao: tài liệu + phiếu ăn")
    wait_until(keyboard, "document.querySelector('[data-status=counts]').textContent === '1 / 3'")
    scan_by_wedge(keyboard, hall.code("Đặng Văn Kẹo"))
    shown(keyboard, "again", "Đặng Văn Kẹo")
    said(keyboard, "Đã nhận lúc")
    at_point(keyboard, "entry")
    scan_by_wedge(keyboard, hall.code("Lê Đình Phương Nghi"))
    shown(keyboard, "ok", "Lê Đình Phương Nghi")
    expect(keyboard.locator("[data-give]")).to_have_text("Trao: Thẻ")


def test_people_of_one_name_are_told_apart_and_who_is_in_is_marked(hall, keyboard):
    units = ("Hộ kinh doanh Sương Sa Giồng Trôm, ấp Bến Tranh", "Hộ kinh doanh Sương Sâm Cầu Ngang, ấp Giồng Lớn")
    hall.people |= {unit: checkin.delegate(hall.event, full_name=SAME, organization=unit) for unit in units}
    keyboard.evaluate("window.dispatchEvent(new Event('online'))")
    wait_until(keyboard, "document.querySelector('[data-status=counts]').textContent === '0 / 5'")
    cut(keyboard)
    scan_by_wedge(keyboard, hall.code(units[0]))
    shown(keyboard, "ok", SAME)
    keyboard.fill("#search", "le quyen")
    rows = keyboard.locator("#found li")
    expect(rows).to_have_count(2)
    for unit in units:
        line = rows.filter(has_text=unit).locator("span").last
        assert line.evaluate("line => line.scrollHeight <= line.clientHeight")  # the whole of it is seen
    expect(rows.filter(has_text=units[0]).locator("em")).to_contain_text("Đã vào lúc")
    expect(rows.filter(has_text=units[1]).locator("em")).to_have_count(0)
    bring_back(keyboard)


def test_a_whole_typed_code_has_a_button(hall, keyboard):
    wait_until(keyboard, "document.querySelector('[data-status=counts]').textContent === '0 / 3'")
    keyboard.fill("#search", hall.code("Đặng Văn Kẹo"))
    expect(keyboard.locator("#found strong")).to_have_text("Đặng Văn Kẹo")
    assert axe.violations(keyboard) == []
    keyboard.click("#found button")
    shown(keyboard, "ok", "Đặng Văn Kẹo")
    wait_for(keyboard, lambda: hall.scans_of("Đặng Văn Kẹo"), [("accepted", False)])


def test_small_letters_are_offered_as_papers_write_them_and_never_changed(hall, keyboard):
    keyboard.click("#open-walk-in")
    keyboard.fill("#walk-in-name", "võ thị ánh-tuyết")
    keyboard.click("#walk-in [data-capitals]")
    expect(keyboard.locator("#walk-in-name")).to_have_value("Võ Thị Ánh-Tuyết")
    expect(keyboard.locator("#walk-in [data-capitals]")).to_be_hidden()
    keyboard.fill("#walk-in-name", "kim sa")
    keyboard.press("#walk-in-name", "Enter")
    shown(keyboard, "ok", "kim sa")


def test_an_exit_is_taken_back_as_an_exit(hall, keyboard):
    scan_by_wedge(keyboard, hall.code("Đặng Văn Kẹo"))
    shown(keyboard, "ok", "Đặng Văn Kẹo")
    keyboard.click("#open-device")
    keyboard.select_option("#direction", "out")
    keyboard.click("#device [data-close]")
    scan_by_wedge(keyboard, hall.code("Đặng Văn Kẹo"))
    shown(keyboard, "out", "Đặng Văn Kẹo")
    scan_by_wedge(keyboard, hall.code("Lê Đình Phương Nghi"))
    shown(keyboard, "again", "Lê Đình Phương Nghi")
    said(keyboard, "Chưa có lượt vào")
    keyboard.click("#open-undo")
    expect(keyboard.locator("#undo")).to_contain_text("Người này lại được tính là đang ở trong.")
    keyboard.click("#undo [data-take]")
    shown(keyboard, "note", "Đặng Văn Kẹo")
    scan_by_wedge(keyboard, hall.code("Đặng Văn Kẹo"))
    shown(keyboard, "out", "Đặng Văn Kẹo")


def test_the_time_of_the_list_stays_that_of_the_last_contact(hall, keyboard):
    wait_until(keyboard, "document.querySelector('[data-status=counts]').textContent === '0 / 3'")
    keyboard.clock.install()
    keyboard.clock.fast_forward("10:00")
    with keyboard.expect_response("**/checkin/bundle**"):
        keyboard.evaluate("window.dispatchEvent(new Event('online'))")
    time = keyboard.inner_text("[data-status=people]")
    cut(keyboard)
    keyboard.reload()
    expect(keyboard.locator("[data-status=people]")).to_have_text(time)
    bring_back(keyboard)


def test_the_second_day_counts_anew(hall, browser):
    person = hall.people["Đặng Văn Kẹo"]
    yesterday = (utc_now() - dt.timedelta(days=1)).isoformat()
    check_in(hall.event, [checkin.scan(person, scanned_at=yesterday, offline=True, shown="admitted")], caller=Origin())
    with opened(browser, PHONE) as page:
        pair(page, hall)
        wait_until(page, "document.querySelector('[data-status=counts]').textContent === '0 / 3'")
        scan_by_wedge(page, person.ticket_code)
        shown(page, "ok", "Đặng Văn Kẹo")
        wait_until(page, "document.querySelector('[data-status=counts]').textContent === '1 / 3'")


def test_what_waits_is_told_until_the_network_is_back(hall, keyboard):
    cut(keyboard)
    scan_by_wedge(keyboard, hall.code("Đặng Văn Kẹo"))
    shown(keyboard, "ok", "Đặng Văn Kẹo")
    keyboard.click("#open-device")
    keyboard.click("#leave")
    expect(keyboard.locator("[data-device=leave]")).to_have_text("Còn 1 lượt chờ gửi. Xin nối mạng trước đã.")
    keyboard.context.set_offline(False)
    expect(keyboard.locator("[data-device=leave]")).to_have_text("Đã gửi hết các lượt chờ.")
    bring_back(keyboard)


def test_a_pairing_code_that_is_too_short_says_how_much_is_missing(hall, browser):
    with opened(browser, DESKTOP) as page:
        page.goto(f"{hall.address}/desk/")
        page.fill("#pair-code", "1234-5678-9BCF-GHJ")
        page.press("#pair-code", "Enter")
        expect(page.locator("#pair-says")).to_have_text("Mã: còn thiếu 1 ký tự")
