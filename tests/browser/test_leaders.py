"""Two phones at the leaders' reception and the MC's: one taps, the others see it without a reload."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import PHONE, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HERE = "/events/hoi-thao-ocop-19-5-2023/check-in"


def test_a_tap_on_one_phone_shows_on_the_others(demo, browser):
    with opened(browser, PHONE) as first, opened(browser, PHONE) as second, opened(browser, PHONE) as mc:
        for phone, path in ((first, "/leaders"), (second, "/leaders"), (mc, "/introduction")):
            demo.sign_in(phone, "organizer")
            phone.goto(demo.address + HERE + path)
        top = "ol.leader-list > li:first-child"
        first.click(f"{top} form[action$='/undo'] button")
        expect(first.locator(f"{top} .tag")).to_have_text("Chưa đến")
        expect(second.locator(f"{top} .tag")).to_have_text("Chưa đến")
        expect(mc.locator(".spoken").first).not_to_contain_text("Kim Rương")
        second.click(f"{top} summary")
        second.fill(f"{top} [name=full_name]", "Trần Văn Đức")
        second.fill(f"{top} [name=position]", "Phó Trưởng Ban Dân vận Tỉnh ủy")
        second.click(f"{top} details button[type=submit]")
        expect(first.locator(f"{top} .leader-name")).to_have_text("Trần Văn Đức")
        expect(mc.locator(".spoken").first).to_contain_text("thay mặt Kim Rương")
        mc.click("form[action$='/freeze'] button")
        expect(mc.locator(".notice-gold")).to_contain_text("Đã chốt lúc")


def test_a_tap_without_network_says_so_and_can_be_sent_again(demo, browser):
    with opened(browser, PHONE) as phone:
        demo.sign_in(phone, "organizer")
        phone.goto(demo.address + HERE + "/leaders")
        last = "ol.leader-list > li:last-child"
        phone.route("**/undo", lambda route: route.abort())
        phone.click(f"{last} form[action$='/undo'] button")
        expect(phone.locator("[data-unsent]")).to_be_visible()
        phone.unroute("**/undo")
        phone.click(f"{last} form[action$='/undo'] button")
        expect(phone.locator(f"{last} .tag")).to_have_text("Chưa đến")
        expect(phone.locator("[data-unsent]")).to_be_hidden()
        phone.complaints[:] = [line for line in phone.complaints if "ERR_FAILED" not in line]
