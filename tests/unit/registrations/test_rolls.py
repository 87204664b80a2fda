"""Lists on paper: groups, numbers, sums in words, and what the MC reads out."""

import re
import subprocess
from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook

from tests.factories import events
from tests.factories.registrations import registration
from tests.support.pictures import text_in
from workshop import hooks
from workshop.demo.steps import delegates as demo_delegates
from workshop.edges.spreadsheets import write_xlsx
from workshop.paper import blocks
from workshop.paper.render import document_docx, document_pdf
from workshop.registrations import documents, printed, services
from workshop.registrations.papers import rolls
from workshop.registrations.papers.greeting import spoken_titles


@pytest.fixture
def event(app):
    """Two kinds, three people."""
    made = events.event(title="Hội thảo OCOP")
    registration(made, full_name="Thạch Thị Sa", kind="owner", titles=["Giám đốc"], organization="HTX Phú Mỹ", phone="")
    registration(made, full_name="Lê Văn Ba", kind="owner", titles=["Chủ hộ"], organization="Hộ Ba", phone="",
                 honorific="ông")  # fmt: skip
    registration(made, full_name="Kim Rương", kind="leader", phone="", honorific="đồng chí",
                 titles=["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy"])  # fmt: skip
    return made


def table_of(document):
    return next(block for block in document.blocks if isinstance(block, blocks.Table))


def entries_of(document):
    return ["".join((each.lead, " ", each.name, each.text, each.note))
            for each in document.blocks if isinstance(each, blocks.Entry)]  # fmt: skip


def test_the_list_has_groups_running_numbers_and_a_place_to_sign(event):
    document = documents.delegate_list_document(event, printed.people_to_print(event), "Giấy mời số 12/GM-BTV")
    table = table_of(document)
    assert [column.heading for column in table.columns] == ["STT", "Họ và tên", "Ông/Bà", "Chức vụ", "Đơn vị", "Ký tên"]
    assert table.rows == (
        ("I. NHÓM LEADER",),
        ("1", "Kim Rương", "Đồng chí", "Ủy viên Ban Thường vụ Tỉnh ủy\nTrưởng Ban Dân vận Tỉnh ủy", "", ""),
        ("II. NHÓM OWNER",),
        ("2", "Lê Văn Ba", "Ông", "Chủ hộ", "Hộ Ba", ""),
        ("3", "Thạch Thị Sa", "", "Giám đốc", "HTX Phú Mỹ", ""),
    )
    assert table.footer == "Tổng số: 03 đại biểu"
    assert (document.orientation, document.blocks[3].text) == ("landscape", "(Kèm theo Giấy mời số 12/GM-BTV)")


def test_seats_stand_in_a_column_of_their_own_where_anybody_has_one(event):
    chosen = printed.people_to_print(event)[0]
    services.edit_registration(chosen, version=chosen.version, zone="A", seat="Ghế 12")
    table = table_of(documents.delegate_list_document(event, printed.people_to_print(event)))
    assert [column.heading for column in table.columns][5] == "Chỗ ngồi"
    assert [row[5] for row in table.rows if len(row) > 1] == ["Khu A · Ghế 12", "", ""]


def test_travel_money_is_summed_in_numbers_and_in_words(event):
    document = documents.receipt_document(event, printed.people_to_print(event), "money", amount=150_000)
    table = table_of(document)
    assert table.rows[-1] == ("", "Tổng cộng", "", "", "450.000", "")
    assert table.footer == (
        "Tổng số: 03 đại biểu; tổng số tiền: 450.000 đồng (bằng chữ: Bốn trăm năm mươi nghìn đồng)"
    )
    sheet = load_workbook(BytesIO(write_xlsx([documents.roll_sheet(document)]))).active
    above = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows(max_row=7)]
    assert above == [
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Độc lập - Tự do - Hạnh phúc"], [],
        ["DANH SÁCH KÝ NHẬN TIỀN HỖ TRỢ ĐI LẠI"], ["Tham dự Hội thảo OCOP"], ["Ngày 19/5/2023, tại Hội trường tỉnh"],
        [f"(Kèm theo {rolls.DOTS})"],
    ]  # fmt: skip
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) == ("A10", "$9:$9", "A9:F16")
    assert [cell.value for cell in sheet[11]] == [
        1, "Kim Rương", "Ủy viên Ban Thường vụ Tỉnh ủy\nTrưởng Ban Dân vận Tỉnh ủy", None, 150_000, None,
    ]  # fmt: skip
    assert sheet[15][4].value == 450_000


@pytest.mark.parametrize(("kind", "title"), [
    ("documents", "DANH SÁCH KÝ NHẬN TÀI LIỆU"), ("meals", "DANH SÁCH KÝ NHẬN PHIẾU ĂN"),
    ("money", "DANH SÁCH KÝ NHẬN TIỀN HỖ TRỢ ĐI LẠI"),
])  # fmt: skip
def test_a_receipt_says_what_is_received(event, kind, title):
    document = documents.receipt_document(event, printed.people_to_print(event), kind, amount=100)
    assert (document.blocks[0].text, table_of(document).columns[-1].heading) == (title, "Ký nhận")


