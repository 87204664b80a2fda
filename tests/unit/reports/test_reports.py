"""The report: figures counted from the rows that it lists, texts with a version, issued bytes that stay."""

import datetime as dt
from io import BytesIO

import openpyxl
import pikepdf
import pytest

from tests.factories import events, registrations
from tests.factories.booths import booth
from tests.factories.dialogue import question
from workshop.checkin.models import Admission, Point, Scan
from workshop.dialogue.services import answer_question, hide_question
from workshop.errors import NotFound, StaleVersion
from workshop.events.services import add_session
from workshop.extensions import db
from workshop.paper import blocks as b
from workshop.paper.render import document_pdf
from workshop.paper.services import read_file
from workshop.registrations.services import cancel_registration
from workshop.reports import queries, services
from workshop.reports.documents import report_document, report_xlsx
from workshop.reports.refusals import DateUnreadable, ReportIncomplete
from workshop.transactions import transaction

WRITTEN = {"strengths": "Thiết thực.", "limits": "Thời gian ngắn.", "proposals": "Tập huấn thêm."}


def arrive(event, person):
    """Let ``person`` come through the entry of ``event``."""
    with transaction() as session:
        point = session.scalar(db.select(Point).where(Point.event_id == event.id))
        if point is None:
            point = Point(event_id=event.id, code="entry", label="Cửa vào")
            session.add(point)
            session.flush()
        scan_id = f"00000000-0000-4000-8000-{person.id:012d}"
        at = event.starts_at - dt.timedelta(minutes=5)
        session.add(Scan(id=scan_id, event_id=event.id, point_id=point.id, registration_id=person.id,
                         outcome="accepted", scanned_at=at, corrected_at=at, body_hash="-"))  # fmt: skip
        session.flush()
        session.add(Admission(event_id=event.id, registration_id=person.id, point_id=point.id, scan_id=scan_id,
                              admitted_at=at))  # fmt: skip


@pytest.fixture
def event(app):
    """A morning with four delegates, two of them present, a talk, a question and a booth."""
    event = events.event(title="Hội thảo dừa sáp", kinds=("leader", "owner"))
    people = [
        registrations.registration(
            event, kind="owner", honorific="bà", organization="HTX Một", source="import"
        ),
        registrations.registration(
            event, kind="owner", honorific="", organization="HTX một", source="walk_in"
        ),
        registrations.registration(
            event, kind="leader", honorific="ông", organization="UBND tỉnh", source="staff"
        ),
        registrations.registration(event, kind="leader", organization="UBND tỉnh", source="staff"),
    ]
    arrive(event, people[0])
    arrive(event, people[1])
    cancel_registration(people[3])
    add_session(event, "talk", "Tổng quan các sàn", speaker="Trần Văn Ví Dụ")
    add_session(event, "break", "Giải lao")
    asked, hidden = question(event, text="Phí bao nhiêu?"), question(event)
    answer_question(asked, asked.version, answer="Miễn phí.", answered_by="Sàn Thử")
    hide_question(hidden)
    booth(event, number="A1", holder="HTX Một")
    db.session.expire_all()
    return event


def tallied(tallies):
    return [(tally.label, tally.invited, tally.registered, tally.present) for tally in tallies]


def test_every_figure_counts_rows(event):
    figures = queries.figures_of(event, queries.rows_of(event))
    assert tallied([figures.people]) == [("", 0, 3, 2)]
    assert tallied(figures.by_kind) == [("Nhóm leader", 0, 1, 0), ("Nhóm owner", 0, 2, 2)]
    assert tallied(figures.by_unit) == [("HTX Một", 0, 2, 2), ("UBND tỉnh", 0, 1, 0)]
    assert (figures.walk_ins, figures.men, figures.women) == (1, 0, 1)
    assert (figures.talks, figures.questions, figures.answered, figures.booths) == (1, 1, 1, 1)
    assert (figures.memoranda, figures.signed, figures.awards) == (0, 0, ())


