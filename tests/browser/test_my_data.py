"""A delegate on a phone: opens the link, gives four digits, sees their data, asks; the office answers."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import EVENT, complaints_of, visit
from tests.support.browser import PHONE, opened
from tests.support.pages import said

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def link_and_tail(demo, page):
    """The personal path and the last digits of the phone of a delegate, as the office sees them."""
    demo.sign_in(page, "administrator")
    page.goto(f"{demo.address}{EVENT}/registrations?kind=owner")
    page.goto(demo.address + page.locator("main tbody th a").first.get_attribute("href"))
    text = page.locator("main").inner_text()
    phone = re.sub(r"\D", "", re.search(r"0\d{3} \d{3} \d{3}", text).group())
    return re.search(r"/r/[a-z2-7]{40}", text).group(), phone[-4:]


def test_my_data_on_a_phone_and_the_request_in_the_office(demo, browser):
    with opened(browser) as staff, opened(browser, PHONE) as guest:
        path, tail = link_and_tail(demo, staff)
        mine = demo.address + path
        assert visit(guest, mine + "/unlock?to=data") == 200
        assert complaints_of(guest, mine + "/unlock?to=data") == []
        guest.goto(f"{mine}/unlock?to=data&lang=vi")
        guest.fill("#tail", tail)
        guest.click("main button[type=submit]")
        guest.wait_for_url(mine + "/data")
        assert complaints_of(guest) == []
        assert visit(guest, mine + "/requests/new?kind=correct") == 200
        assert complaints_of(guest, mine + "/requests/new?kind=correct") == []
        guest.goto(f"{mine}/requests/new?kind=correct&lang=vi")
        guest.fill("#words", "Sai chức vụ: tôi là Giám đốc.")
        guest.click("main button[type=submit]")
        guest.wait_for_url(mine + "/data")
        said(guest, "Yêu cầu của Quý vị có số")
        staff.goto(f"{demo.address}{EVENT}/data-requests?lang=vi")
        with staff.expect_navigation():
            staff.click("main tbody th a")
        said(staff, "Sai chức vụ: tôi là Giám đốc.")
        assert complaints_of(staff) == []


def test_erasing_asks_first_who_it_is_and_then_in_a_dialog(demo, browser):
    with opened(browser, PHONE) as staff:
        demo.sign_in(staff, "administrator")
        staff.goto(f"{demo.address}{EVENT}/data-requests/new?search=nguyen&lang=vi")
        staff.check("input[name=kind][value=delete]")
        staff.click("main form[method=post] button[type=submit]")
        staff.wait_for_url(re.compile(r"/data-requests/\d+$"))
        assert complaints_of(staff) == []
        expect(staff.locator("form[action$='/completion']")).to_have_count(0)
        staff.check("input[name=is_identified]")
        staff.click("form[action$='/identification'] button")
        staff.locator("details.card:has(form[action$='/completion']) > summary").click()
        staff.fill("#completion-words", "Đã xóa.")
        staff.click("form[action$='/completion'] details[data-confirm] > summary")
        expect(staff.locator("dialog[open]")).to_contain_text("This cannot be undone")
        assert complaints_of(staff) == []
