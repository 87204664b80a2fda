"""Rows told apart, columns found, and cells that only the whole sheet explains."""

import pytest

from tests.factories.ocop import workbook
from tests.unit.imports.test_understanding import HEAD, People, _outcomes, _read
from workshop.edges.spreadsheets import Cell, ReadSheet, ReadTable, Row, read_table
from workshop.errors import N_
from workshop.imports import reasons
from workshop.imports.sheets import older_sheets
from workshop.imports.targets import Meaning
from workshop.imports.understanding import understand

PERSON = (1, "Trần Thị Thử", "Phó", "Sở Thử", "0912000345")


class WithUnits(People):
    """People whose unit may be left out below itself, with a birth."""

    meanings = (
        People.meanings[0],
        Meaning("organization", N_("Unit"), ("Đơn vị",), leader="organization"),
        Meaning("birth", N_("Birth"), ("Năm sinh", "Ngày sinh"), reader="date"),
        Meaning("phone", N_("Phone"), ("Điện thoại",), reader="phone"),
        Meaning("position", N_("Position"), ("Chức vụ",)),
    )


def _with_units(*rows, **options):
    return understand(read_table(workbook(*rows, **options), "ds.xlsx"), WithUnits(), "ds.xlsx")[0]


@pytest.mark.parametrize(("row", "outcome"), [
    ((None, "Danh sách này có 12 đồng chí./."), "sentence_row"),
    ((None, "Ấn định danh sách gồm 12 (mười hai) người"), "sentence_row"),
    ((None, "Kính đề nghị Ban Tổ chức xem xét"), "sentence_row"),
    (("Ghi chú: đại biểu tự túc phương tiện",), "sentence_row"),
    ((None, "Các cơ sở tham gia trưng bày sản phẩm xin liên hệ trước ngày khai mạc"), "sentence_row"),
    ((None, "CÁC SỞ, NGÀNH TỈNH"), "section_row"),
    ((None, "Đại biểu khách mời"), "section_row"),
    ((None, "B. Huyện Cầu Kè"), "section_row"),
    ((None, "Nguyễn Văn Thêm"), "Nguyễn Văn Thêm"),
    ((None, "Ông Xa Lạ"), "Xa Lạ"),
    ((None, "Xa Lạ"), "lone_text"),
    (("V", "Huyện, thị"), "section_row"),
    (("Cộng", None, None, None, None), "total_row"),
    ((None, "Tổng số: 12 người, trong đó nữ 5"), "total_row"),
    ((2, "Tổng Văn Tổng", "Phó", "Sở Thử"), "Tổng Văn Tổng"),
    ((None, None, None, None, "0912000346"), "value_missing"),
    ((None, "nt", "Phó", "Sở Thử"), "value_missing"),
    (("…", "…", "…"), "value_missing"),
])  # fmt: skip
def test_rows_below_a_person(row, outcome):
    assert _outcomes(_read(HEAD, PERSON, row))[2:] == [outcome]


def test_a_signature_block_over_two_sides_in_the_column_of_names():
    rows = _read(
        HEAD, PERSON, (None, "NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"), (None, "(Ký, ghi rõ họ tên)", None, "(Đã ký)"),
        (None, "Lê Văn Lập", None, "Trần Văn Duyệt"),
    )  # fmt: skip
    assert _outcomes(rows)[1:] == ["Trần Thị Thử", "signature_row", "signature_row", "signature_row"]


def test_a_second_list_below_the_signatures():
    rows = _read(HEAD, PERSON, (None, "NGƯỜI LẬP BIỂU"), HEAD, (None, "Lê Văn Hai", "Phó", "Sở Thử"))
    assert _outcomes(rows)[3:] == ["header_row", "Lê Văn Hai"]


def test_a_name_of_a_section_of_two_letters():
    rows = _read(HEAD, ("I", "SỞ"), PERSON)
    assert (_outcomes(rows)[1], rows[2].reading["section"]) == ("section_row", "SỞ")


@pytest.mark.parametrize("heading", [
    "Họ & tên", "HỌ TÊN ĐẠI BIỂU", "Họ và tên (viết hoa)", "Họ tên, chức vụ", "Người tham dự",
])  # fmt: skip
def test_headings_of_a_name(heading):
    assert _outcomes(_read(("TT", heading, "Đơn vị"), (1, "Trần Thị Thử", "Sở Thử")))[1:] == ["Trần Thị Thử"]


@pytest.mark.parametrize("heading", [
    "ĐTDĐ", "Số Zalo", "SĐT (Zalo)", "SĐT liên hệ", "Mobile", "điện  thoại", "ĐT di động",
])  # fmt: skip
def test_headings_of_a_phone(heading):
    rows = _read(("TT", "Họ tên", heading), (1, "Trần Thị Thử", "0912000345"))
    assert rows[1].reading.get("phone") == "0912000345"


