"""The pages of a row of several people and of names in capitals: what is proposed, and one press."""

from io import BytesIO

import pytest
from sqlalchemy import select

from tests.factories import events
from tests.factories.ocop import workbook
from workshop.extensions import db
from workshop.imports.models import ImportBatch, ImportRow

HEAD = ("STT", "Họ và tên", "Đơn vị", "Điện thoại")
ROWS = (
    (1, "Trần Thị Thử và Lê Văn Mẫu", "Sở A", "0912000341 / 0987000342"),
    (2, "NGUYỄN THỊ HOA", "Sở B", ""), (3, "SƠN THỊ BÌNH", "Sở B", ""),
)  # fmt: skip


@pytest.fixture
def page(app, sign_in):
    """(client, address of the list): read in, not imported."""
    client, event = sign_in("organizer"), events.event(kinds=("guest", "owner"))
    data = {"file": (BytesIO(workbook(HEAD, *ROWS)), "ds.xlsx")}
    client.post_form(f"/events/{event.slug}/imports/new", data, content_type="multipart/form-data")
    return client, f"/events/{event.slug}/imports/{db.session.scalar(select(ImportBatch.id))}"


def row(number, part=0):
    """A row as it is now."""
    db.session.expire_all()
    return db.session.scalars(select(ImportRow).filter_by(row=number, part=part)).one()


def readings(code):
    """What the rows below the header say."""
    db.session.expire_all()
    rows = db.session.scalars(select(ImportRow).where(ImportRow.row > 1).order_by(ImportRow.place, ImportRow.part))
    return [each.reading.get(code) for each in rows]


def test_whose_phone_it_is_is_chosen_where_the_row_is_split(page):
    client, address = page
    here = f"{address}/rows/{row(2).id}"
    tree = client.tree(here)
    assert tree.xpath("//ol[@class='import-people']/li/text()") == ["Trần Thị Thử", "Lê Văn Mẫu"]
    chosen = tree.xpath("//select[starts-with(@name, 'owner_')]/option[@selected]")
    assert [option.text for option in chosen] == ["1. Trần Thị Thử", "2. Lê Văn Mẫu"]
    client.post_form(f"{here}/parts", {"version": row(2).version, "owner_phone_0": "1", "owner_phone_1": "0"})
    assert readings("phone") == ["0987000342", "0912000341", None, None]


def test_names_in_capitals_are_written_anew_by_one_press_each_or_all(page):
    client, address = page
    forms = "[.//form[contains(@action, '/together')]]"
    [box] = client.tree(address).xpath(f"//div[starts-with(@class, 'notice notice-')]{forms}")
    assert "2 họ tên viết toàn chữ in hoa" in box.text_content()
    assert "Nguyễn Thị Hoa" in box.text_content()
    answer = client.post_form(f"{address}/rows/{row(3).id}/spelling?page=1", {"version": row(3).version})
    assert answer.location == f"{address}?page=1#row-{row(3).id}"
    assert readings("full_name") == [None, "Nguyễn Thị Hoa", "SƠN THỊ BÌNH"]
    version = db.session.scalar(select(ImportBatch.version))
    sent = {"version": version, "reason": "in_capitals", "way": "respell", "then": "show"}
    assert client.post_form(f"{address}/together", sent).location == address
    assert readings("full_name") == [None, "Nguyễn Thị Hoa", "Sơn Thị Bình"]
    assert "viết lại bằng chữ thường" in client.tree(f"{address}/together").text_content()


def test_whose_title_it_is_is_chosen_where_the_row_is_split(app, sign_in):
    client, event = sign_in("organizer"), events.event()
    book = workbook(("STT", "Họ và tên", "Chức vụ"), (1, "Trần Thị Thử và Lê Văn Mẫu", "Giám đốc; Kế toán; Thủ quỹ"))
    data = {"file": (BytesIO(book), "ds.xlsx")}
    client.post_form(f"/events/{event.slug}/imports/new", data, content_type="multipart/form-data")
    here = f"/events/{event.slug}/imports/{db.session.scalar(select(ImportBatch.id))}/rows/{row(2).id}"
    chosen = client.tree(here).xpath("//select[starts-with(@name, 'owner_position')]/option[@selected]/text()")
    assert chosen == ["Chọn người"] * 3
    said = {"owner_position_0": "0", "owner_position_1": "1", "owner_position_2": ""}
    client.post_form(f"{here}/parts", {"version": row(2).version, **said})
    assert (readings("position"), row(2).reason_code) == (["Giám đốc", "Kế toán"], "whose_unclear")


def test_the_list_says_that_most_names_are_one_word_before_anything_is_imported(app, sign_in):
    client, event = sign_in("organizer"), events.event()
    data = {"file": (BytesIO(workbook(("Tên", "Họ"), ("Đẳng", "Lê Văn"), ("Tám", "Huỳnh Văn"))), "ds.xlsx")}
    client.post_form(f"/events/{event.slug}/imports/new", data, content_type="multipart/form-data")
    address = f"/events/{event.slug}/imports/{db.session.scalar(select(ImportBatch.id))}"
    page = client.tree(address)
    [box] = page.xpath("//div[contains(@class, 'notice-wait')]")
    assert "2 trên 2 họ tên của trang tính này chỉ có một chữ" in box.text_content()
    assert page.xpath("//form[contains(@action, '/application')]") == []
    sent = {field.get("name"): field.get("value") for field in box.xpath(".//input")}
    client.post_form(box.xpath(".//form/@action")[0], sent)
    assert len(client.tree(address).xpath("//form[contains(@action, '/application')]")) == 1
