"""The sentences of the report: the noun of its title, annexes that hold something, costs, the closing mark."""

import pytest

from tests.factories import events
from tests.factories.dialogue import question
from workshop.paper import blocks as b
from workshop.reports import costs, services
from workshop.reports.documents import report_document

CONFERENCE = "Hội nghị kết nối cung cầu sản phẩm OCOP"


def texts_of(document):
    return [block.text for block in document.blocks if hasattr(block, "text")]


def test_the_noun_of_the_title_is_said_once_and_everywhere(app):
    document = report_document(events.event(title=CONFERENCE))
    assert document.title == f"Báo cáo kết quả {CONFERENCE}"
    assert b.Subtitle(f"Kết quả tổ chức {CONFERENCE}") in document.blocks
    said = " ".join(texts_of(document)).lower()
    assert ("hội thảo" in said, "hội nghị không có tham luận" in said) == (False, True)


def test_a_title_without_a_noun_gets_one(app):
    document = report_document(events.event(title="Đưa OCOP lên sàn"))
    assert b.Subtitle("Kết quả tổ chức Hội thảo “Đưa OCOP lên sàn”") in document.blocks


def test_an_annex_without_rows_is_left_out_and_the_others_are_numbered_through(app):
    event = events.event()
    assert not [block for block in report_document(event).blocks if isinstance(block, b.Annex)]
    question(event)
    services.edit_texts(event, 0, costs="Thuê hội trường | 5.000.000 | Ngân sách\nNước | 450000 | Tài trợ")
    document = report_document(event)
    assert [(block.label, block.title) for block in document.blocks if isinstance(block, b.Annex)] == [
        ("Phụ lục 1", "Ý KIẾN ĐỐI THOẠI VÀ TRẢ LỜI"), ("Phụ lục 2", "KINH PHÍ TỔ CHỨC"),
    ]  # fmt: skip
    assert any(text.endswith("Chi tiết tại Phụ lục 1.") for text in texts_of(document))
    table = [block for block in document.blocks if isinstance(block, b.Table)][-1]
    assert table.rows == (
        ("1", "Thuê hội trường", "5.000.000", "Ngân sách"), ("2", "Nước", "450.000", "Tài trợ"),
        ("", "Tổng cộng", "5.450.000", ""),
    )  # fmt: skip


def test_a_part_that_may_stay_empty_stands_nowhere_and_the_body_is_closed(app):
    event = events.event()
    services.edit_texts(event, 0, proposals="Tập huấn thêm.\nHỗ trợ chủ thể.")
    said = texts_of(report_document(event))
    assert ("3. Nguyên nhân" in said, said[said.index("Tập huấn thêm.") + 1]) == (False, "Hỗ trợ chủ thể./.")
    services.edit_texts(event, 1, causes="Thời gian ngắn.")
    assert "3. Nguyên nhân" in texts_of(report_document(event))


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("Thuê hội trường | 5.000.000 đồng | Ngân sách", False), ("Nước | 450,000", False),
     ("Do tỉnh cấp năm 2026.", False),
     ("Thuê hội trường 5.000.000", True), ("Nước | nhiều | Ngân sách", True), ("a | 1 | b | c", True)],
)  # fmt: skip
def test_a_line_of_the_costs_is_an_item_or_a_sentence(line, wrong):
    found = costs.unreadable(f"\n{line}")
    assert (found.number if found else None) == (2 if wrong else None)
