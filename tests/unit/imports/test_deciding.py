"""What a person decides about a list: its columns, who is known, the same file again corrected, and the way back."""

import pytest
from sqlalchemy import select

from tests.factories import events
from tests.factories.ocop import workbook
from tests.factories.registrations import registration
from workshop.audit.models import AuditEntry
from workshop.extensions import db
from workshop.imports import queries, services, showing
from workshop.imports.models import ImportOriginal, ImportRow
from workshop.imports.targets import target_class
from workshop.registrations.models import Registration
from workshop.registrations.services import edit_registration

HEAD = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại")
LIST = (
    (1, "Bà Thạch Thị Sa", "Giám đốc", "Sở Công Thương", "0912000341"),
    (2, "Nguyễn Văn Tuấn", "Chuyên viên", "Sở Công Thương", "0912000342"),
    (3, "Kim Thị Hạnh", "Chủ tịch", "Hội LHPN xã Kim Sơn", "0912000343"),
    (4, "Lê Văn Mẫu", "", "HTX Phù Sa", ""),
)


@pytest.fixture
def event(app):
    """An event with three kinds."""
    return events.event(kinds=("leader", "owner", "agency"))


def preview(event, *rows, head=HEAD, name="ds.xlsx", **options):
    """Read a list."""
    return services.read_batch("registrations", workbook(head, *rows, **options), name, event)


def take_in(event, *rows, **options):
    """Read and apply a list."""
    return services.apply_batch(preview(event, *rows, **options))


def outcomes(batch):
    """The four counts, which must add up."""
    counted = queries.counts([batch.id])[batch.id]
    assert counted["read"] == sum(counted[name] for name in queries.OUTCOMES)
    return tuple(counted[name] for name in queries.OUTCOMES)


def row_at(batch, number, part=0):
    """One row of a batch, as it is now."""
    db.session.expire_all()
    return db.session.scalars(select(ImportRow).filter_by(batch_id=batch.id, row=number, part=part)).one()


def people(*columns):
    """Everyone's values of these columns, in order of sign-up."""
    chosen = [getattr(Registration, name) for name in columns]
    return [tuple(row) for row in db.session.execute(select(*chosen).order_by(Registration.id))]


def everything():
    """All columns of all registrations but those that count changes, and their titles."""
    db.session.expire_all()
    kept = [c for c in Registration.__table__.columns if c.name not in ("version", "change_number")]
    return [
        tuple(getattr(each, column.name) for column in kept)
        + tuple((title.title, title.rank, title.position) for title in each.titles)
        for each in db.session.scalars(select(Registration).order_by(Registration.id))
    ]


def test_the_same_file_with_one_phone_and_one_spelling_corrected_gives_two_updates_and_undo_brings_back(event):
    take_in(event, *LIST)
    before = everything()
    corrected = [list(row) for row in LIST]
    corrected[0][4] = "0912000999"
    corrected[1][1] = "Nguyễn Văn Toàn"
    batch = preview(event, *corrected)
    assert outcomes(batch) == (0, 2, 0, 3)
    services.apply_batch(batch)
    assert outcomes(batch) == (0, 2, 0, 3)
    assert people("full_name", "phone")[:2] == [("Thạch Thị Sa", "0912000999"), ("Nguyễn Văn Toàn", "0912000342")]
    assert services.undo_batch(batch) == 0
    assert everything() == before


def test_the_very_same_file_again_changes_nothing_and_says_so(event):
    take_in(event, *LIST)
    before = people("full_name", "version", "change_number")
    batch = take_in(event, *LIST)
    assert outcomes(batch) == (0, 0, 0, 5)
    assert {row.reason_code for row in batch.rows[1:]} == {"already_so"}
    assert queries.accounting(batch)["rows"][1]["registration"]["full_name"] == "Thạch Thị Sa"
    assert people("full_name", "version", "change_number") == before


def test_sheets_that_overlap_name_each_person_once(event):
    more = {"Huyện": [HEAD, (1, "Thạch Thị Sa", "", "Sở Công Thương", "0912000341"), (2, "Trần An", "", "Xã", "")]}
    batch = take_in(event, *LIST, more=more)
    assert outcomes(batch) == (5, 0, 0, 3)
    assert len(people("id")) == 5


