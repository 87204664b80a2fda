"""The eyes of the PDF tests."""

import pytest
import weasyprint

from tests.support import pictures

pytestmark = pytest.mark.pdf


def test_a_page_of_paper_is_seen_and_read():
    pdf = weasyprint.HTML(string="<p style='font: 40px serif'>HỘI THẢO KẾT NỐI").write_pdf()
    (page,) = pictures.pages_of(pdf, dpi=150)
    assert page.width == pytest.approx(1240, abs=2)
    assert pictures.text_in(pdf).strip() == "HỘI THẢO KẾT NỐI"
    assert "HỘI THẢO KẾT NỐI" in pictures.text_seen(page)
