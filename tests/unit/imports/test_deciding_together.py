"""All rows of a kind decided at once: counted before, in one transaction, with one record, and taken back alike."""

import pytest
from sqlalchemy import select

from tests.factories import events
from tests.factories.ocop import workbook
from tests.factories.registrations import registration
from tests.unit.imports.test_deciding import outcomes, people, preview, row_at
from workshop.audit.models import AuditEntry
from workshop.extensions import db
from workshop.imports import groups, queries, services
from workshop.imports.services.locking import BatchChanged
from workshop.imports.services.one_row import WhyMissing
from workshop.imports.services.together import NobodyWaits, WayUnknown
from workshop.imports.targets import target_class

HEAD = ("STT", "Họ và tên", "Đơn vị", "Điện thoại", "Email")
MESSY = (
    (1, "Thạch Thị Sa", "Sở Công Thương", "0912000341", "sa@gmail.con"),
    (2, "Kim Văn Thí Dụ và Sơn Thị Tách", "Sở Công Thương", "0912000342/0912000343", ""),
    (3, "Trần Thị Một và Lê Văn Hai", "Sở Tài chính", "", ""),
    (4, "Nguyễn Thị Bốn + 02 chuyên viên", "Sở Y tế", "", "bon@gmail.con"),
    (5, "", "Sở Y tế", "0912000345", ""),
)


@pytest.fixture
def event(app):
    """An event with two kinds."""
    return events.event(kinds=("guest", "owner"))


def found(batch):
    """{reason: (rows, ways)} of the groups of a batch."""
    target = target_class(batch.kind)(batch.event)
    return {group.reason: (group.count, group.ways) for group in groups.groups(batch, target)}


def test_each_group_says_how_many_rows_a_decision_would_settle(event):
    batch = preview(event, *MESSY, head=HEAD)
    assert found(batch) == {
        "email_doubtful": (1, {"take": 1, "leave": 1}), "several_people": (2, {"split": 2, "leave": 2}),
        "unnamed_places": (1, {"split": 1, "leave": 1}), "value_missing": (1, {"leave": 1}),
    }  # fmt: skip


def test_all_rows_of_several_people_are_split_at_once_and_put_back_at_once(event):
    batch = preview(event, *MESSY, head=HEAD)
    before = outcomes(batch)
    assert services.decide_together(batch, "several_people", "split", version=batch.version) == 2
    assert outcomes(batch) == (4, 0, 3, 1)
    assert row_at(batch, 3, part=1).reading["full_name"] == "Sơn Thị Tách"
    assert groups.decided(batch) == {("several_people", "split"): 2}
    assert services.take_back_together(batch, "several_people", "split") == 2
    assert (outcomes(batch), groups.decided(batch)) == (before, {})
    assert found(batch)["several_people"] == (2, {"split": 2, "leave": 2})


def test_proposed_addresses_are_taken(event):
    batch = preview(event, *MESSY[:1], head=HEAD)
    services.decide_together(batch, "email_doubtful", "take")
    services.apply_batch(batch)
    assert people("full_name", "email") == [("Thạch Thị Sa", "sa@gmail.com")]


def test_an_empty_cell_repeats_the_row_above_for_all_of_them(event):
    rows = ((1, "Thạch Thị Sa", "Sở Thử"), (2, "Kim Thị Hạnh", ""), (3, "Lê Văn Mẫu", ""))
    batch = preview(event, *rows, head=HEAD[:3])
    assert services.decide_together(batch, "empty_below", "take") == 2
    services.apply_batch(batch)
    assert [unit for (unit,) in people("organization")] == ["Sở Thử"] * 3


