"""What a cell says and nobody can read is asked about, not dropped; a text under a workbook's name is told as one."""

import pytest

from tests.factories import events
from tests.unit.imports.test_deciding import HEAD, outcomes, people, preview, row_at
from workshop.edges.spreadsheets import read_table
from workshop.edges.spreadsheets.refusals import TextNamedXlsx
from workshop.imports import groups, services
from workshop.imports.targets import target_class

SHORT = (1, "Nguyễn Văn An", "Phó", "Sở A", "12345")
WORDS = (2, "Lê Văn Mẫu", "", "Sở B", "gọi qua văn phòng")
NONE = (3, "Trần Thị Thử", "", "Sở C", "không có")


@pytest.fixture
def event(app):
    """An event with one kind."""
    return events.event()


@pytest.mark.parametrize(("row", "value"), [(SHORT, "12345"), (WORDS, "gọi qua văn phòng")])
def test_a_phone_that_cannot_be_read_waits_for_a_person(event, row, value):
    batch = preview(event, row, NONE)
    assert outcomes(batch) == (1, 0, 1, 1)
    waiting = row_at(batch, 2)
    assert (waiting.reason_code, waiting.reason_params) == ("cell_unreadable", {"column": "Điện thoại", "value": value})


def test_an_address_without_a_sign_waits_too(event):
    batch = preview(event, (1, "Nguyễn Văn An", "", "Sở A", "qua Zalo"), head=(*HEAD[:4], "Email"))
    assert (outcomes(batch), row_at(batch, 2).reason_code) == ((0, 0, 1, 1), "cell_unreadable")


def test_many_are_taken_without_it_by_one_word_of_a_person(event):
    batch = preview(event, SHORT, WORDS, NONE)
    (group,) = groups.groups(batch, target_class(batch.kind)(event))
    assert (group.reason, group.count, group.ways) == ("cell_unreadable", 2, {"take": 2, "leave": 2})
    services.decide_together(batch, "cell_unreadable", "take")
    services.apply_batch(batch)
    assert people("full_name", "phone") == [("Nguyễn Văn An", None), ("Lê Văn Mẫu", None), ("Trần Thị Thử", None)]


@pytest.mark.parametrize("name", ["gia-mao.xlsx", "GIA MAO.XLS", "danh sách.xlsm"])
def test_a_text_that_is_named_like_a_workbook_is_refused(name):
    with pytest.raises(TextNamedXlsx):
        read_table(b"hello day khong phai excel", name)
    assert read_table(b"a,b\n1,2", "danh-sach.csv").kind == "csv"
