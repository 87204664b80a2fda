"""A workbook of delegates with the mess of real ones: twenty-four of the twenty-five kinds that provinces send.

``workbook()`` makes it; ``EXPECTED`` says per sheet and row what a careful clerk makes of it: the name of a
person who can be registered, or the code of the reason why not. ``workbook(corrected=True)`` is the file
that the unit sends again, with one phone and one spelling put right. All people are invented.
"""

import datetime as dt
import unicodedata
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

FINAL, OLD, ADDED = "Bản cuối", "Sheet1", "DS bổ sung"
HEAD = ("TT", "HỌ VÀ TÊN\nĐẠI BIỂU", "Năm sinh", "Chức vụ", "Đơn vị", "Liên hệ", None, "Ghi chú")
UNDER_HEAD = (None, None, None, None, None, "ĐT", "Email")
NFD_NAME = unicodedata.normalize("NFD", "Nguyễn Thị Hằng")

# (the cells of a row, what becomes of it); rows of the sheet "Bản cuối" from the first
FINAL_LINES = (
    (("UBND TỈNH TRÀ VINH", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "above_header"),
    (("HỘI LHPN TỈNH", None, None, None, "Độc lập - Tự do - Hạnh phúc"), "above_header"),
    (("DANH SÁCH ĐẠI BIỂU DỰ HỘI THẢO",), "above_header"),
    (("(Kèm theo Công văn số 12/CV-HPN ngày 05 tháng 5 năm 2023)",), "above_header"),
    (HEAD, "header_row"),
    (UNDER_HEAD, "header_row"),
    (("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"), "header_row"),
    (("I. LÃNH ĐẠO TỈNH",), "section_row"),
    (("01", "Đ/c Thạch Văn Mẫu", 1975, "Chủ tịch", "UBND tỉnh", 912345678.0, "mailto:mau@vi-du.vn"), "Thạch Văn Mẫu"),
    (("02", "  BÀ NGUYỄN  THỊ\u00a0THỬ ", "75", "Phó Chủ tịch", None, "01234 567 890"), "NGUYỄN THỊ THỬ"),
    (("II", "SỞ, NGÀNH"), "section_row"),
    ((1, "ThS. Lê Văn Hoà (Giám đốc)", dt.datetime(1975, 3, 15), "-", "Sở NN&PTNT", "+84 912 345 680"), "Lê Văn Hoà"),
    ((2, "Trần Văn Nhì", "15/3/75", "Chuyên viên", "như trên", "0912.345.681/0987 654 321"), "Trần Văn Nhì"),
    ((3, NFD_NAME, "03/15/1975", "nt", "Sở Công Thương", "Zalo: 0912345682"), "Nguyễn Thị Hằng"),
    ((4, "NguyÔn ThÞ H\xadêng", "1980", "Phã Gi¸m ®èc", "Sở Công Thương", "0294 3855 123"), "Nguyễn Thị Hường"),
    ((5, "Nguyeãn Thò Hoàng", "Không", "…", "Sở Công Thương", "912345683"), "Nguyễn Thị Hồng"),
    ((6, "Phạm Thị Sáu\nLê Văn Bảy", None, "Chuyên viên", "Sở Tài chính", "0912345684"), "several_people"),
    ((7, "Trần Văn Tám + 01 chuyên viên", None, "Phó", "Sở Tài chính", "0912345685"), "unnamed_places"),
    ((8, "Võ Văn Hủy", None, "Phó", "Sở Tài chính", "0912345686"), "struck_out"),
    ((9, "Võ Văn Lọc", None, "Phó", "Sở Tài chính", "0912345687"), "hidden_row"),
    (("=A20+1", "Võ Thị Thư", None, "Phó", "Sở Tài chính", "0912345688", "thu.vo @gmail.con"), "email_doubtful"),
    (("=A21+1", "Võ Thị Tròn", None, "Phó", "Sở Tài chính", "9.12E+08"), "phone_rounded"),
    ((14, "Võ Thị Công", None, "Phó", "Sở Tài chính", "=VLOOKUP(B23,Khac!A:B,2,0)"), "nothing_computed"),
    ((15, "Võ Thị Lỗi", None, "Phó", "#REF!", "0912345690"), "nothing_computed"),
    ((16, "Bùi Văn Đủ", None, "Phó", "Sở Nội vụ", "0912345691"), "Bùi Văn Đủ"),
    ((17, "Bùi Thị Trống", None, "Phó", None, "0912345692"), "empty_below"),
    ((18, "Bùi Thị Ghi", None, "Phó", "Sở Nội vụ", None), "phone_in_note"),
    ((19, "Bùi Thị Vàng", None, "Phó", "Sở Nội vụ", "0912345694", "vang@vi-du.vn"), "Bùi Thị Vàng"),
    ((20, "=cmd|' /C calc'!A0", None, "Phó", "Sở Nội vụ", "0912345695"), "name_doubtful"),
    ((21, "Lê Văn Hòa", None, "Giám đốc", "Sở NN-PTNT", "0912345680"), "Lê Văn Hòa"),
    ((22,), "number_only"),
    (("Tổng cộng: 22 đại biểu",), "total_row"),
    ((None, "Danh sách này có 22 đại biểu./."), "sentence_row"),
    ((None, None, None, None, "Trà Vinh, ngày 05 tháng 5 năm 2023"), "signature_row"),
    ((None, "NGƯỜI LẬP BIỂU", None, None, "THỦ TRƯỞNG ĐƠN VỊ"), "signature_row"),
    ((None, "Lâm Thị Ký", None, None, "Sơn Văn Duyệt"), "signature_row"),
)  # fmt: skip
OLD_LINES = (
    (("STT", "Họ tên", "Đơn vị", "SĐT"), "header_row"),
    ((1, "Thạch Văn Mẫu", "UBND tỉnh", "0912345000"), "older_sheet"),
    ((2, "Trần Văn Nhì", "Sở NN", "0912345681"), "older_sheet"),
)  # fmt: skip
ADDED_LINES = (
    (("STT", "Họ và chữ lót", "Tên", "Cơ quan", "Điện thoại", "Di động", "Nhóm"), "header_row"),
    ((1, "Ông Ong Văn", "Thêm", "Cty TNHH Thử", "0900000001", "0912345696", "Chủ thể OCOP"), "Ong Văn Thêm"),
    ((3, "Kim", "Sa", "HTX Thử", "0900000002", "0912345697", "Chủ thể OCOP"), "Kim Sa"),
    ((4, "Sơn Thị", "Tư", "HTX Thử", "0900000003", "091234569", "Chủ thể OCOP"), "cell_unreadable"),
)  # fmt: skip
SHEETS = {OLD: OLD_LINES, FINAL: FINAL_LINES, ADDED: ADDED_LINES}
EXPECTED = [(name, number, outcome) for name, lines in SHEETS.items() for number, (_, outcome) in enumerate(lines, 1)]
# (sheet, row, column, value) of the file that is sent again
CORRECTIONS = ((FINAL, 25, 6, "0912345699"), (ADDED, 3, 3, "Sá"))


def workbook(*, corrected=False):
    """The bytes of the workbook."""
    book = Workbook()
    book.remove(book.active)
    for name, lines in SHEETS.items():
        sheet = book.create_sheet(name)
        for values, _ in lines:
            sheet.append(list(values))
    _dress_final(book[FINAL])
    _dress_added(book[ADDED])
    for name, row, column, value in CORRECTIONS if corrected else ():
        book[name].cell(row, column).value = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _dress_final(sheet):
    for merge in ("A1:C1", "E1:H1", "A3:H3", "A4:H4", "A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6", "F5:G5", "H5:H6",
                  "A8:H8", "E9:E10", "A32:H32"):  # fmt: skip
        sheet.merge_cells(merge)
    for at in ("B15", "D15"):
        sheet[at].font = Font(name=".VnTime")
    sheet["B16"].font = Font(name="VNI-Times")
    sheet["B19"].font = Font(strike=True)
    sheet.row_dimensions[20].hidden = True
    sheet.auto_filter.ref = "A6:H31"
    sheet["E24"].data_type = "e"
    sheet["F27"].comment = Comment("Số đúng: 0912 345 693", "văn thư")
    sheet["B28"].fill = PatternFill("solid", start_color="FFFFFF00")
    sheet["B29"].data_type = "s"
    for row in range(60, 400):  # formatted and empty
        sheet.cell(row, 1).fill = PatternFill("solid", start_color="FFFFFFFF")


def _dress_added(sheet):
    sheet.column_dimensions["E"].hidden = True  # the phones of last year