@pytest.mark.parametrize(("way", "expected"), [("same", (0, 2, 0, 1)), ("new", (2, 0, 0, 1))])
def test_whoever_could_be_known_is_the_same_or_new(event, way, expected):
    for name, phone in (("Nguyễn Văn Toàn", "0912000342"), ("Trần Thị Hoa", "0912000343")):
        registration(event, full_name=name, phone=phone)
    rows = ((1, "Nguyễn Văn Tuấn", "", "0912000342"), (2, "Trần Thị Hòe", "", "0912000343"))
    batch = preview(event, *rows, head=HEAD[:4])
    assert found(batch) == {"perhaps_known": (2, {"same": 2, "new": 2, "leave": 2})}
    assert services.decide_together(batch, "perhaps_known", way) == 2
    assert outcomes(batch) == expected


def test_rows_are_left_out_with_one_reason_and_taken_in_after_all(event):
    batch = preview(event, *MESSY, head=HEAD)
    with pytest.raises(WhyMissing):
        services.decide_together(batch, "several_people", "leave", why="  ")
    services.decide_together(batch, "several_people", "leave", why="chờ đơn vị gửi lại")
    assert outcomes(batch) == (0, 0, 3, 3)
    assert row_at(batch, 3).reason_params == {"why": "chờ đơn vị gửi lại"}
    assert services.decide_together(batch, "left_out", "back") == 2
    assert outcomes(batch) == (0, 0, 5, 1)


def test_rows_that_were_skipped_are_taken_in(event):
    rows = (*MESSY[:1], (None, "Đại biểu Sở Công Thương", "", "", ""), (None, "Khách mời của tỉnh", "", "", ""))
    batch = preview(event, *rows, head=HEAD)
    assert found(batch)["section_row"] == (2, {"take": 2})
    services.decide_together(batch, "section_row", "take")
    assert outcomes(batch) == (2, 0, 1, 1)


def test_one_transaction_and_one_record_without_anybody_s_name(event):
    batch = preview(event, *MESSY, head=HEAD)
    services.decide_together(batch, "several_people", "split")
    line = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "imports.decided_together")).one()
    assert line.details == {"reason": "several_people", "way": "split", "rows": 2}


def test_what_cannot_be_is_refused_and_changes_nothing(event):
    batch = preview(event, *MESSY, head=HEAD)
    before = outcomes(batch)
    with pytest.raises(WayUnknown):
        services.decide_together(batch, "value_missing", "take")
    with pytest.raises(NobodyWaits):
        services.decide_together(batch, "struck_out", "take")
    with pytest.raises(WayUnknown):  # what the page never offers
        services.decide_together(batch, "header_row", "take")
    with pytest.raises(BatchChanged):
        services.decide_together(batch, "several_people", "split", version=batch.version + 1)
    with pytest.raises(NobodyWaits):
        services.take_back_together(batch, "several_people", "split")
    assert outcomes(batch) == before


def test_what_was_imported_meanwhile_is_not_put_back(event):
    batch = preview(event, *MESSY, head=HEAD)
    services.decide_together(batch, "several_people", "split")
    services.apply_batch(batch)
    with pytest.raises(NobodyWaits):
        services.take_back_together(batch, "several_people", "split")
    assert outcomes(batch) == (4, 0, 3, 1)


def test_decisions_outlive_a_new_reading_of_the_columns(event):
    batch = preview(event, *MESSY, head=HEAD)
    services.decide_together(batch, "several_people", "split")
    services.allow_column(batch, "religion", "thử")
    assert groups.decided(batch) == {("several_people", "split"): 2}
    assert outcomes(batch) == (4, 0, 3, 1)


def test_products_are_left_out_together(app):
    rows = (("Tên sản phẩm", "Chủ thể", "Xếp hạng"), ("Kẹo thử", "Bà Ai", "3 sao"), ("Mứt thử", "Bà Ai", "3 sao"))
    batch = services.read_batch("ocop", workbook(*rows), "ds.xlsx")
    assert found(batch) == {"kind_unreadable": (2, {"leave": 2})}
    services.decide_together(batch, "kind_unreadable", "leave", why="thiếu loại hình")
    assert queries.counts([batch.id])[batch.id]["skipped"] == 3
