"""The page on which all rows of a kind are decided with one press."""

from io import BytesIO

import pytest

from tests.factories import ocop
from workshop.extensions import db
from workshop.imports import queries
from workshop.imports.models import ImportBatch

ROWS = (("Tên sản phẩm", "Chủ thể", "Loại hình", "Xếp hạng"), ("Kẹo thử", "Bà Ai", "", "3 sao"),
        ("Mứt thử", "Bà Ai", "", "3 sao"), ("Trà thử", "HTX Rặng Sương", "HTX", "hạng nhất"))  # fmt: skip


@pytest.fixture
def page(sign_in):
    """(client, batch, address) of a list with two kinds of rows that wait."""
    client = sign_in("registry")
    data = {"file": (BytesIO(ocop.workbook(*ROWS)), "ds.xlsx")}
    client.post_form("/ocop/imports/new", data, content_type="multipart/form-data")
    batch = db.session.query(ImportBatch).one()
    return client, batch, f"/ocop/imports/{batch.id}/together"


def _waiting(batch):
    db.session.expire_all()
    return queries.counts([batch.id])[batch.id]["needs_person"]


def test_rows_are_left_out_together_and_taken_back_together(page):
    client, batch, address = page
    sent = {"version": batch.version, "reason": "kind_unreadable", "way": "leave", "why": "chờ bổ sung"}
    assert client.post_form(address, sent).status_code == 303
    assert _waiting(batch) == 1
    tree = client.tree(address)
    (form,) = tree.xpath("//table//form")
    back = {node.get("name"): node.get("value") for node in form.xpath(".//input[@type='hidden']")}
    assert (back["reason"], back["way"], back["back"]) == ("kind_unreadable", "leave", "1")
    client.post_form(address, {name: value for name, value in back.items() if name != "csrf_token"})
    assert _waiting(batch) == 3


def test_every_way_names_how_many_rows_it_settles(page):
    client, _, address = page
    nodes = client.tree(f"{address}?lang=en").xpath("//main//button")
    buttons = [" ".join(node.text_content().split()) for node in nodes]
    assert [text for text in buttons if "row" in text] == ["Leave 2 rows out", "Leave 1 row out"]


def test_what_is_refused_is_said_and_what_was_typed_stays(page):
    client, batch, address = page
    answer = client.post_form(address, {"version": batch.version, "reason": "kind_unreadable", "way": "leave"})
    assert (answer.status_code, _waiting(batch)) == (422, 3)
    late = {"version": batch.version + 1, "reason": "kind_unreadable", "way": "leave", "why": "gõ rồi"}
    answer = client.post_form(address, late)
    assert (answer.status_code, 'value="gõ rồi"' in answer.text) == (412, True)


def test_rows_of_one_reason_are_listed(page):
    client, batch, _ = page
    tree = client.tree(f"/ocop/imports/{batch.id}?reason=rank_unreadable")
    assert [node.text_content() for node in tree.xpath("//main//tr[starts-with(@id, 'row-')]/th")] == ["Trà thử"]
