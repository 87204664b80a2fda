"""Acts on ticked rows of awards: the bar shows itself, counts, and each of its buttons does its own act."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import choose, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
DECISION = re.compile(r"/awards/\d+(#.*)?$")


def test_owners_are_ticked_onto_a_list_taken_back_and_names_approved(demo, browser):
    with opened(browser) as office, opened(browser) as second:
        demo.sign_in(office, "organizer")
        office.goto(f"{demo.address}/awards/new?event=1")
        choose(office, "#kind", "Giấy khen")
        office.fill("#achievement", "Đã có thành tích trong chuyển đổi số")
        office.click("main form.form button[type=submit]")
        office.wait_for_url(DECISION)
        path = office.url
        tick_two(office, path)
        expect(office.locator(".bulk-bar strong")).to_have_text("2")
        office.locator(".bulk-bar button[type=submit]").click()
        expect(office.locator("tbody tr[id^=recipient-]")).to_have_count(2)
        office.locator("form[action$=undo] button").click()
        expect(office.locator("tbody tr[id^=recipient-]")).to_have_count(0)
        tick_two(office, path)
        office.locator(".bulk-bar button[type=submit]").click()
        expect(office.locator("tbody tr[id^=recipient-]")).to_have_count(2)

        demo.sign_in(second, "approver")
        second.goto(path)
        second.locator("input.pick").first.check()
        second.locator(".bulk-bar button[formaction$=approvals]").click()
        expect(second.get_by_text("Tên đã được người thứ hai duyệt: 1/2")).to_be_visible()


def tick_two(page, path):
    page.goto(f"{path.split('#')[0]}/proposals?is_certified=1&is_unawarded=1")
    for pick in page.locator("input.pick").all()[:2]:
        pick.check()
