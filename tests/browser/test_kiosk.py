"""A device at which delegates scan themselves, in a real Chromium."""

import pytest
from playwright.sync_api import expect

from tests.support import axe
from tests.support.browser import PHONE, opened, wait_for, wait_until
from tests.support.hall import ALL_KEPT, ANSWER, IDENTITY_CARD, pair, scan_by_wedge, shown

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_delegates_scan_themselves_and_nothing_stays(hall, browser):
    with opened(browser, PHONE) as page:
        number = pair(page, hall, is_kiosk=True)
        wait_until(page, "document.querySelector('[data-word]').textContent === 'Sẵn sàng'")
        for hidden in ("#search", "#open-walk-in", "#open-proxy", "#open-undo", "#open-device", "#photo"):
            expect(page.locator(hidden)).to_be_hidden()
        scan_by_wedge(page, hall.code("Lê Đình Phương Nghi"))
        shown(page, "ok", "Lê Đình Phương Nghi")
        assert axe.violations(page) == []
        wait_until(page, f"{ANSWER} === 'idle'")
        assert "Nghi" not in page.inner_text("body")
        scan_by_wedge(page, hall.code("Lê Đình Phương Nghi"))
        wait_until(page, f"{ANSWER} === 'again'")
        expect(page.locator("[data-answer-box]")).not_to_contain_text("Nghi")  # the ticket may be in another's hand
        scan_by_wedge(page, IDENTITY_CARD)
        wait_until(page, f"{ANSWER} === 'ask'")
        kept = page.evaluate(ALL_KEPT)
        assert [part for part in ("Nghi", "079123456789", "Kẹo") if part in kept] == []

        page.click("#open-unlock")
        page.fill("#unlock-number", "0000")
        page.press("#unlock-number", "Enter")
        expect(page.locator("#unlock [data-error]")).to_have_text("Không đúng số của bàn này.")
        assert axe.violations(page) == []
        page.fill("#unlock-number", number)
        page.press("#unlock-number", "Enter")
        expect(page.locator("#device")).to_be_visible()
        wait_for(page, lambda: hall.scans_of("Lê Đình Phương Nghi"), [("accepted", False), ("duplicate", False)])