def test_the_mc_reads_the_guests_of_the_article_in_their_order_with_all_titles(app):
    made = events.event()
    demo_delegates._register_guests(made)
    document = documents.greeting_document(made, printed.people_to_print(made), named_kinds=("leader",))
    assert entries_of(document) == [
        "1. Kim Rương, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy",
        "2. Nguyễn Quỳnh Thiện, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh",
        "3. Dương Hoàng Sum, Tỉnh ủy viên, Giám đốc Sở Văn hóa, Thể thao và Du lịch",
    ]
    paragraphs = [each.text for each in docx.Document(BytesIO(document_docx(document))).paragraphs]
    assert "1.\tKim Rương, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy" in paragraphs


@pytest.mark.pdf
def test_the_mcs_list_prints_large_and_whole(event):
    document = documents.greeting_document(event, printed.people_to_print(event), named_kinds=("leader", "owner"))
    assert document.font_pt == 18
    said = " ".join(text_in(document_pdf(document)).split())
    assert "1. Đồng chí Kim Rương, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy" in said
    assert "2. Ông Lê Văn Ba, Chủ hộ, Hộ Ba 3. Thạch Thị Sa, Giám đốc HTX Phú Mỹ" in said


def test_the_many_are_read_in_a_line_and_who_has_come_is_marked(event):
    people = printed.people_to_print(event)
    document = documents.greeting_document(event, people, named_kinds=("leader",), present={people[0].id, people[1].id})
    assert entries_of(document) == [
        "1. Đồng chí Kim Rương, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy (đã đến)",
        "- Đại diện nhóm owner, 02 đại biểu: Hộ Ba; HTX Phú Mỹ. (đã đến 1)",
    ]
    assert document.blocks[-1].text == "Tổng số: 03 đại biểu (đã đến 2)"


def test_a_deputy_is_read_with_their_own_name_and_post_and_whom_they_replace(event):
    leader = printed.people_to_print(event)[0]
    services.cancel_registration(leader, "in place of")
    registration(event, full_name="Trần Thị Hoa", kind="leader", titles=["Phó Trưởng Ban Dân vận Tỉnh ủy"],
                 honorific="bà", phone="", in_place_of=leader)  # fmt: skip
    people = printed.people_to_print(event)
    document = documents.greeting_document(event, people, named_kinds=("leader",), replaced=printed.replaced_by(people))
    assert entries_of(document)[0] == (
        "1. Bà Trần Thị Hoa, Phó Trưởng Ban Dân vận Tỉnh ủy (đi thay đồng chí Kim Rương, "
        "Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy)"
    )


def test_nobody_is_marked_before_the_first_has_come(event):
    assert hooks.first("present_registrations", event) is None


def test_a_clerk_of_a_school_does_not_rank_as_its_head(event):
    clerk = registration(event, titles=["Chuyên viên"], organization="Trường Đại học Trà Vinh")
    deputy = registration(event, titles=["Phó Giám đốc"], organization="Sở Công Thương")
    assert deputy.rank < clerk.rank


@pytest.mark.parametrize(("typed", "printed"), [
    ("Giấy mời số 05/GM-BTV", "(Kèm theo Giấy mời số 05/GM-BTV)"), ("kèm theo Giấy mời", "(Kèm theo Giấy mời)"),
    ("(Kèm theo Giấy mời)", "(Kèm theo Giấy mời)"), ("", f"(Kèm theo {rolls.DOTS})"),
])  # fmt: skip
def test_what_a_list_goes_with_is_said_once(app, typed, printed):
    document = rolls.delegate_list_document(events.event(), [], typed)
    (said,) = [block.text for block in document.blocks if getattr(block, "text", "").startswith("(Kèm")]
    assert said == printed


@pytest.mark.parametrize(("position", "unit", "said"), [
    ("Chủ tịch UBND xã", "UBND xã Mỹ Long", "Chủ tịch UBND xã Mỹ Long"),
    ("Chủ hộ", "Hộ Ba", "Chủ hộ, Hộ Ba"), ("Phó Giám đốc", "Sở Công Thương", "Phó Giám đốc Sở Công Thương"),
    ("Chủ tịch UBND xã Mỹ Long", "UBND xã Mỹ Long", "Chủ tịch UBND xã Mỹ Long"),
])  # fmt: skip
def test_a_title_and_its_unit_are_said_without_saying_a_part_twice(event, position, unit, said):
    assert spoken_titles(registration(event, titles=[position], organization=unit)) == said


@pytest.mark.pdf
def test_the_sum_and_the_signatures_take_the_last_people_along(app):
    made = events.event(title="Hội thảo OCOP")
    for number in range(1, 9):
        registration(made, full_name=f"Lê Văn Thử{number}", kind="owner", phone="")
    pdf = document_pdf(documents.receipt_document(made, printed.people_to_print(made), "money", amount=150_000))
    command = ["pdftotext", "-layout", "-", "-"]
    said = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    *_before, last = said.split("\f")[:-1]
    assert len(re.findall(r"Thử\d", last)) >= 3
    assert "NGƯỜI LẬP BẢNG" in last


@pytest.mark.parametrize(
    ("title", "said"),
    [("Hội nghị kết nối", "Tham dự Hội nghị kết nối"), ("Kết nối OCOP", "Tham dự Hội thảo “Kết nối OCOP”")],
)
def test_a_list_names_the_gathering_once(app, title, said):
    document = documents.delegate_list_document(events.event(title=title), [])
    assert next(block for block in document.blocks if isinstance(block, blocks.Subtitle)).text == said
