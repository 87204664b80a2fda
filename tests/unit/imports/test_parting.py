"""A row that names several people: whose its phones are, and decisions for many about parts that were split by hand."""

import pytest
from sqlalchemy import select

from tests.factories import events
from tests.unit.imports.test_deciding import outcomes, people, preview, row_at, take_in
from workshop.extensions import db
from workshop.imports import groups, parting, services
from workshop.imports.models import ImportBatch
from workshop.imports.targets import target_class

HEAD = ("STT", "Họ và tên", "Đơn vị", "Điện thoại", "Email")
TWO = (1, "Trần Thị Thử và Lê Văn Mẫu", "Sở A", "0912000341 / 0987000342", "thu@gmail.com; mau@gmail.com")


@pytest.fixture
def event(app):
    """An event with two kinds."""
    return events.event(kinds=("guest", "owner"))


def test_phones_and_addresses_are_proposed_in_their_order(event):
    batch = preview(event, TWO, head=HEAD)
    found = parting.proposal(target_class(batch.kind)(event), batch, row_at(batch, 2))
    assert found.names == ["Trần Thị Thử", "Lê Văn Mẫu"]
    assert [(each.code, each.place, each.text, each.owner) for each in found.contacts] == [
        ("phone", 0, "0912000341", 0), ("phone", 1, "0987000342", 1),
        ("email", 0, "thu@gmail.com", 0), ("email", 1, "mau@gmail.com", 1),
    ]  # fmt: skip


def test_a_person_says_whose_they_are(event):
    batch = preview(event, TWO, head=HEAD)
    row = row_at(batch, 2)
    owners = {("phone", 0): 1, ("phone", 1): 0, ("email", 0): 1, ("phone", 7): 0, ("email", 1): 9}
    services.split_row(row, version=row.version, owners=owners)
    services.apply_batch(batch)
    assert people("full_name", "phone", "email") == [
        ("Trần Thị Thử", "0987000342", None), ("Lê Văn Mẫu", "0912000341", "thu@gmail.com")]  # fmt: skip


def test_parts_split_by_hand_are_decided_together_and_listed_to_be_taken_back(event):
    batch = preview(event, (1, "Trần Thị Thử + 02 chuyên viên", "Sở A", "", ""), head=HEAD)
    row = row_at(batch, 2)
    services.split_row(row, version=row.version)
    assert outcomes(batch) == (1, 0, 2, 1)
    assert services.decide_together(batch, "value_missing", "leave", why="chưa cử người") == 2
    assert (outcomes(batch), groups.decided(batch)) == ((1, 0, 0, 3), {("value_missing", "leave"): 2})
    assert services.take_back_together(batch, "value_missing", "leave") == 2
    assert (outcomes(batch), groups.decided(batch)) == ((1, 0, 2, 1), {})
    assert row_at(batch, 2, part=1).reason_code == "value_missing"


TITLED = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại")


def split_into(event, position, unit="Sở A", owners=None):
    """What a row of two with these texts is split into: name, position and unit, and what it waits for."""
    batch = preview(event, (1, "Trần Thị Thử và Lê Văn Mẫu", position, unit, ""), head=TITLED)
    row = row_at(batch, 2)
    if owners is None:
        services.decide_together(batch, "several_people", "split")
    else:
        services.split_row(row, version=row.version, owners=owners)
    parts = [row_at(batch, 2, part) for part in (0, 1)]
    return [(part.reading.get("position"), part.reading.get("organization"), part.reason_code) for part in parts]


@pytest.mark.parametrize(("position", "unit", "parts"), [
    ("Giám đốc; Kế toán", "Sở A", [("Giám đốc", "Sở A", ""), ("Kế toán", "Sở A", "")]),
    ("Giám đốc\nKế toán", "Sở A; Sở B", [("Giám đốc", "Sở A", ""), ("Kế toán", "Sở B", "")]),
    ("Chuyên viên", "Phòng Kinh tế, UBND xã", [("Chuyên viên", "Phòng Kinh tế, UBND xã", "")] * 2),
    ("Giám đốc; Kế toán; Thủ quỹ", "Sở A", [(None, "Sở A", "whose_unclear")] * 2),
    ("Bí thư, Chủ tịch", "Sở A", [(None, "Sở A", "whose_unclear")] * 2),
])  # fmt: skip
def test_titles_and_units_go_in_their_order_or_are_asked_about(event, position, unit, parts):
    assert split_into(event, position, unit) == parts


def test_a_person_says_whose_title_is_which(event):
    swapped = {("position", 0): 1, ("position", 1): 0}
    assert split_into(event, "Giám đốc; Kế toán", owners=swapped) == [("Kế toán", "Sở A", ""), ("Giám đốc", "Sở A", "")]
    shared = {("position", 0): 2, ("position", 1): 1}
    assert split_into(event, "Bí thư, Chủ tịch", owners=shared) == [
        ("Bí thư", "Sở A", ""), ("Bí thư; Chủ tịch", "Sở A", "")]  # fmt: skip


def test_a_registered_title_is_not_overwritten_by_a_joined_one(event):
    take_in(event, (1, "Trần Thị Thử", "Giám đốc", "Sở A", ""), head=TITLED)
    split_into(event, "Giám đốc; Kế toán; Thủ quỹ")
    batch = db.session.scalars(select(ImportBatch).filter_by(status="preview")).one()
    row = row_at(batch, 2)
    services.correct_row(row, version=row.version, texts={"position": ""})
    services.apply_batch(batch)
    assert people("full_name", "position") == [("Trần Thị Thử", "Giám đốc")]
