"""Offices' tables: headers, sections, totals, signatures, what is carried down and what is decoded."""

import unicodedata

import pytest

from tests.factories.ocop import workbook
from workshop.edges.spreadsheets import read_table
from workshop.errors import N_
from workshop.imports.reasons import HeaderNotFound
from workshop.imports.targets import Meaning, Target
from workshop.imports.understanding import understand


class People(Target):
    """A list of people, as small as a test needs."""

    kind = "people"
    find = shown = None  # nothing is looked up or written here
    essential = ("full_name",)
    meanings = (
        Meaning("full_name", N_("Name"), ("Họ và tên", "Họ tên", "Họ và tên đại biểu", "Đại biểu"), reader="person",
                first_part=("Họ", "Họ và chữ lót", "Họ đệm")),
        Meaning("organization", N_("Unit"), ("Đơn vị", "Cơ quan", "Đơn vị công tác")),
        Meaning("position", N_("Position"), ("Chức vụ",)),
        Meaning("phone", N_("Phone"), ("Điện thoại", "SĐT", "ĐT", "Di động"), reader="phone", is_strict=True),
        Meaning("email", N_("E-mail"), ("Email", "Địa chỉ email"), reader="email"),
    )  # fmt: skip


HEAD = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại")


def _read(*rows, data=None, filename="ds.xlsx", **options):
    table = read_table(data or workbook(*rows, **options), filename)
    return understand(table, People(), filename)[0]


def _outcomes(rows):
    return [row.refusal.code if row.refusal else row.reading["full_name"] for row in rows]


