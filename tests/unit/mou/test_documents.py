"""The memorandum on paper: whole, marked, and verifiable."""

import pytest

from tests.factories import events
from tests.factories import mou as factory
from tests.support.pictures import codes_in, pages_of, text_in
from workshop.mou import documents, queries, services
from workshop.paper import blocks
from workshop.paper.blocks import DEMONSTRATION, PREVIEW
from workshop.paper.services import read_file

LONG = "Hợp tác xã Nông nghiệp Dịch vụ Thương mại và Du lịch cộng đồng Nhị Long Phú Hưng Thịnh Phát"


@pytest.mark.parametrize(("is_preview", "mark"), [(False, ""), (True, PREVIEW)])
def test_an_issued_text_is_marked_only_where_its_links_open_nowhere(app, is_preview, mark):
    app.config["WORKSHOP_IS_PREVIEW"] = is_preview
    memorandum = factory.draft()
    assert documents.memorandum_document(memorandum).mark == documents.DRAFT
    assert documents.memorandum_document(memorandum, is_issued=True).mark == mark


def test_demonstration_is_said_on_every_page(app):
    memorandum = factory.draft(owner=factory.owner(is_demonstration=True))
    assert documents.memorandum_document(memorandum, is_issued=True).mark == DEMONSTRATION


@pytest.mark.pdf
def test_the_issued_pdf_holds_parties_articles_copies_and_a_code_that_scans(app):
    owner = factory.owner(name=LONG, representative_title="Chủ tịch Hội đồng quản trị kiêm Giám đốc")
    memorandum = services.mark_ready(factory.draft(events.event(), owner=owner))
    issued = memorandum.issued_text.file
    text = " ".join(text_in(read_file(issued)).split())
    for part in ("BIÊN BẢN GHI NHỚ", "BÊN A (CHỦ THỂ OCOP)", "Điều 10. Hiệu lực", "Bên A giữ 02 (hai) bản",
                 "04 (bốn) bản", "ngày 19 tháng 5 năm 2023", "Tổng số: 02 sản phẩm"):  # fmt: skip
        assert part in text
    pages = pages_of(read_file(issued), dpi=200)
    assert len(pages) == issued.pages <= 4
    assert codes_in(pages[-1]) == [f"HTTPS://OCOP.EXAMPLE/V/{memorandum.code}"]


@pytest.mark.pdf
def test_signatures_never_stand_alone_on_a_page(app):
    memorandum = services.mark_ready(factory.draft(owner=factory.owner(name=LONG)))
    pages = text_in(read_file(memorandum.issued_text.file)).split("\f")
    signed = next(page for page in pages if "ĐẠI DIỆN BÊN A" in page)
    assert "Biên bản được lập thành" in signed or "Điều 10" in signed


def _blocks(memorandum, kind):
    return [block for block in documents.memorandum_document(memorandum).blocks if isinstance(block, kind)]


def test_a_column_that_no_product_fills_is_left_out(app):
    memorandum = factory.draft()
    heads = [column.heading for column in _blocks(memorandum, blocks.Table)[0].columns]
    assert heads == ["STT", "Tên sản phẩm", "Hạng sao", "Quy cách"]
    lines = [{"name": "Gạo", "price": "25.000 đ"}, {"name": "Mật", "rank": "3 sao"}]
    memorandum = services.edit_products(memorandum, lines)
    table = _blocks(memorandum, blocks.Table)[0]
    assert [column.heading for column in table.columns] == ["STT", "Tên sản phẩm", "Hạng sao", "Giá dự kiến"]
    assert list(table.rows) == [("1", "Gạo", "", "25.000 đ"), ("2", "Mật", "3 sao", "")]
    assert [(line.name, missing) for line, missing in queries.gaps(memorandum)] == [
        ("Gạo", ["packaging", "monthly_output"]), ("Mật", ["packaging", "price", "monthly_output"]),
    ]  # fmt: skip


def test_titles_stand_above_the_signatures_and_phones_are_grouped(app):
    memorandum = factory.draft(owner=factory.owner(phone="0939111222"))
    places = _blocks(memorandum, blocks.Signatures)[0].columns
    assert [place.capacity for place in places] == [("ĐẠI DIỆN BÊN A", "GIÁM ĐỐC"), ("ĐẠI DIỆN BÊN B", "GIÁM ĐỐC")]
    assert ("Điện thoại", "0939 111 222") in _blocks(memorandum, blocks.PartyBlock)[0].particulars


def test_docx_and_pdf_come_from_one_model(app):
    assert documents.memorandum_docx(factory.draft())[:2] == b"PK"
