"""The invitation on paper: one page, everything that stands on it, PDF and DOCX alike, hundreds by a job."""

import datetime as dt
import io
import subprocess
import zipfile

import docx
import pikepdf
import pytest

from tests.factories.invitations import coming_event, invitation
from workshop.directory.services import create_organization
from workshop.edges.jobs.models import Job
from workshop.edges.jobs.running import run_pending
from workshop.edges.pdf import count_pages
from workshop.events.models import Host, ProgrammeSession
from workshop.extensions import db
from workshop.paper.blocks import PREVIEW
from workshop.paper.models import StoredFile
from workshop.paper.services import read_file
from workshop.registrations.delegations.links import link_url
from workshop.registrations.invitations import documents, queries, services
from workshop.transactions import transaction

STARTS = dt.datetime(2027, 5, 19, 0, 30, tzinfo=dt.UTC)


@pytest.fixture
def found(app):
    """An invitation of a workshop with a host and a programme."""
    event = coming_event(
        title="Hội thảo Giải pháp đẩy mạnh phát triển sản phẩm OCOP", starts_at=STARTS,
        ends_at=STARTS + dt.timedelta(hours=4), contact_name="Lê Bé", contact_phone="02943855123",
    )  # fmt: skip
    lead = create_organization(
        "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh", header_profile="mass", header_parent="HỘI LHPN VIỆT NAM",
        header_body="BAN THƯỜNG VỤ TỈNH TRÀ VINH", document_symbol="BTV", place="Trà Vinh",
    )  # fmt: skip
    with transaction() as session:
        session.add(Host(event_id=event.id, organization_id=lead.id, role="lead"))
        for place, title in enumerate(("Đón tiếp đại biểu", "Khai mạc", "Tham luận", "Đối thoại", "Ký kết ghi nhớ")):
            session.add(ProgrammeSession(event_id=event.id, title=title, position=place,
                                         starts_at=STARTS + dt.timedelta(minutes=30 * place)))  # fmt: skip
    db.session.expire_all()
    services.edit_letter(
        event, version=0, texts={"signer": "Nguyễn Thị Hồng", "recipients": "Như trên\nLưu: VT"}, number="05",
        dated_on=dt.date(2027, 5, 4), reply_by=dt.date(2027, 5, 14),
    )  # fmt: skip
    return invitation(event, unit="Sở Văn hóa, Thể thao và Du lịch")


def made(found):
    return documents.invitation_files(documents.invitation_document(found, queries.letter_of(found.event)))


def text_of(pdf):
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def test_one_page_says_everything(found):
    pdf, _docx = made(found)
    said = " ".join(text_of(pdf).split())
    for part in (
        "Số: 05/GM-BTV", "Trà Vinh, ngày 04 tháng 5 năm 2027", "GIẤY MỜI",
        "Kính mời: Sở Văn hóa, Thể thao và Du lịch", "cử 01 lãnh đạo và 01 chuyên viên tham dự hội thảo",
        "Thời gian: 07 giờ 30 phút, thứ Tư, ngày 19 tháng 5 năm 2027.", "Địa điểm: Hội trường tỉnh.",
        "Chủ trì: Hội Liên hiệp Phụ nữ tỉnh Trà Vinh.", "Thành phần:", "07 giờ 30 phút: Đón tiếp đại biểu", "Lưu ý:",
        "trước ngày 14/5/2027", "Lê Bé, 0294 3855 123", "TM. BAN THƯỜNG VỤ", "Nguyễn Thị Hồng", "Nơi nhận:",
    ):  # fmt: skip
        assert part in said, part
    assert link_url(found.delegation) in "".join(text_of(pdf).split())
    assert count_pages(pdf) == 1


def test_the_file_is_tagged_in_vietnamese_with_its_fonts(found):
    pdf, _docx = made(found)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "vi"
        assert bool(opened.Root.MarkInfo.Marked) is True
        assert "Giấy mời" in str(opened.docinfo["/Title"])
        for font in opened.pages[0].Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert [key for key in dict(descriptor) if key.startswith("/FontFile")]


def test_the_docx_says_the_same(found):
    _pdf, data = made(found)
    written = docx.Document(io.BytesIO(data))
    said = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert "Thời gian: 07 giờ 30 phút, thứ Tư, ngày 19 tháng 5 năm 2027." in said
    assert "Kính mời: Sở Văn hóa, Thể thao và Du lịch" in said


def test_a_long_programme_still_leaves_one_page(found):
    with transaction() as session:
        for place in range(6):
            session.add(ProgrammeSession(
                event_id=found.event_id, position=10 + place, starts_at=STARTS,
                title=f"Tham luận {place + 1}: kinh nghiệm đưa sản phẩm kinh doanh trên các sàn thương mại điện tử",
            ))  # fmt: skip
    db.session.expire_all()
    pdf, _docx = made(found)
    assert count_pages(pdf) == 1
    assert "Tham luận 6" in " ".join(text_of(pdf).split())


def test_without_an_address_it_is_a_preview(found, app):
    app.config["WORKSHOP_IS_PREVIEW"] = True
    assert documents.invitation_document(found, queries.letter_of(found.event)).mark == PREVIEW


@pytest.mark.parametrize("mark", ["{{thành phần mời}}", "{quota}"])
def test_texts_of_the_organizer_stand_in_place_of_the_usual(found, mark):
    services.edit_letter(found.event, version=1, texts={"opening": f"Trân trọng mời {mark} đến dự."})
    document = documents.invitation_document(found, queries.letter_of(found.event))
    said = [getattr(block, "text", "").replace("\u00a0", " ") for block in document.blocks]
    assert "Trân trọng mời 01 lãnh đạo và 01 chuyên viên đến dự." in said


@pytest.mark.db
def test_many_are_made_by_a_job_as_one_pdf_and_a_zip(found):
    invitation(found.event, unit="Sở Y tế")
    job = services.print_invitations(found.event)
    run_pending()
    db.session.expire_all()
    job = db.session.get(Job, job.id)
    assert (job.status, job.done, job.failed) == ("done", 2, 0)
    assert job.result["url"] == f"/events/{found.event.slug}/invitations/prints/{job.id}"
    merged = read_file(db.session.get(StoredFile, job.result["merged"]))
    assert count_pages(merged) == 2
    with zipfile.ZipFile(io.BytesIO(read_file(db.session.get(StoredFile, job.result["zip"])))) as archive:
        assert sorted(archive.namelist()) == [
            "docx/001-giay-moi-so-van-hoa-the-thao-va-du-lich.docx", "docx/002-giay-moi-so-y-te.docx",
            "pdf/001-giay-moi-so-van-hoa-the-thao-va-du-lich.pdf", "pdf/002-giay-moi-so-y-te.pdf",
        ]  # fmt: skip
