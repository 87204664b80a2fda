"""Staff pages that come up to date by themselves, and what is pressed on a part that came anew."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EVENT = "/events/hoi-thao-ocop-19-5-2023"


def test_figures_and_desks_come_anew_without_reloading(demo, browser):
    with opened(browser) as board, opened(browser) as desks, opened(browser) as hand:
        for page in (board, desks, hand):
            demo.sign_in(page, "organizer")
        board.goto(f"{demo.address}{EVENT}?phase=day")
        arrived = board.locator("[data-part=arrived] .figure")
        before = int(arrived.inner_text().split()[0])
        desks.goto(f"{demo.address}{EVENT}/check-in/desks")
        rows = desks.locator("[data-part=desks] tbody tr")
        expect(rows).to_have_text(re.compile("Chưa"))

        let_in_the_first_awaited(demo, hand)
        expect(arrived).to_have_text(re.compile(rf"^{before + 1} "), timeout=15_000)

        pair(demo, hand)
        expect(rows.locator("th")).to_have_text("Bàn thử nghiệm", timeout=15_000)
        desks.locator("[data-part=desks] summary:has-text('Ngắt')").click()
        with desks.expect_navigation():
            desks.locator("dialog[open] button[type=submit]").click()
        desks.goto(f"{demo.address}{EVENT}/check-in/desks")
        expect(desks.locator("[data-part=desks] .tag")).to_have_text(re.compile("Đã ngắt"))


def let_in_the_first_awaited(demo, hand):
    """Check in by list whoever stands first there and has not come."""
    buttons = hand.locator("main form.button-form button:has-text('Cho vào')")
    for number in range(1, 8):
        hand.goto(f"{demo.address}{EVENT}/check-in/roster?page={number}")
        if buttons.count():
            with hand.expect_navigation():
                buttons.first.click()
            return


def pair(demo, hand):
    """Make this browser a desk as well."""
    hand.goto(f"{demo.address}{EVENT}/check-in/pairings/new")
    hand.fill("#label", "Bàn thử nghiệm")
    with hand.expect_navigation():
        hand.locator("main .form-actions button").click()
    code = hand.locator(".code-value").inner_text().replace(" ", "")
    hand.goto(f"{demo.address}/desk/pair/{code}")
    hand.locator("main button[type=submit]").click()
    hand.wait_for_url(f"{demo.address}/desk/")
