"""Lists whose headings nobody knows, or that have none: a person says what the columns mean."""

import pytest

from tests.factories import events
from tests.factories.ocop import workbook
from tests.unit.imports.test_deciding import outcomes, people, preview
from workshop.edges.spreadsheets import read_table
from workshop.imports import queries, services
from workshop.imports.reasons import HeaderNotFound
from workshop.imports.suggesting import suggested
from workshop.imports.targets import target_class
from workshop.imports.understanding import understand
from workshop.registrations.importing import Delegates

BARE = (
    ("HỘI LHPN XÃ KIM SƠN",),
    (1, "Thạch Thị Sa", "Chủ tịch", "0912000341"),
    (2, "Kim Thị Hạnh", "Phó Chủ tịch", "0912000342"),
    (None, "Tổng cộng: 2 đại biểu"),
)
STRANGE = (("Ai", "Nơi làm", "Gọi số"), ("Thạch Thị Sa", "Sở Thử", "0912000341"))


@pytest.fixture
def event(app):
    """An event with one kind."""
    return events.event(kinds=("guest",))


def by_hand(event, *rows, **options):
    """Read a list with somebody there to say what its columns mean."""
    return services.read_batch("registrations", workbook(*rows, **options), "ds.xlsx", event, by_hand=True)


def test_without_a_person_there_such_a_list_is_refused_and_with_one_every_row_waits(event):
    with pytest.raises(HeaderNotFound):
        preview(event, STRANGE[1], head=STRANGE[0])
    batch = by_hand(event, *STRANGE)
    assert outcomes(batch) == (0, 0, 2, 0)
    assert queries.sheets_without_headings(batch) == ["Sheet1"]


def test_unknown_headings_are_given_their_meaning(event):
    batch = by_hand(event, *STRANGE)
    stated = {"header": [1, 1], "columns": {"full_name": [0], "organization": [1], "phone": [2]}, "skip": False}
    services.map_sheet(batch, "Sheet1", stated)
    assert outcomes(batch) == (1, 0, 0, 1)
    services.apply_batch(batch)
    assert people("full_name", "organization", "phone") == [("Thạch Thị Sa", "Sở Thử", "0912000341")]


def test_a_list_without_headings_begins_where_a_person_says(event):
    batch = by_hand(event, *BARE)
    columns = {"full_name": [1], "position": [2], "phone": [3]}
    services.map_sheet(batch, "Sheet1", {"header": None, "columns": columns, "skip": False, "start": 2})
    assert [row["reason"] for row in queries.accounting(batch)["rows"]] == ["above_list", None, None, "total_row"]
    assert outcomes(batch) == (2, 0, 0, 2)
    assert batch.mapping["Sheet1"] == {
        "header": None, "columns": columns, "skip": False, "headings": [], "start": 2,
    }  # fmt: skip
    services.allow_column(batch, "religion", "thử")  # the file is read anew and understood the same
    assert outcomes(batch) == (2, 0, 0, 2)


def test_what_a_mapping_without_headings_says_is_read_back_the_same(app):
    table, target = read_table(workbook(*BARE), "ds.xlsx"), Delegates(events.event(kinds=("guest",)))
    stated = {"Sheet1": {"header": None, "columns": {"full_name": [1]}, "skip": False, "start": 2}}
    rows, found = understand(table, target, "ds.xlsx", stated)
    again, same = understand(table, target, "ds.xlsx", found)
    assert (same, [row.reading for row in again]) == (found, [row.reading for row in rows])


def test_one_sheet_is_left_out_and_another_is_told(event):
    batch = by_hand(event, *STRANGE, more={"Nháp": [("gì đó", "khác")]})
    assert queries.sheets_without_headings(batch) == ["Sheet1", "Nháp"]
    services.map_sheet(batch, "Nháp", {"header": None, "columns": {}, "skip": True})
    assert queries.sheets_without_headings(batch) == ["Sheet1"]
    assert outcomes(batch) == (0, 0, 2, 1)


@pytest.mark.parametrize(("number", "columns"), [
    (None, {"full_name": [1], "phone": [3], "email": [4]}),
    (1, {"organization": [2], "full_name": [1], "phone": [3], "email": [4]}),
])  # fmt: skip
def test_what_the_cells_say_is_proposed(app, number, columns):
    head = ("Số", "Ai", "Đơn vị", "Gọi", "Thư")
    line = (1, "Bà Thạch Thị Sa", "Sở Công Thương", "0912 000 341", "sa@donvi.vn")
    batch = by_hand(events.event(kinds=("guest",)), head, line)
    samples = [[str(cell)] for cell in line]
    said = suggested(target_class("registrations"), queries.top_rows(batch, "Sheet1"), number, samples)
    assert said["columns"] == columns
    assert said["header"] == ([number, number] if number else None)


def test_a_provincial_list_is_told_in_the_same_way(app):
    rows = (("Món", "Nhà làm", "Kiểu", "Hạng"), ("Kẹo thử", "HTX Rặng Sương", "HTX", "3 sao"))
    batch = services.read_batch("ocop", workbook(*rows), "ds.xlsx", by_hand=True)
    assert outcomes(batch) == (0, 0, 2, 0)
    columns = {"product": [0], "owner": [1], "kind": [2], "rank": [3]}
    services.map_sheet(batch, "Sheet1", {"header": [1, 1], "columns": columns, "skip": False})
    assert outcomes(batch) == (1, 0, 0, 1)