def test_an_empty_unit_below_a_filled_one_is_asked_about_with_the_proposal():
    head = ("TT", "Họ tên", "Đơn vị")
    first, second = (1, "Trần Thị Một", "Sở Thử"), (2, "Trần Thị Hai", None)
    rows = _with_units(head, first, second, ("II", "Huyện"), (1, "Lê Văn Ba", None))
    assert _outcomes(rows)[1:] == ["Trần Thị Một", "empty_below", "section_row", "Lê Văn Ba"]
    assert rows[2].reading["organization"] == "Sở Thử"
    assert "organization" not in rows[4].reading
    merged = _with_units(head, first, second, merges=("C2:C3",))
    assert [row.reading.get("organization") for row in merged[1:]] == ["Sở Thử", "Sở Thử"]


@pytest.mark.parametrize(("written", "read"), [
    (1975, "1975"), ("75", "75"), ("15/3/75", "1975-03-15"), ("15.03.1975", "1975-03-15"), ("03/15/1975", "03/15/1975"),
    ("tháng 3/1975", "tháng 3/1975"),
])  # fmt: skip
def test_births_are_kept_in_every_form(written, read):
    rows = _with_units(("TT", "Họ tên", "Năm sinh"), (1, "Trần Thị Thử", written))
    assert rows[1].reading["birth"] == read


def test_one_column_in_an_old_encoding_explains_its_undecided_cells():
    names = ("Nguyeãn Thò Hoàng", "Traàn Vaên Baûy", "Leâ Thò Möôøi", "Vò Hà")
    rows = _read(HEAD, *((at, name, "Phó", "Sở Thử") for at, name in enumerate(names, 1)))
    assert _outcomes(rows)[1:] == ["Nguyễn Thị Hồng", "Trần Văn Bảy", "Lê Thị Mười", "Vị Hà"]
    assert rows[4].notes[0][0] == reasons.DECODED
    unicode = _read(HEAD, (1, "Nguyễn Văn Đủ"), *((at, name) for at, name in enumerate(names, 2)))
    assert _outcomes(unicode)[-1] == "Vò Hà"  # Unicode stands in the column too: nothing is guessed


def test_a_capital_font_says_that_the_name_is_in_capitals():
    cells = (Cell(1), Cell("nguyÔn thÞ h\xadêng", font=".VnTimeH"))
    rows = (Row(1, (Cell("TT"), Cell("Họ tên"))), Row(2, cells))
    table = ReadTable("xlsx", (ReadSheet("DS", rows),))
    assert _outcomes(understand(table, People(), "a")[0])[1:] == ["NGUYỄN THỊ HƯỜNG"]


def test_a_csv_in_the_bytes_of_tcvn3_is_decoded():
    data = "TT;Hä tªn;§¬n vÞ\r\n1;NguyÔn ThÞ H\xadêng;Së N«ng nghiÖp\r\n".encode("latin-1")
    rows = _read(data=data, filename="ds.csv")
    assert rows[1].reading == {"full_name": "Nguyễn Thị Hường", "organization": "Sở Nông nghiệp"}


def test_a_struck_cell_and_a_hidden_column():
    head = (Cell("TT"), Cell("Họ tên"), Cell("Điện thoại"), Cell("Chức vụ", is_hidden=True))
    line = (Cell(1), Cell("Trần Thị Thử"), Cell("0912000345", is_struck=True), Cell("Phó", is_hidden=True))
    rows = understand(ReadTable("xlsx", (ReadSheet("DS", (Row(1, head), Row(2, line))),)), People(), "a")[0]
    assert (rows[1].refusal.code, rows[1].refusal.params["value"]) == ("cell_struck_out", "0912000345")
    assert rows[1].notes == [[reasons.HIDDEN_COLUMN, {"column": "Chức vụ", "value": "Phó"}]]


@pytest.mark.parametrize(("names", "older"), [
    (["Sheet1"], set()), (["Sheet1", "Sheet2"], set()), (["Sheet1", "Bản cuối", "DS bổ sung"], {"Sheet1"}),
    (["DS", "DS cũ"], {"DS cũ"}), (["DS cũ"], set()), (["DS_final", "nháp", "Thêm"], {"nháp"}),
    (["Chính thức", "CHỐT"], set()), (["cũ", "cũ 2"], set()),
])  # fmt: skip
def test_sheets_that_a_later_one_replaced(names, older):
    assert older_sheets([ReadSheet(name, ()) for name in names]) == older
