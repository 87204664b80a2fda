"""Office papers of an award: the same words as PDF and as DOCX, in the form of Decree 30."""

import datetime as dt
import io

import pytest
from docx import Document

from tests.factories import events
from tests.factories.awards import decision
from tests.support.pictures import text_in
from workshop.awards import queries, services
from workshop.awards.documents import MAKERS, papers_of
from workshop.awards.documents.wording import bases_of, counted
from workshop.paper.render import document_docx, document_pdf

DAY = dt.date(2023, 5, 2)


@pytest.fixture
def made(app):
    return decision(events.event(), names=["Hợp tác xã Ễ Ộ ữ", "Tổ hợp tác Hai"], number="38", decided_on=DAY)


def flat(text):
    return " ".join(text.split())


def pdf_text(made, name):
    return flat(text_in(document_pdf(MAKERS[name][0](made))))


def docx_text(made, name):
    """Paragraphs and cells in the order in which they stand."""
    body = Document(io.BytesIO(document_docx(MAKERS[name][0](made)))).element.body
    return flat(" ".join("".join(run.text or "" for run in paragraph.iter() if run.tag.endswith("}t"))
                         for paragraph in body.iter() if paragraph.tag.endswith("}p")))  # fmt: skip


WORDS = {
    "proposal": ["TỜ TRÌNH", "Về việc đề nghị tặng Giấy khen",
                 "Kính gửi: Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh Trà Vinh", "Căn cứ Luật Thi đua, khen thưởng;",
                 "tặng Giấy khen cho 02 tập thể, vì đã có thành tích trong phát triển sản phẩm OCOP.",
                 "Hợp tác xã Ễ Ộ ữ"],
    "decision": ["Số: 38/QĐ-BTV", "Trà Vinh, ngày 02 tháng 5 năm 2023", "QUYẾT ĐỊNH", "Về việc tặng Giấy khen",
                 "BAN THƯỜNG VỤ HỘI LIÊN HIỆP PHỤ NỮ TỈNH TRÀ VINH",
                 "Điều 1. Tặng Giấy khen cho 02 tập thể (có danh sách kèm theo), vì đã có thành tích",
                 "TM. BAN THƯỜNG VỤ", "Người Ký Thử", "DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN",
                 "Kèm theo Quyết định số 38/QĐ-BTV ngày 02 tháng 5 năm 2023", "Tổ hợp tác Hai"],
    "list": ["DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN", "Hợp tác xã Ễ Ộ ữ", "Danh sách gồm 02 tập thể."],
    "proof": ["BẢNG DÒ TÊN", "Tên và địa chỉ sẽ in trên Giấy khen", "Người dò", "Tổ hợp tác Hai"],
}  # fmt: skip


@pytest.mark.pdf
@pytest.mark.parametrize("name", WORDS)
def test_a_paper_says_the_same_as_pdf_and_as_docx(made, name):
    texts = {"pdf": pdf_text(made, name), "docx": docx_text(made, name)}
    assert {kind: [word for word in WORDS[name] if word not in text] for kind, text in texts.items()} == {
        "pdf": [], "docx": []}  # fmt: skip


def test_another_offices_decision_is_not_ours_to_write(app):
    assert papers_of(decision(kind="bang_khen")) == ["proposal", "list", "proof"]
    assert papers_of(decision()) == ["proposal", "decision", "list", "proof"]


def test_recipients_of_several_kinds_stand_in_groups_that_are_counted(made):
    services.add_recipient(made, "Nguyễn Thị Thử", recipient_kind="individual")
    table = next(block for block in MAKERS["list"][0](made).blocks if type(block).__name__ == "Table")
    assert [row[:2] for row in table.rows] == [("I. Tập thể",), ("1", "Hợp tác xã Ễ Ộ ữ"), ("2", "Tổ hợp tác Hai"),
                                               ("II. Cá nhân",), ("1", "Nguyễn Thị Thử")]  # fmt: skip
    assert counted(made) == "02 tập thể và 01 cá nhân"


def test_the_decisions_own_bases_come_before_those_of_its_kind(made):
    assert bases_of(made) == ["Căn cứ Luật Thi đua, khen thưởng", "Căn cứ Điều lệ Hội Liên hiệp Phụ nữ Việt Nam"]
    services.set_papers(made, proposer_id=None, addressee="", legal_bases="Theo Kế hoạch số 5\n\nLuật Mới")
    assert bases_of(queries.decision_by_id(made.id)) == ["Theo Kế hoạch số 5", "Căn cứ Luật Mới"]


@pytest.mark.pdf
def test_the_list_of_another_offices_decision_is_its_annex_and_carries_no_head_of_ours(app):
    made = decision(events.event(), kind="bang_khen", names=["Hợp tác xã Một", "Tổ hợp tác Hai"], number="1234",
                    decided_on=DAY)  # fmt: skip
    for text in (pdf_text(made, "list"), docx_text(made, "list")):
        assert text.startswith("Phụ lục DANH SÁCH ĐƯỢC TẶNG BẰNG KHEN (Kèm theo Quyết định số 1234/QĐ-UBND")
        assert "BAN THƯỜNG VỤ" not in text
        assert "XÁC NHẬN" not in text
    assert "BAN THƯỜNG VỤ TỈNH TRÀ VINH" in pdf_text(decision(number="38", decided_on=DAY), "list")
