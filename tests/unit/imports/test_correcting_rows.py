"""What a person says of one row: corrected, split, left out, taken in after all, put back."""

import pytest

from tests.factories import events
from tests.unit.imports.test_deciding import LIST, outcomes, people, preview, row_at
from workshop.errors import StaleVersion
from workshop.imports import queries, services
from workshop.imports.services.one_row import RowDone, WhyMissing, WhyTooLong


@pytest.fixture
def event(app):
    """An event with three kinds."""
    return events.event(kinds=("leader", "owner", "agency"))


def test_a_row_is_corrected_before_and_after_the_rest_is_imported(event):
    batch = preview(event, (1, "", "Phó", "Sở A", "0912000341"), (2, "Trần An", "", "Sở A", ""),
                    (3, "", "", "Sở B", ""))  # fmt: skip
    assert outcomes(batch) == (1, 0, 2, 1)
    first = row_at(batch, 2)
    services.correct_row(first, version=first.version, texts={"full_name": "Bà Lê Thị Một"})
    with pytest.raises(StaleVersion):
        services.correct_row(first, version=1, texts={"full_name": "Khác"})
    services.apply_batch(batch)
    assert people("full_name", "honorific", "position", "phone") == [
        ("Lê Thị Một", "bà", "Phó", "0912000341"), ("Trần An", "", "", None)]  # fmt: skip
    with pytest.raises(services.BatchNotInPreview):
        services.apply_batch(batch)
    with pytest.raises(RowDone):
        services.correct_row(row_at(batch, 3), version=row_at(batch, 3).version, texts={"full_name": "Khác"})
    last = row_at(batch, 4)
    services.correct_row(last, version=last.version, texts={"full_name": "Kim Ba"})
    assert queries.waiting(batch) == 1
    services.apply_batch(batch)
    assert (outcomes(batch), people("full_name")[2]) == ((3, 0, 0, 1), ("Kim Ba",))
    assert services.undo_batch(batch) == 0
    assert people("id") == []


def test_two_people_of_one_cell_become_two_rows_that_are_counted(event):
    batch = preview(event, (1, "Trần Thị Thử và Lê Văn Mẫu", "Phó", "Sở A", "0912000341 / 0987000342"))
    row = row_at(batch, 2)
    assert row.reason_code == "several_people"
    services.split_row(row, version=row.version)
    assert outcomes(batch) == (2, 0, 0, 1)
    assert queries.parts(batch) == 1
    services.apply_batch(batch)
    assert people("full_name", "position", "organization", "phone") == [
        ("Trần Thị Thử", "Phó", "Sở A", "0912000341"), ("Lê Văn Mẫu", "Phó", "Sở A", "0987000342")]  # fmt: skip


def test_an_unnamed_companion_waits_for_a_name_and_the_split_can_be_taken_back(event):
    batch = preview(event, (1, "Trần Thị Thử + 01 chuyên viên", "", "Sở A", ""))
    row = row_at(batch, 2)
    services.split_row(row, version=row.version)
    assert outcomes(batch) == (1, 0, 1, 1)
    assert row_at(batch, 2, part=1).reason_code == "value_missing"
    row = row_at(batch, 2)
    services.put_row_back(row, version=row.version)
    assert (outcomes(batch), row_at(batch, 2).reason_code) == ((0, 0, 1, 1), "unnamed_places")


def test_a_row_is_left_out_with_a_reason_and_taken_in_after_all(event):
    batch = preview(event, *LIST, (None, "Tổng cộng: 4 đại biểu"))
    row = row_at(batch, 3)
    with pytest.raises(WhyMissing):
        services.skip_row(row, version=row.version, why="  ")
    with pytest.raises(WhyTooLong):
        services.skip_row(row, version=row.version, why="x" * 201)
    services.skip_row(row, version=row.version, why="đi công tác")
    assert (outcomes(batch), row_at(batch, 3).reason_params) == ((3, 0, 0, 3), {"why": "đi công tác"})
    row = row_at(batch, 3)
    services.correct_row(row, version=row.version)
    assert outcomes(batch) == (4, 0, 0, 2)
    total = row_at(batch, 6)
    services.correct_row(total, version=total.version, texts={"full_name": "Sơn Thị Tổng", "organization": "Xã C"})
    assert outcomes(batch) == (5, 0, 0, 1)
    assert {row.is_decided for row in (row_at(batch, 3), total)} == {True}


def test_decisions_outlive_a_new_mapping(event):
    batch = preview(event, *LIST)
    row = row_at(batch, 2)
    services.correct_row(row, version=row.version, texts={"full_name": "Thạch Thị Sà"})
    services.map_sheet(batch, "Sheet1", None)
    assert row_at(batch, 2).reading["full_name"] == "Thạch Thị Sà"
    row = row_at(batch, 2)
    services.put_row_back(row, version=row.version)
    assert row_at(batch, 2).reading["full_name"] == "Thạch Thị Sa"


def test_a_phone_that_was_corrected_is_no_longer_said_to_be_unreadable(event):
    batch = preview(event, (1, "Lê Văn Mẫu", "", "HTX Phù Sa", "9123456"))
    row = row_at(batch, 2)
    assert [params["value"] for _message, params in row.notes] == ["9123456"]
    row = services.correct_row(row, version=row.version, texts={"phone": "0912345678"})
    assert (row.outcome, row.reading["phone"], row.notes) == ("imported", "0912345678", [])
    row = services.put_row_back(row, version=row.version)
    assert [params["value"] for _message, params in row.notes] == ["9123456"]


@pytest.mark.parametrize("unit", ["Hợp tác xã Phù Sa", "HTX. Phù Sa"])
def test_one_name_in_one_unit_spelled_in_two_ways_is_asked_about(event, unit):
    batch = preview(event, (1, "Lê Văn Hùng", "Giám đốc", "HTX Phù Sa", ""), (2, "Lê Văn Hùng", "Giám đốc", unit, ""))
    assert [row_at(batch, number).outcome for number in (2, 3)] == ["imported", "needs_person"]
    row = row_at(batch, 3)
    assert (row.reason_code, row.reason_params["place"]) == ("twice_in_list", "Sheet1: 2")
    row = services.correct_row(row, version=row.version, person="new")
    assert row.outcome == "imported"
