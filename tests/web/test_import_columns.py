"""The page on which a person says what the columns of a list mean."""

from io import BytesIO

import pytest
from lxml import html

from tests.factories import ocop
from workshop.extensions import db
from workshop.imports import queries
from workshop.imports.models import ImportBatch

STRANGE = (("Món", "Nhà làm", "Kiểu", "Hạng"), ("Kẹo thử", "HTX Rặng Sương", "HTX", "3 sao"))
MEANT = {"column_0": "product", "column_1": "owner", "column_2": "kind", "column_3": "rank"}


@pytest.fixture
def clerk(sign_in):
    """Who keeps the registry."""
    return sign_in("registry")


def _sent(client, *rows, **options):
    """Hand a list in and return the batch with the answer."""
    data = {"file": (BytesIO(ocop.workbook(*rows, **options)), "ds.xlsx")}
    answer = client.post_form("/ocop/imports/new", data, content_type="multipart/form-data")
    return db.session.query(ImportBatch).one(), answer


def _columns(batch):
    return f"/ocop/imports/{batch.id}/columns?sheet=Sheet1"


def _counts(batch):
    db.session.expire_all()
    counted = queries.counts([batch.id])[batch.id]
    assert counted["read"] == sum(counted[name] for name in queries.OUTCOMES)
    return [counted[name] for name in queries.OUTCOMES]


def _chosen(tree):
    return [(node.xpath("option[@selected]/@value") or [""])[0] for node in tree.xpath("//table//select")]


def test_unknown_headings_lead_to_the_columns_and_their_meaning_is_taken(clerk):
    batch, answer = _sent(clerk, *STRANGE)
    assert answer.headers["Location"] == _columns(batch)
    assert _counts(batch) == [0, 0, 2, 0]
    clerk.post_form(_columns(batch), {"version": batch.version, "heads": "row", "first": "1", **MEANT})
    assert _counts(batch) == [1, 0, 0, 1]


def test_a_row_is_taken_for_the_headings_with_one_press_and_saves_nothing(clerk):
    rows = (("DANH SÁCH",), ("Tên sản phẩm", "Nhà làm", "Xếp hạng"), ("Kẹo thử", "HTX Rặng Sương", "3 sao"))
    batch, _ = _sent(clerk, *rows)
    tree = html.fromstring(clerk.post_form(_columns(batch), {"version": batch.version, "take": "2"}).text)
    assert _chosen(tree) == ["product", "", "rank"]
    assert tree.xpath("//input[@id='first']/@value") == ["2"]
    assert _counts(batch) == [0, 0, 3, 0]


def test_a_list_without_headings(clerk):
    batch, _ = _sent(clerk, *STRANGE[1:])
    clerk.post_form(_columns(batch), {"version": batch.version, "heads": "none", **MEANT})
    assert _counts(batch) == [1, 0, 0, 0]


@pytest.mark.parametrize(("sent", "wrong"), [
    ({"heads": "row", **MEANT}, "first"), ({"heads": "row", "first": "2", "last": "1", **MEANT}, "last"),
    ({"heads": "none", "column_0": "product"}, None), ({"heads": "none", "start": "không", **MEANT}, "start"),
])  # fmt: skip
def test_what_is_missing_is_said_and_what_was_chosen_stays(clerk, sent, wrong):
    batch, _ = _sent(clerk, *STRANGE)
    answer = clerk.post_form(_columns(batch), {"version": batch.version, **sent})
    tree = html.fromstring(answer.text)
    assert answer.status_code == 422
    assert _chosen(tree) == [sent.get(f"column_{at}", "") for at in range(4)]
    assert tree.xpath("//*[@aria-invalid='true']/@id") == ([wrong] if wrong else [])
    assert _counts(batch) == [0, 0, 2, 0]


def test_a_sheet_that_nobody_understands_is_left_out_with_one_press(clerk):
    batch, answer = _sent(clerk, ("Tên sản phẩm", "Chủ thể", "Loại hình"), ("Kẹo thử", "HTX Rặng Sương", "HTX"),
                          more={"Nháp": [("gì đó",)]})  # fmt: skip
    page = f"/ocop/imports/{batch.id}"
    assert answer.headers["Location"] == page
    form = clerk.tree(page).xpath("//form[contains(@action, '/columns')]")
    assert [node.get("action") for node in form] == [f"{page}/columns?sheet=Nh%C3%A1p"]
    clerk.post_form(form[0].get("action"), {"skip": "y", "version": batch.version})
    assert _counts(batch) == [1, 0, 0, 2]
    assert clerk.tree(page).xpath("//form[contains(@action, '/columns')]") == []


def test_what_somebody_else_changed_meanwhile_is_not_written_over(clerk):
    batch, _ = _sent(clerk, *STRANGE)
    answer = clerk.post_form(_columns(batch), {"version": 9, "heads": "row", "first": "1", **MEANT})
    assert (answer.status_code, _counts(batch)) == (422, [0, 0, 2, 0])
