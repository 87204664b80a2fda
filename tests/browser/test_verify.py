"""A reader drops the file in hand on the page behind its code: the browser alone says which one it is."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_file_is_named_among_those_that_were_issued(demo, browser):
    with opened(browser) as office, opened(browser) as reader:
        demo.sign_in(office, "organizer")
        office.goto(f"{demo.address}/awards/2")
        link = office.locator("main td a[href$='.pdf']").first.get_attribute("href")
        code = office.locator("main td a[href^='/v/']").first.get_attribute("href")
        file = office.request.get(demo.address + link).body()
        reader.goto(f"{demo.address}{code}?lang=vi")
        answer = reader.locator(".file-check-answer")
        reader.set_input_files("#file", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": file})
        expect(answer).to_have_text("Đây đúng là tệp đã cấp: Bản để đọc trên màn hình")
        expect(reader.locator("[data-is-it] [data-file-name]")).to_have_text("Bản để đọc trên màn hình")
        changed = file.replace(b"%PDF-1", b"%PDF-2", 1)
        reader.set_input_files("#file", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": changed})
        expect(answer).to_have_attribute("data-same", "false")
        expect(reader.locator("[data-is-it]")).to_have_count(0)
