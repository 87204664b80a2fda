"""The picture of a pattern while it is set: what is asked for in vain stands below it, live."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_size_that_a_name_really_gets_is_said_below_the_picture(demo, browser):
    with opened(browser) as office:
        demo.sign_in(office, "administrator")
        office.goto(f"{demo.address}/awards/kinds/2/pattern?lang=vi")
        said = office.locator(".pattern-trouble")
        office.fill("#name_pt", "90")
        expect(said).to_contain_text("đặt 90 pt nhưng mẫu thử in ra")
        office.fill("#name_pt", "24")
        expect(said).to_be_empty()
