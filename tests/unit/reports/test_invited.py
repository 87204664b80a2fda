"""Who was invited: the units with their quotas, on page, paper and tables alike; nobody else."""

from io import BytesIO

import openpyxl
import pytest

from tests.factories import registrations
from tests.factories.invitations import coming_event, invitation
from workshop.extensions import db
from workshop.paper import blocks as b
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.services import add_people
from workshop.registrations.invitations import queries as invitations
from workshop.reports import queries, services
from workshop.reports.documents import report_document, report_xlsx
from workshop.reports.refusals import WorkshopNotOver


@pytest.fixture
def event(app):
    """Three units with 2, 1 and 4 places: one names a person, one comes on a list, one says nothing."""
    event = coming_event(title="Hội nghị kết nối cung cầu", kinds=("agency", "owner"))
    first = invitation(event, unit="Sở Công Thương", quota=2, kind="agency")
    invitation(event, unit="HTX Thanh Bình", quota=1, kind="owner")
    invitation(event, unit="Trường Đại học Trà Vinh", quota=4, kind="")
    add_people(first.delegation, [Person("Lê An")])
    registrations.registration(event, kind="owner", organization="Hợp tác xã Thanh Bình", source="import")
    registrations.registration(event, kind="owner", organization="Hộ Ba", source="import")
    db.session.expire_all()
    return event


def tallied(tallies):
    return [(tally.label, tally.invited, tally.registered) for tally in tallies]


@pytest.mark.db
def test_invited_are_the_places_of_the_units_that_were_invited(event):
    figures, counts = queries.figures_of(event, queries.rows_of(event)), invitations.counts(event)
    assert (figures.units, figures.people.invited) == (counts.invited, counts.quota) == (3, 7)
    assert tallied(figures.by_unit) == [
        ("Sở Công Thương", 2, 1), ("HTX Thanh Bình", 1, 1), ("Hộ Ba", 0, 1), ("Trường Đại học Trà Vinh", 4, 0),
    ]  # fmt: skip
    assert tallied(figures.by_kind) == [("Nhóm agency", 2, 1), ("Nhóm owner", 1, 2), ("", 4, 0)]
    assert (figures.plain()["units_invited"], figures.plain()["invited"]) == (3, 7)


def test_paper_and_tables_say_the_same(event):
    blocks = report_document(event).blocks
    said = [block.text for block in blocks if isinstance(block, b.Paragraph)]
    assert "Đã mời 03 cơ quan, đơn vị với 07 đại biểu. Đại biểu đăng ký tham dự: 03; có mặt: 00 (0,0%)." in said
    table = next(block for block in blocks if isinstance(block, b.Table))
    assert [column.heading for column in table.columns] == ["Nhóm đại biểu", "Mời", "Đăng ký", "Có mặt"]
    assert table.rows[-1] == ("Tổng số", "7", "3", "0")
    book = openpyxl.load_workbook(BytesIO(report_xlsx(event)))
    units = [tuple(cell.value for cell in row) for row in book["Theo đơn vị"].iter_rows(min_row=2)]
    assert units[-1] == ("Trường Đại học Trà Vinh", 4, 0, 0)
    figures = {row[0].value: row[1].value for row in book["Số liệu"].iter_rows(min_row=2)}
    assert (figures["Cơ quan, đơn vị được mời"], figures["Đại biểu mời"]) == (3, 7)


def test_where_nobody_was_invited_by_letter_the_paper_does_not_speak_of_it(app):
    event = coming_event()
    registrations.registration(event, source="staff")
    blocks = report_document(event).blocks
    table = next(block for block in blocks if isinstance(block, b.Table))
    assert [column.heading for column in table.columns] == ["Nhóm đại biểu", "Đăng ký", "Có mặt"]
    assert not any("mời" in block.text for block in blocks if isinstance(block, b.Paragraph))


def test_a_report_is_no_forecast(event):
    services.edit_texts(event, 0, strengths="Tốt.", limits="Ít.", proposals="Thêm.")
    with pytest.raises(WorkshopNotOver):
        services.issue_report(event, 3)
    assert queries.issues(event) == []
