"""The order on the stage is changed by hand: rows dragged by mouse and by finger, put back, and moved by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import PHONE, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CEREMONY = "/events/hoi-thao-ocop-19-5-2023/ceremony"


def names(page):
    """The first words of every row in its order."""
    return [each.split(". ", 1)[1] for each in page.locator("tr[data-turn] th").all_inner_texts()]


def middle(page, number):
    """(handle of a row, a point in the upper half of that row)."""
    row = page.locator("tr[data-turn]").nth(number - 1)
    box = row.bounding_box()
    return row.locator("[data-drag]"), (box["x"] + box["width"] / 2, box["y"] + 6)


def test_a_row_is_dragged_with_the_mouse_and_put_back(demo, browser):
    with opened(browser) as page:
        demo.sign_in(page, "organizer")
        page.goto(f"{demo.address}{CEREMONY}?part=award")
        before = names(page)
        page.locator("tr[data-turn]").nth(7).scroll_into_view_if_needed()  # near an edge the page would scroll
        handle, _point = middle(page, 3)
        handle.hover()
        _handle, place = middle(page, 1)
        page.mouse.down()
        page.mouse.move(*place, steps=5)
        expect(page.locator("tr[data-turn]").first).to_have_class("drop-before")
        page.keyboard.press("Escape")
        page.mouse.up()
        expect(page.locator(".drop-before")).to_have_count(0)
        assert names(page) == before
        handle.hover()
        page.mouse.down()
        page.mouse.move(*place, steps=5)
        expect(page.locator("tr[data-turn]").first).to_have_class("drop-before")
        page.mouse.up()
        expect(page.get_by_role("button", name="Hoàn tác: trở về lượt 3")).to_be_visible()
        assert names(page)[:3] == [before[2], before[0], before[1]]
        page.get_by_role("button", name="Hoàn tác: trở về lượt 3").click()
        expect(page.get_by_role("button", name="Hoàn tác: trở về lượt 1")).to_be_visible()
        assert names(page) == before
        rows = page.locator("tr[data-turn]")
        expect(rows.first.get_by_role("button", name="Lên", exact=True)).to_be_disabled()
        expect(rows.last.get_by_role("button", name="Xuống", exact=True)).to_be_disabled()
        rows.first.get_by_role("button", name="Xuống", exact=True).press("Enter")
        expect(page.locator("tr[data-turn] th").first).to_contain_text(before[1])
        page.locator("tr[data-turn]").nth(1).get_by_role("button", name="Lên", exact=True).press("Enter")
        expect(page.locator("tr[data-turn] th").first).to_contain_text(before[0])


def test_a_row_is_dragged_with_a_finger(demo, browser):
    with opened(browser, PHONE, has_touch=True, is_mobile=True) as page:
        demo.sign_in(page, "organizer")
        page.goto(f"{demo.address}{CEREMONY}?part=award")
        before = names(page)
        handle, _point = middle(page, 2)
        handle.scroll_into_view_if_needed()
        _handle, place = middle(page, 1)
        box = handle.bounding_box()
        touch = page.context.new_cdp_session(page)
        for kind, at in (("touchStart", (box["x"] + 20, box["y"] + 20)), ("touchMove", (box["x"] + 20, place[1] + 20)),
                         ("touchMove", place)):  # fmt: skip
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at[0], "y": at[1]}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(page.get_by_role("button", name="Hoàn tác: trở về lượt 2")).to_be_visible()
        assert names(page)[:2] == [before[1], before[0]]