def test_the_lists_of_the_report_are_as_long_as_its_figures(event):
    tables = [block for block in report_document(event).blocks if isinstance(block, b.Table)]
    assert [table.footer for table in tables[1:]] == ["Tổng số: 02 đại biểu", "Tổng số: 01 ý kiến"]
    assert tables[0].rows[-1] == ("Tổng số", "3", "2")
    people = [row for row in tables[1].rows if len(row) > 1]
    assert [(row[0], row[3]) for row in people] == [("1", "HTX Một"), ("2", "HTX một")]


def test_a_draft_says_so_and_the_demonstration_too(event):
    assert report_document(event).mark == "BẢN DỰ THẢO"
    assert report_document(event, is_issued=True).mark == ""
    shown = events.event(is_demonstration=True)
    document = report_document(shown, is_issued=True)
    assert (document.mark, b.Mark("DỮ LIỆU MINH HỌA") in document.blocks) == ("DỮ LIỆU MINH HỌA", True)


def test_the_number_of_reads_does_not_grow_with_the_rows(event, app):
    from sqlalchemy import event as listening

    asked = []
    listening.listen(db.engine, "before_cursor_execute", lambda *_args: asked.append(1))

    def reads():
        db.session.expire_all()
        asked.clear()
        queries.figures_of(event, queries.rows_of(event))
        return len(asked)

    few = reads()
    for _ in range(29):
        registrations.registration(event)
        booth(event)
        question(event)
    assert reads() == few


def test_texts_carry_a_version_that_only_rises(event):
    services.edit_texts(event, 0, **WRITTEN)
    assert queries.version_of(event) == 3
    services.edit_texts(event, 3, **{**WRITTEN, "limits": "Hội trường nhỏ."})
    assert (queries.version_of(event), queries.texts_of(event)["limits"]) == (4, "Hội trường nhỏ.")
    with pytest.raises(StaleVersion):
        services.edit_texts(event, 3, strengths="Khác.")
    with pytest.raises(DateUnreadable):
        services.edit_texts(event, 4, dated_on="hôm qua")


@pytest.mark.pdf
def test_issued_bytes_stay_and_a_correction_is_a_new_issue(event):
    with pytest.raises(ReportIncomplete):
        services.issue_report(event, 0)
    services.edit_texts(event, 0, **WRITTEN)
    first = services.issue_report(event, 3)
    kept = read_file(first.file)
    assert (first.number, first.figures["present"], first.figures["answered"]) == (1, 2, 1)
    booth(event)
    services.edit_texts(event, 3, limits="Khác.")
    with pytest.raises(StaleVersion):
        services.issue_report(event, 3)
    second = services.issue_report(event, 4)
    assert [(each.number, each.figures["booths"]) for each in queries.issues(event)] == [(2, 2), (1, 1)]
    assert read_file(queries.issue_numbered(event, 1).file) == kept != read_file(second.file)
    with pytest.raises(NotFound):
        queries.issue_numbered(event, 3)


@pytest.mark.pdf
def test_the_pdf_is_tagged_vietnamese_and_named(event):
    with pikepdf.open(BytesIO(document_pdf(report_document(event)))) as pdf:
        assert (str(pdf.Root.Lang), str(pdf.docinfo["/Title"])) == ("vi", "Báo cáo kết quả Hội thảo dừa sáp")
        assert pdf.Root.MarkInfo.Marked


def test_the_workbook_holds_every_table(event):
    book = openpyxl.load_workbook(BytesIO(report_xlsx(event)))
    assert book.sheetnames == [
        "Số liệu", "Theo nhóm", "Theo đơn vị", "Đại biểu", "Tham luận", "Biên bản ghi nhớ", "Khen thưởng", "Đối thoại",
        "Gian hàng",
    ]  # fmt: skip
    figures = {row[0].value: row[1].value for row in book["Số liệu"].iter_rows(min_row=2)}
    assert (figures["Đại biểu có mặt"], figures["Gian hàng"]) == (2, 1)
    assert [[cell.value for cell in row][1:] for row in book["Đối thoại"].iter_rows(min_row=2)] == [
        [None, "Phí bao nhiêu?", None, "Miễn phí.", "Sàn Thử"]
    ]
