"""The delegates of the demonstration: the guests of the article, and an invented list as units send it."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font

from workshop.demo.names import SEED, Inventor
from workshop.demo.provincial_list import DISTRICTS

AGENCIES = (
    "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Công Thương",
    "Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ", "Liên minh Hợp tác xã tỉnh Trà Vinh",
    "Dự án SME Trà Vinh", "Văn phòng Điều phối nông thôn mới tỉnh", "Trường Đại học Trà Vinh",
)  # fmt: skip
AGENCY_POSITIONS = ("Phó Giám đốc", "Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên", "Chuyên viên")
PRESS = ("Báo Trà Vinh", "Đài Phát thanh và Truyền hình Trà Vinh")
COLUMNS = ("STT", "Họ và tên", "Ông/Bà", "Chức vụ", "Đơn vị", "Điện thoại", "Email")
# seed of its own, so that a change in the provincial list does not rename the delegates
PEOPLE_SEED = SEED + 1


def workbook_bytes(listed_owners, platforms):
    """The list as an XLSX in five sections; ``listed_owners`` are the invented owners that send somebody."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh sách đại biểu"
    sheet["A1"] = "HỘI LIÊN HIỆP PHỤ NỮ TỈNH TRÀ VINH"
    sheet["A3"] = "DANH SÁCH ĐẠI BIỂU DỰ HỘI THẢO NGÀY 19/5/2023"
    sheet["A4"] = "DỮ LIỆU MINH HỌA"
    for column, title in enumerate(COLUMNS, 1):
        sheet.cell(6, column, title).font = Font(name="Times New Roman", bold=True)
    row = 7
    for title, people in _sections(Inventor(PEOPLE_SEED), listed_owners, platforms):
        sheet.cell(row, 1, title).font = Font(name="Times New Roman", bold=True)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(COLUMNS))
        for number, person in enumerate(people, 1):
            for column, value in enumerate((number, *person), 1):
                sheet.cell(row + number, column, value)
        row += len(people) + 1
    sheet.cell(row, 2, f"Tổng cộng: {row - 7 - 5} đại biểu")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _sections(inventor, listed_owners, platforms):
    yield "I. SỞ, BAN, NGÀNH, ĐOÀN THỂ", [
        _person(inventor, position, agency) for agency in AGENCIES for position in AGENCY_POSITIONS
    ]
    yield "II. HUYỆN, XÃ", [
        _person(inventor, position, f"Hội Liên hiệp Phụ nữ {district[0].lower()}{district[1:]}")
        for district, _communes in DISTRICTS
        for position in ("Chủ tịch Hội", "Phó Chủ tịch Hội", "Cán bộ Hội")
    ]
    yield "III. CHỦ THỂ OCOP", [
        (owner.representative, owner.representative_honorific, owner.representative_title, owner.name, owner.phone, "")
        for owner in listed_owners
    ]
    yield "IV. SÀN THƯƠNG MẠI ĐIỆN TỬ", [
        _person(inventor, position, platform)
        for platform in platforms
        for position in ("Giám đốc vùng", "Chuyên viên phát triển gian hàng")
    ]
    yield "V. BÁO, ĐÀI", [_person(inventor, "Phóng viên", unit) for unit in PRESS for _ in range(2)]


def _person(inventor, position, unit):
    name, woman = inventor.person()
    phone = inventor.phone() if inventor.random.random() < 0.8 else ""
    return name, "Bà" if woman else "Ông", position, unit, phone, ""
