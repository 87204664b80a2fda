"""Names that stand in two columns are joined under any heading, and a sheet of halves waits for a person."""

import pytest

from tests.factories import events
from tests.factories.ocop import workbook
from tests.unit.imports.test_deciding import outcomes, people, row_at
from tests.unit.imports.test_understanding import _outcomes, _read
from workshop.imports import queries, services

MERGED = ("STT", "Họ và tên", None, "Chức vụ", "Điện thoại")
PEOPLE = ((1, "Lê Văn", "Đẳng", "Chi cục trưởng", "0912000341"), (2, "Thạch Thị", "Sa Ranh", "Chủ cơ sở", "0912000342"))
ONE_WORD = ("STT", "Tên", "Chức vụ", "Họ", "Điện thoại")


@pytest.fixture
def event(app):
    """An event with two kinds."""
    return events.event(kinds=("guest", "owner"))


@pytest.mark.parametrize("family", [
    "Họ", "Họ và", "Họ lót", "Họ đệm", "Họ, chữ đệm", "Họ và đệm", "Họ và chữ đệm", "Họ và tên đệm", "Họ và chữ lót",
    "Họ tên lót", "Họ chữ lót", "Họ và tên chữ lót", "Họ (lót)", "Surname", "Phần đầu", "Cột 1",
])  # fmt: skip
def test_two_columns_under_one_merged_name_heading_are_one_name(family):
    rows = _read(MERGED, (None, family, "Tên", None, None), *PEOPLE, merges=("B1:C1", "A1:A2", "D1:D2", "E1:E2"))
    assert _outcomes(rows) == ["header_row", "header_row", "Lê Văn Đẳng", "Thạch Thị Sa Ranh"]


@pytest.mark.parametrize("heads", [("Họ và", "Tên"), ("Họ", "và tên"), ("Họ lót", "Tên"), ("Họ, chữ đệm", "Tên"),
                                   ("Last name", "First name")])  # fmt: skip
def test_two_columns_without_a_heading_above_them_are_one_name(heads):
    rows = _read(("STT", *heads, "Chức vụ", "Điện thoại"), *PEOPLE)
    assert _outcomes(rows) == ["header_row", "Lê Văn Đẳng", "Thạch Thị Sa Ranh"]


def test_three_columns_are_one_name():
    rows = _read(("STT", "Họ", "Chữ lót", "Tên", "Chức vụ"), (1, "Lê", "Văn", "Đẳng", "Trưởng phòng"))
    assert _outcomes(rows) == ["header_row", "Lê Văn Đẳng"]


def test_two_people_in_two_columns_are_still_two():
    two = (1, "Võ Thị Mỹ Dung - Huỳnh Văn", "Tám", "", "")
    rows = _read(MERGED, (None, "Họ và", "Tên", None, None), two, PEOPLE[0], merges=("B1:C1",))
    assert _outcomes(rows) == ["header_row", "header_row", "several_people", "Lê Văn Đẳng"]


def test_what_means_something_itself_is_no_half_of_a_name():
    head = (("STT", "Đại biểu", None, "Điện thoại"), (None, "Chức vụ", "Tên", None))
    rows = _read(*head, (1, "Giám đốc", "Lê Văn Đẳng", "0912000341"), merges=("B1:C1",))
    assert _outcomes(rows) == ["header_row", "header_row", "Lê Văn Đẳng"]


def test_a_sheet_of_one_word_names_waits_as_a_whole_until_a_person_says_that_they_are_so(event):
    batch = services.read_batch("registrations", workbook(ONE_WORD, *_given_first(), more={"Khác": [
        ("Họ và tên", "Chức vụ"), ("Lê Văn Mẫu", "Giám đốc"), ("Tám", "Kế toán")]}), "ds.xlsx", event)  # fmt: skip
    assert outcomes(batch) == (2, 0, 3, 2)
    assert [(sheet, row.reason_code, row.reason_params) for sheet, row in queries.sheets_of_halves(batch).items()] == [
        ("Sheet1", "names_of_one_word", {"count": 2, "of": 3})]  # fmt: skip
    assert services.decide_together(batch, "names_of_one_word", "take", version=batch.version) == 3
    services.apply_batch(batch)
    assert people("full_name") == [("Đẳng",), ("Ranh",), ("Ngọc Anh",), ("Lê Văn Mẫu",), ("Tám",)]


def test_columns_that_are_chosen_afterwards_count_more_than_that_word(event):
    batch = services.read_batch("registrations", workbook(ONE_WORD, *_given_first()), "ds.xlsx", event)
    services.decide_together(batch, "names_of_one_word", "take")
    said = queries.sheet_of(batch, "Sheet1")
    columns = said["columns"] | {"full_name": [3, 1]}
    services.map_sheet(batch, "Sheet1", said | {"columns": columns})
    services.apply_batch(batch)
    assert people("full_name") == [("Lê Văn Đẳng",), ("Thạch Thị Ranh",), ("Kim Thị Ngọc Anh",)]


def test_a_phone_that_cannot_be_read_is_asked_about_after_the_names(event):
    batch = services.read_batch("registrations", workbook(ONE_WORD, (1, "Tám", "", "Lê", "12345")), "ds.xlsx", event)
    assert row_at(batch, 2).reason_code == "names_of_one_word"
    services.decide_together(batch, "names_of_one_word", "take")
    assert row_at(batch, 2).reason_code == "cell_unreadable"
    services.decide_together(batch, "cell_unreadable", "take")
    services.apply_batch(batch)
    assert people("full_name", "phone") == [("Tám", None)]


def _given_first():
    return ((1, "Đẳng", "Chi cục trưởng", "Lê Văn", "0912000341"), (2, "Ranh", "Chủ cơ sở", "Thạch Thị", "0912000342"),
            (3, "Ngọc Anh", "Kế toán", "Kim Thị", "0912000343"))  # fmt: skip
