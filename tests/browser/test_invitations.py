"""An invitation from the pasted list to the answer that a unit gives on a phone of 360 pixels."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import complaints_of
from tests.support.browser import PHONE, opened, wait_until
from tests.support.demo import BASE_URL
from tests.support.pages import UNHURRIED, confirm, figures, heading, press, said, tags

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE = "Hội thảo kết nối sản phẩm OCOP vùng ven biển"
UNITS = """Sở Công Thương\t01 lãnh đạo + 01 chuyên viên\tKim Sa\t0912 345 678
UBND xã Phú Cần; 01 lãnh đạo
Trường Đại học Trà Vinh"""


def look(page, folder, name):
    """Nothing is wrong with the page in both languages and sizes; its picture is kept for people."""
    address = page.url
    for size in ((1440, 900), PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.screenshot(path=folder / f"{name}-{size[0]}.png", full_page=True)
    assert complaints_of(page) == []
    page.goto(address.partition("?")[0] + "?lang=vi")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})


def test_from_the_pasted_list_to_the_answer_of_a_unit(demo, browser, tmp_path):
    with opened(browser) as office:
        demo.sign_in(office, "organizer")
        event = published_workshop(office)
        link = invited_units(office, event, tmp_path)
        unit_answers(demo, browser, link, tmp_path)
        office_sees_it(office, event, tmp_path)
        several_at_once(demo, browser, event, tmp_path)
        look_at(office, f"{event}/invitations", tmp_path, "list")


def published_workshop(office):
    """A workshop of tomorrow with the organisation that leads it; its address for staff."""
    day = dt.date.today() + dt.timedelta(days=1)
    office.click("main >> text=Tạo hội thảo")
    for name, value in (("title", TITLE), ("starts_at", f"{day}T07:30"), ("ends_at", f"{day}T11:30"),
                        ("venue", "Nhà văn hóa tỉnh")):  # fmt: skip
        office.fill(f"#{name}", value)
    press(office, "Tạo bản nháp")
    event = office.url
    office.goto(f"{event}/hosts")
    office.fill("#name", "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh")
    office.check("input[name=role][value=lead]")
    press(office, "Thêm")
    office.goto(f"{event}/settings")
    press(office, "Công bố")
    return event


def invited_units(office, event, folder):
    """Three units by pasted lines; all are marked as sent. The reply link of the first."""
    office.goto(f"{event}/invitations")
    office.click("main >> text=Mời nhiều đơn vị")
    office.fill("#lines", UNITS)
    press(office, "Đọc các dòng")
    expect(office.locator("main tbody tr")).to_have_count(3)
    press(office, "Mời 3 đơn vị")
    said(office, "Đã đưa 3 đơn vị vào danh sách mời.")
    for box in office.locator("main tbody input.pick").all():
        box.check()
    office.select_option("#how", "zalo")
    press(office, "Đánh dấu đã gửi")
    said(office, "Đã đánh dấu gửi 3 giấy mời.")
    look_at(office, f"{event}/invitations/reminders", folder, "reminders")
    office.set_viewport_size({"width": 1440, "height": 900})
    office.goto(f"{event}/invitations")
    with office.expect_navigation():
        office.click("main tbody >> text=Sở Công Thương")
    assert heading(office) == "Sở Công Thương"
    look_at(office, office.url, folder, "one")
    return office.locator("main p.break-anywhere a").inner_text()


def unit_answers(demo, browser, link, folder):
    """On the phone: two people by pasted lines, their tickets, one for another, one taken back."""
    assert link.startswith(f"{BASE_URL}/i/")
    with opened(browser, PHONE) as phone:
        phone.goto(link.replace(BASE_URL, demo.address))
        look(phone, folder, "reply-empty")
        phone.click("main >> text=Đăng ký người tham dự")
        phone.click("summary:text-is('Dán danh sách có sẵn')")
        phone.fill("#lines", "1. Bà Thạch Thị Minh Họa, Phó Giám đốc, 0901 000 111\n2. Kim Văn Thí Dụ, Chuyên viên")
        press(phone, "Đọc các dòng")
        assert phone.input_value("#person-full_name-1") == "Kim Văn Thí Dụ"
        press(phone, "Đăng ký")
        said(phone, "Đã đăng ký 2 người.")
        expect(phone.locator(".card-title >> text=Thạch Thị Minh Họa")).to_have_count(1)
        look(phone, folder, "reply-named")
        with phone.expect_navigation():
            phone.click("main .card-title >> text=Kim Văn Thí Dụ")
        assert phone.locator("img.ticket").evaluate("image => image.decode().then(() => image.naturalWidth)") == 720
        look(phone, folder, "person")
        phone.click("main >> text=Người khác đi thay")
        phone.fill("#full_name", "Lê Thị Đi Thay")
        press(phone, "Đăng ký")
        said(phone, "Lê Thị Đi Thay đi thay Kim Văn Thí Dụ.")
        phone.click("main .card-title >> text=Lê Thị Đi Thay")
        confirm(phone, "Không tham dự")
        said(phone, "Đã bỏ Lê Thị Đi Thay.")
        press(phone, "Đã đủ, không cử thêm")
        said(phone, "Cảm ơn, trả lời của đơn vị đã đầy đủ.")
        look(phone, folder, "reply-complete")


def office_sees_it(office, event, folder):
    """The unit counts as having answered, with one person of two; the text of the invitation is looked at."""
    office.set_viewport_size({"width": 1440, "height": 900})
    office.goto(f"{event}/invitations")
    assert figures(office)["Đơn vị đã trả lời"] == "1 / 3"
    assert figures(office)["Người đã đăng ký"] == "1 / 5"
    assert tags(office).count("Đã trả lời") == 1
    look_at(office, f"{event}/invitations/letter", folder, "letter")
    office.goto(f"{event}/invitations")
    office.set_viewport_size({"width": 1440, "height": 900})
    press(office, "In tất cả")
    office.click("main >> text=Mở kết quả", timeout=60_000)  # the page opens itself anew when the work is done
    expect(office.locator("h1")).to_have_text("Giấy mời đã in")
    office.wait_for_load_state()
    look_at(office, office.url, folder, "prints")


def several_at_once(demo, browser, event, folder):
    """A contact registers two people on the public form and gets their page."""
    slug = event.rpartition("/")[2]
    with opened(browser, PHONE) as phone:
        phone.goto(f"{demo.address}/e/{slug}/register")
        with phone.expect_navigation():
            phone.click("main >> text=Đăng ký cho nhiều người")
        look(phone, folder, "group")
        for name, value in (("unit", "Hợp tác xã Giồng Sen"), ("contact_name", "Kim Sen"),
                            ("contact_phone", "0909 000 444"), ("person-full_name-0", "Kim Sen"),
                            ("person-full_name-1", "Thạch Sen")):  # fmt: skip
            phone.fill(f"#{name}", value)
        phone.select_option("#kind", index=1)
        phone.check("#told")
        wait_until(phone, UNHURRIED)
        press(phone, "Đăng ký tất cả")
        said(phone, "Đã đăng ký 2 người.")
        assert heading(phone) == "Hợp tác xã Giồng Sen"
        look(phone, folder, "delegation")


def look_at(page, address, folder, name):
    """Open a page of the office and look at it."""
    page.goto(address)
    look(page, folder, name)
