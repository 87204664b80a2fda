"""The demonstration: loaded twice it stays the same, and its figures count rows."""

import json

import pytest

from tests.support.demo import run_flask
from tests.support.pages import figures

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EVENT = "/events/hoi-thao-ocop-19-5-2023"
COUNTS = {
    "products": 184, "women_led_products": 61, "owners": 118, "registrations": 169, "memoranda": 12,
    "bang_khen": 16, "giay_khen": 6,
}  # fmt: skip


def test_loading_twice_changes_nothing(loaded_demo, demo_folder):
    _folder, first = loaded_demo
    assert first["event"] == "hoi-thao-ocop-19-5-2023"
    assert first["counts"] == COUNTS
    assert (len(first["decisions"]), len(first["memoranda"])) == (2, 12)
    assert json.loads(run_flask(demo_folder, "demo", "load", "--json")) == first


def test_the_dashboard_counts_rows(demo, page):
    demo.sign_in(page, "organizer")
    page.goto(demo.address + EVENT)
    before = figures(page)
    assert before["Sản phẩm do phụ nữ làm chủ"] == "61 / 184"
    assert before["Bằng khen · Giấy khen"] == "16 · 6"
    assert before["Biên bản ghi nhớ đã ký"] == "10 / 12"

    for link in (".figure-label >> text=Sản phẩm do phụ nữ làm chủ", "main tbody th a"):
        with page.expect_navigation():
            page.click(link)
    page.click(".page-actions summary")
    page.click("dialog[open] button[type=submit]")
    page.wait_for_selector("text=Đã xóa sản phẩm")
    page.goto(demo.address + EVENT)
    assert figures(page) == {**before, "Sản phẩm do phụ nữ làm chủ": "60 / 183"}
