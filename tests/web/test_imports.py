"""The pages of imports, as the registry uses them."""

from io import BytesIO

import openpyxl
import pytest

from tests.factories import ocop
from tests.unit.ocop.test_importing import MERGES, ROWS
from workshop.edges.spreadsheets import read_table
from workshop.extensions import db
from workshop.imports.models import ImportBatch
from workshop.ocop.models import Product


@pytest.fixture
def clerk(sign_in):
    return sign_in("registry")


def _send(client, data, name="ds.xlsx"):
    return client.post_form("/ocop/imports/new", {"file": (BytesIO(data), name)}, content_type="multipart/form-data")


def test_a_list_is_previewed_confirmed_and_undone(clerk):
    answer = _send(clerk, ocop.workbook(*ROWS, merges=MERGES))
    assert answer.status_code == 303
    batch = db.session.query(ImportBatch).one()
    page = f"/ocop/imports/{batch.id}"
    figures = clerk.tree(page).xpath("//p[@class='figure']")
    assert [" ".join(node.text_content().split()) for node in figures] == ["3 / 9", "0 / 9", "2 / 9", "4 / 9"]
    assert db.session.query(Product).count() == 0
    clerk.post_form(f"{page}/application")
    assert db.session.query(Product).count() == 3
    assert clerk.post_form(f"{page}/application").status_code == 409
    for outcome in ("imported", "updated", "needs_person", "skipped"):
        clerk.tree(page, query_string={"outcome": outcome, "lang": "en"})
    clerk.post_form(f"{page}/undoing")
    assert db.session.query(Product).count() == 0
    clerk.tree("/ocop/imports")


def test_a_preview_given_up_forgets_the_rows(clerk):
    _send(clerk, ocop.workbook(*ROWS, merges=MERGES))
    batch = db.session.query(ImportBatch).one()
    assert clerk.post_form(f"/ocop/imports/{batch.id}/dropping").status_code == 303
    db.session.expire_all()
    assert db.session.get(ImportBatch, batch.id).status == "dropped"
    clerk.tree(f"/ocop/imports/{batch.id}")


def test_rejected_rows_come_back_with_the_reason_in_the_last_column(clerk):
    _send(clerk, ocop.workbook(*ROWS, merges=MERGES))
    batch = db.session.query(ImportBatch).one()
    answer = clerk.get(f"/ocop/imports/{batch.id}/rejected.xlsx?lang=vi")
    sheet = openpyxl.load_workbook(BytesIO(answer.data)).active
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [line[-3:-1] for line in lines] == [["Trang tính", "Dòng"], ["Sheet1", "7"], ["Sheet1", "8"]]
    assert [line[1] for line in lines] == ["Tên sản phẩm", "Dầu thử", "Trà thử"]
    assert [line[-1] for line in lines] == [
        "Lý do", "Chưa ghi loại hình của chủ thể “Nguyễn Thị Ai”.", "Không đọc được hạng sao: hạng nhất",
    ]  # fmt: skip


def test_a_file_that_is_no_table_is_refused_in_words(clerk):
    for data, name in ((b"%PDF-1.7 x", "ds.pdf"), (b"<html><table></table></html>", "ds.xlsx")):
        answer = _send(clerk, data, name)
        assert (answer.status_code, name in answer.text) == (422, True)
    assert clerk.post_form("/ocop/imports/new").status_code == 422


def test_the_template_can_be_imported(clerk):
    data = clerk.get("/ocop/imports/template.xlsx").data
    assert len(read_table(data, "mau.xlsx").sheets[0].rows) == 2
    _send(clerk, data)
    batch = db.session.query(ImportBatch).one()
    assert [row.outcome for row in batch.rows] == ["skipped", "imported"]


def test_a_viewer_imports_nothing(sign_in):
    assert sign_in("viewer").get("/ocop/imports/new").status_code == 403