def test_the_header_stands_below_a_letterhead_and_the_signatures_below_the_list():
    rows = _read(
        ("UBND TỈNH TRÀ VINH", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("DANH SÁCH ĐẠI BIỂU",),
        ("(Kèm theo Công văn số 12/CV-HPN)",),
        HEAD,
        ("I", "LÃNH ĐẠO TỈNH"),
        (1, "Ông Nguyễn Văn Mẫu", "Giám đốc", "Sở Thử", "0912.000.345"),
        ("II", "CHỦ THỂ OCOP"),
        (1, "Trần Thị Thử", "Chủ hộ", "Hộ kinh doanh Thử", 912000346),
        (2, None, None, None, None),
        (None, "Tổng cộng: 2 đại biểu"),
        (None, None, None, "Trà Vinh, ngày 05 tháng 5 năm 2023"),
        (None, None, None, "NGƯỜI LẬP BIỂU"),
        (None, None, None, "Lê Văn Ký"),
    )
    assert _outcomes(rows) == [
        "above_header", "above_header", "above_header", "header_row", "section_row", "Nguyễn Văn Mẫu", "section_row",
        "Trần Thị Thử", "number_only", "total_row", "signature_row", "signature_row", "signature_row",
    ]  # fmt: skip
    assert rows[5].reading == {
        "full_name": "Nguyễn Văn Mẫu", "honorific": "Ông", "position": "Giám đốc", "organization": "Sở Thử",
        "phone": "0912000345", "section": "LÃNH ĐẠO TỈNH",
    }  # fmt: skip
    assert rows[7].reading["phone"] == "0912000346"


def test_a_header_over_two_merged_rows():
    rows = _read(
        ("TT", "Họ tên", "Đơn vị", "Liên hệ", None),
        (None, None, None, "SĐT", "Email"),
        (1, "Trần Thị Thử", "Sở Thử", "0912000345", "THU@vi-du.vn"),
        merges=("A1:A2", "B1:B2", "C1:C2", "D1:E1"),
    )
    assert _outcomes(rows) == ["header_row", "header_row", "Trần Thị Thử"]
    assert (rows[2].reading["phone"], rows[2].reading["email"]) == ("0912000345", "thu@vi-du.vn")


def test_family_and_given_name_in_two_columns_are_one_name():
    rows = _read(("TT", "Họ", "Tên", "Đơn vị"), (1, "Trần Thị", "Thử", "Sở Thử"))
    assert _outcomes(rows) == ["header_row", "Trần Thị Thử"]


def test_a_merged_unit_and_the_words_for_the_same_are_carried_down():
    rows = _read(
        HEAD, (1, "Trần Thị Một", "Phó", "Sở Thử"), (2, "Trần Thị Hai", "nt", None),
        (3, "Trần Thị Ba", "Trưởng", "như trên"), merges=("D2:D3",),
    )  # fmt: skip
    assert [row.reading.get("organization") for row in rows[1:]] == ["Sở Thử"] * 3
    assert rows[2].reading["position"] == "Phó"


def test_old_encodings_are_decoded_before_anything_cleans_them():
    rows = _read(HEAD, (1, "NguyÔn ThÞ H\xadêng", "-", "Së Thö"), (2, "Nguyeãn Thò Hoàng", "không", "Sở Thử"))
    assert _outcomes(rows[1:]) == ["Nguyễn Thị Hường", "Nguyễn Thị Hồng"]
    assert "position" not in rows[1].reading
    assert rows[1].notes[0][1]["after"] == "Nguyễn Thị Hường"


def test_names_are_composed():
    decomposed = unicodedata.normalize("NFD", "Nguyễn Thị Hằng")
    assert _outcomes(_read(HEAD, (1, decomposed))) == ["header_row", "Nguyễn Thị Hằng"]


@pytest.mark.parametrize(("name", "phone", "code"), [
    ("Trần Thị Thử\nLê Văn Mẫu Hai", "", "several_people"),
    ("Trần Thị Thử và Lê Văn Mẫu", "", "several_people"),
    ("Trần Thị Thử + 01 chuyên viên", "", "unnamed_places"),
    ("Trần Thị Thử", "không nhớ 12", "cell_unreadable"),
    (None, "0912000345", "value_missing"),
])  # fmt: skip
def test_what_a_person_must_decide_is_not_guessed(name, phone, code):
    rows = _read(HEAD, (1, name, "Phó", "Sở Thử", phone))
    assert _outcomes(rows) == ["header_row", code]


def test_headings_said_again_and_hidden_sheets():
    rows = _read(HEAD, (1, "Trần Thị Thử"), HEAD, (2, "Lê Văn Mẫu"), more={"Ghi chú": [("một dòng", "gì đó")]})
    assert _outcomes(rows) == ["header_row", "Trần Thị Thử", "header_row", "Lê Văn Mẫu", "sheet_without_header"]


def test_a_csv_with_semicolons():
    data = "STT;Họ và tên;Đơn vị\n1;Trần Thị Thử;Sở Thử\n".encode("utf-8-sig")
    assert _outcomes(_read(data=data, filename="ds.csv")) == ["header_row", "Trần Thị Thử"]


def test_a_table_without_the_needed_column_is_refused():
    with pytest.raises(HeaderNotFound):
        _read(("a", "b"), ("c", "d"))


def _two_sheets():
    second = [("Người dự", "Cơ quan ta"), ("Lê Văn Mẫu", "Sở Thử")]
    return read_table(workbook(("DANH SÁCH",), HEAD, (1, "Trần Thị Thử", "Phó"), more={"Bổ sung": second}), "ds.xlsx")


def test_the_mapping_says_where_each_sheet_has_its_columns():
    _, mapping = understand(_two_sheets(), People(), "ds.xlsx")
    assert mapping == {
        "Sheet1": {
            "header": [2, 2], "skip": False, "headings": list(HEAD),
            "columns": {"full_name": [1], "position": [2], "organization": [3], "phone": [4]},
        },
        "Bổ sung": {"header": None, "columns": {}, "skip": False, "headings": []},
    }  # fmt: skip


def test_a_mapping_that_a_person_changed_is_followed():
    changed = {"Bổ sung": {"header": [1, 1], "columns": {"full_name": [0], "organization": [1]}, "skip": False}}
    rows, mapping = understand(_two_sheets(), People(), "ds.xlsx", changed)
    assert _outcomes(rows) == ["above_header", "header_row", "Trần Thị Thử", "header_row", "Lê Văn Mẫu"]
    assert mapping["Bổ sung"] == {**changed["Bổ sung"], "headings": ["Người dự", "Cơ quan ta"]}
    same, again = understand(_two_sheets(), People(), "ds.xlsx", mapping)
    assert (_outcomes(same), again) == (_outcomes(rows), mapping)


def test_a_sheet_is_left_out_by_choice_and_asked_about_otherwise():
    _, mapping = understand(_two_sheets(), People(), "ds.xlsx")
    rows, again = understand(_two_sheets(), People(), "ds.xlsx", mapping)
    assert (_outcomes(rows)[3:], again) == (["sheet_without_header"] * 2, mapping)
    mapping["Sheet1"]["skip"] = True
    rows, again = understand(_two_sheets(), People(), "ds.xlsx", mapping)
    assert _outcomes(rows) == ["sheet_left_out"] * 3 + ["sheet_without_header"] * 2
    assert again["Sheet1"]["skip"] is True
    none = {"Sheet1": {"header": None, "columns": {}}}
    assert _outcomes(understand(_two_sheets(), People(), "ds.xlsx", none)[0])[:3] == ["sheet_left_out"] * 3


def test_with_a_mapping_a_table_without_headings_is_no_refusal():
    table = read_table(workbook(("a", "b"), ("c", "d")), "ds.xlsx")
    assert _outcomes(understand(table, People(), "ds.xlsx", {})[0]) == ["sheet_without_header"] * 2
