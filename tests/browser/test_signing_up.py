"""Signing up on a phone of 360 pixels in Vietnamese: a conditional question, a file, a full hall, moving up."""

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.test_day import create_workshop
from tests.browser.test_pages import TOO_WIDE, left_in_english
from tests.support import axe
from tests.support.browser import PHONE, opened, wait_until
from tests.support.pages import UNHURRIED, confirm, press, said

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_from_the_form_to_the_waiting_list_and_back(demo, browser, tmp_path):
    Image.new("RGB", (60, 40), "green").save(tmp_path / "chung-nhan.png")
    with opened(browser) as office:
        demo.sign_in(office, "organizer")
        event = create_workshop(demo, office)
        build_form(office, event)
    public = f"{demo.address}/e/{event.rpartition('/')[2]}"
    phones = {"has_touch": True, "is_mobile": True}
    with opened(browser, PHONE, **phones) as first, opened(browser, PHONE, **phones) as second:
        register_with_a_file(first, public, tmp_path / "chung-nhan.png")
        assert state(first) == "Đã xác nhận"
        wait_until(first, "document.querySelector('img.ticket').naturalWidth === 720")
        wait_in_line(second, public)
        assert state(second) == "Danh sách chờ: vị trí 1"
        give_the_place_back(first)
        assert state(first) == "Đã hủy"
        second.reload()
        assert state(second) == "Đã xác nhận"
        press(first, "Tôi vẫn dự được")
        assert state(first) == "Danh sách chờ: vị trí 1"
    with opened(browser, PHONE, java_script_enabled=False, **phones) as third:
        confirm_without_a_script(third, public)
        assert third.inner_text(".state-word").strip() == "Danh sách chờ: vị trí 2"  # axe needs scripts


def state(page):
    """The big word of the personal page, which fits the phone."""
    assert (page.evaluate(TOO_WIDE), axe.violations(page), left_in_english(page)) == ([], [], [])
    return page.inner_text(".state-word").strip()


def build_form(office, event):
    """One place; a question for OCOP owners alone, and a file from them."""
    office.goto(f"{event}/registration")
    office.fill("#capacity", "1")
    press(office, "Lưu")
    for label, kind in (("Tên sản phẩm mang theo", "line"), ("Ảnh giấy chứng nhận", "file")):
        office.goto(f"{event}/questions/new")
        office.fill("#label", label)
        expect(office.locator("#choices_text")).to_be_hidden()
        office.select_option("#kind", kind)
        expect(office.locator("#max_megabytes")).to_be_visible(visible=kind == "file")
        office.check("input[name=only_kinds][value=owner]")
        if kind == "line":
            office.check("#is_required")
        press(office, "Thêm vào biểu mẫu")
    said(office, "Câu hỏi đã có trên biểu mẫu đăng ký.")


def register_with_a_file(phone, public, picture):
    """The question comes with the kind; what was typed and sent stays after a refusal."""
    phone.goto(public)
    phone.click("main >> text=Đăng ký tham dự")
    product = phone.get_by_label("Tên sản phẩm mang theo")
    expect(product).to_be_hidden()  # the page's script hides it: wait for that
    phone.check("input[name=kind][value=press]")
    expect(product).to_be_hidden()
    phone.check("input[name=kind][value=owner]")
    expect(product).to_be_visible()
    phone.fill("#full_name", "Thạch Thị Thí Dụ")
    phone.fill("#phone", "0909 000 555")
    phone.set_input_files("input[type=file]", picture)
    phone.check("#attend")
    wait_until(phone, UNHURRIED)
    press(phone, "Đăng ký")
    said(phone, "Đã nhận: chung-nhan.png")
    assert (phone.input_value("#full_name"), phone.is_checked("#attend")) == ("Thạch Thị Thí Dụ", True)
    assert (phone.evaluate(TOO_WIDE), axe.violations(phone), left_in_english(phone)) == ([], [], [])
    phone.complaints.clear()  # the console reports the 422
    phone.get_by_label("Tên sản phẩm mang theo").fill("Mứt dừa")
    press(phone, "Đăng ký")


def wait_in_line(phone, public):
    """The page says before anybody types that there is only the waiting list."""
    phone.goto(public)
    phone.click("main >> text=Vào danh sách chờ")
    said(phone, "Đã hết chỗ")
    fill_briefly(phone, "Kim Văn Minh Họa", "0909 000 666")
    wait_until(phone, UNHURRIED)
    press(phone, "Vào danh sách chờ")


def give_the_place_back(phone):
    """By the link, after the last four digits."""
    phone.click("main >> text=Sửa hoặc hủy")
    phone.fill("#tail", "0555")
    press(phone, "Tiếp tục")
    said(phone, "Đã nhận: chung-nhan.png")
    confirm(phone, "Tôi không tham dự được")


def confirm_without_a_script(phone, public):
    """Every question is there and says for whom; a second page asks to confirm."""
    phone.goto(f"{public}/register")
    said(phone, "Chỉ dành cho: Chủ thể OCOP")
    fill_briefly(phone, "Lê Thị Ví Dụ", "0909 000 777")
    phone.wait_for_timeout(4200)
    press(phone, "Vào danh sách chờ")
    said(phone, "Lê Thị Ví Dụ")
    press(phone, "Đúng, đăng ký")


def fill_briefly(phone, name, number):
    """What everyone must fill in."""
    phone.fill("#full_name", name)
    phone.fill("#phone", number)
    phone.check("input[name=kind][value=press]")
    phone.check("#attend")
