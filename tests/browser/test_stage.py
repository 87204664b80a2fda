"""Awards are given: two phones conduct, the hall's screen follows without being touched."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import PHONE, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EVENT = "/events/hoi-thao-ocop-19-5-2023"
SCREEN = "/e/hoi-thao-ocop-19-5-2023/live?lang=vi"
SOON = 15_000  # a poll every two seconds over a cache of one, on a busy machine


def names(page, selector):
    """The words of every element, as a list."""
    return [each.strip() for each in page.locator(selector).all_inner_texts()]


def test_the_screen_and_the_other_phone_follow_the_conductor(demo, browser):
    phones = opened(browser, PHONE), opened(browser, PHONE)
    with opened(browser) as office, opened(browser) as hall, phones[0] as one, phones[1] as two:
        demo.sign_in(office, "organizer")
        office.goto(f"{demo.address}{EVENT}/projector")
        office.locator("form:has(input[value=award]) button").click()
        for phone in (one, two):
            demo.sign_in(phone, "organizer")
            phone.goto(f"{demo.address}{EVENT}/ceremony/award/conductor")
            expect(phone.locator(".stage-now h2")).to_have_text("Chưa có ai trên sân khấu")
        hall.goto(demo.address + SCREEN)

        one.get_by_role("button", name="Gọi đợt đầu tiên").click()
        expect(one.locator(".stage-now h2")).to_have_text("Trên sân khấu: đợt 1/4")
        expect(two.locator(".stage-now h2")).to_have_text("Trên sân khấu: đợt 1/4", timeout=SOON)
        expect(hall.locator(".screen-overline")).to_have_text("Đợt 1/4", timeout=SOON)
        assert names(hall, ".screen-place") == ["1", "2", "3", "4", "5", "6"]

        absent = two.locator(".stage-now .stage-place").nth(1)
        absent.get_by_role("button").click()
        expect(two.locator(".stage-now .stage-missing")).to_have_count(1)
        expect(hall.locator(".screen-place")).to_have_text(["1", "3", "4", "5", "6"], timeout=SOON)

        two.get_by_role("button", name="Đợt tiếp theo").click()
        expect(hall.locator(".screen-overline")).to_have_text("Đợt 2/4", timeout=SOON)
        expect(one.locator(".stage-now h2")).to_have_text("Trên sân khấu: đợt 2/4", timeout=SOON)

        office.goto(f"{demo.address}{EVENT}/ceremony/award/hand-overs")
        expect(office.locator("p.figure").first).to_have_text("5")


def test_a_phone_that_saw_an_old_stage_moves_nothing(demo, browser):
    with opened(browser, PHONE) as one, opened(browser, PHONE, java_script_enabled=False) as old:
        for phone in (one, old):
            demo.sign_in(phone, "organizer")
            phone.goto(f"{demo.address}{EVENT}/ceremony/signing/conductor")
        one.get_by_role("button", name="Gọi đợt đầu tiên").click()
        expect(one.locator(".stage-now h2")).to_have_text("Trên sân khấu: đợt 1/2")
        old.locator("button[name=to][value=next]").click()
        expect(old.locator(".notice")).to_contain_text("Một điện thoại khác vừa chuyển đợt")
        expect(old.locator(".stage-now h2")).to_have_text("Trên sân khấu: đợt 1/2")
        old.locator("button[name=to][value=next]").click()
        expect(old.locator(".stage-now h2")).to_have_text("Trên sân khấu: đợt 2/2")
        expect(one.locator(".stage-now h2")).to_have_text("Trên sân khấu: đợt 2/2", timeout=SOON)