@pytest.mark.parametrize(("known", "row"), [
    ({"full_name": "Nguyễn Văn Toàn", "phone": "0912000342"}, LIST[1]),  # near, the same phone
    ({"full_name": "Kim Thị Hạnh", "organization": "Hội LHPN xã Kim Sơn", "phone": "0912000888"}, LIST[2]),
    ({"full_name": "Lê Văn Mậu B", "organization": "HTX Phù Sa", "phone": ""}, (4, "Lê Văn Mẫu", "", "HTX Phù Sa", "")),
])  # fmt: skip
def test_who_may_be_known_is_asked_about_and_a_person_decides(event, known, row):
    if known["full_name"].endswith(" B"):
        known["full_name"] = "Lê Văn Mẫn"
    registered = registration(event, **known)
    for person, expected in ((registered.id, (0, 1, 0, 1)), ("new", (1, 0, 0, 1))):
        batch = preview(event, row)
        asked = row_at(batch, 2)
        assert (asked.outcome, asked.reason_code) == ("needs_person", "perhaps_known")
        assert asked.reason_params["candidates"] == [registered.id]
        services.correct_row(asked, version=asked.version, person=person)
        assert outcomes(batch) == expected


def test_families_and_offices_share_phones_and_stay_apart(event):
    batch = take_in(event, (1, "Trần An", "", "Xã A", "0912000341"), (2, "Trần Anh", "", "Xã A", "0912000341"),
                    (3, "Lê Thị Hoa", "", "Xã B", "0912000341"))  # fmt: skip
    assert outcomes(batch) == (3, 0, 0, 1)
    assert outcomes(preview(event, (1, "Trần An", "", "Xã A", "0912000341"),
                            (2, "Trần Anh", "", "Xã A", "0912000341"))) == (0, 0, 0, 3)  # fmt: skip


def test_a_column_gets_another_meaning_and_the_file_is_read_anew(event):
    batch = preview(event, *LIST, head=("STT", "Họ và tên", "Chức vụ", "Nơi làm", "Điện thoại"))
    assert "organization" not in queries.sheet_of(batch, "Sheet1")["columns"]
    stated = {"header": [1, 1], "columns": {"full_name": [1], "organization": [3], "phone": [4]}, "skip": False}
    services.map_sheet(batch, "Sheet1", stated, version=1)
    assert row_at(batch, 2).reading["organization"] == "Sở Công Thương"
    with pytest.raises(services.BatchChanged):
        services.map_sheet(batch, "Sheet1", stated, version=1)
    services.map_sheet(batch, "Sheet1", {**stated, "skip": True})
    assert outcomes(batch) == (0, 0, 0, 5)
    services.map_sheet(batch, "Sheet1", stated)
    services.apply_batch(batch)
    assert outcomes(batch) == (4, 0, 0, 1)
    assert db.session.query(ImportOriginal).count() == 0
    with pytest.raises(services.BatchNotInPreview):
        services.map_sheet(batch, "Sheet1", stated)


def test_sensitive_columns_are_kept_only_for_a_reason(event):
    head = (*HEAD, "Số CCCD", "Dân tộc")
    batch = preview(event, (*LIST[0], "084300001234", "Khmer"), head=head)
    kept = row_at(batch, 2)
    assert "084300001234" not in str([kept.source, kept.reading, kept.notes])
    services.allow_column(batch, "ethnic_group", "báo cáo chính sách dân tộc")
    kept = row_at(batch, 2)
    assert (kept.reading["ethnic_group"], "identity_number" in kept.reading, "Khmer" in kept.source) == (
        "Khmer", False, False)  # fmt: skip
    services.apply_batch(batch)
    assert people("note") == [("Dân tộc: Khmer",)]
    line = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "imports.column_allowed")).one()
    assert line.details == {"column": "ethnic_group", "why": "báo cáo chính sách dân tộc"}


def test_what_somebody_changed_since_is_left_and_who_uses_a_ticket_is_cancelled(event):
    batch = take_in(event, *LIST)
    changed, used = db.session.scalars(select(Registration).order_by(Registration.id).limit(2))
    edit_registration(changed, version=changed.version, note="ngồi hàng đầu")
    registration(event, full_name="Người Thay", in_place_of=used)
    assert services.undo_batch(batch) == 1
    assert [row.reading["full_name"] for row in queries.left_behind(batch)] == ["Thạch Thị Sa"]
    assert people("full_name", "status") == [
        ("Thạch Thị Sa", "confirmed"), ("Nguyễn Văn Tuấn", "cancelled"), ("Người Thay", "confirmed")]  # fmt: skip
    assert row_at(batch, 3).reason_code == "cancelled_instead"
    with pytest.raises(services.BatchNotApplied):
        services.undo_batch(batch)


def test_who_is_left_after_an_undo_is_named_with_the_unit(event):
    target = target_class("registrations")(event)
    readings = ({}, {"full_name": "Lê Văn Hùng", "organization": "Sở A"}, {"full_name": "Lê Văn Hùng"})
    rows = [ImportRow(reading=reading) for reading in readings]
    assert showing.named(target, rows) == ["Lê Văn Hùng (Sở A)", "Lê Văn Hùng"]
