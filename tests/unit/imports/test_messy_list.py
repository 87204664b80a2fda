"""One workbook with nearly every mess that provinces send, read as a careful clerk would."""

import pytest

from tests.support import messy_list
from workshop.edges.spreadsheets import read_table
from workshop.imports import reasons
from workshop.imports.understanding import understand
from workshop.registrations.importing import Delegates


class Kind:
    """A kind of delegates."""

    def __init__(self, code, label):
        self.code, self.label = code, label


class Event:
    """An event with three kinds."""

    kinds = (Kind("leader", "Lãnh đạo tỉnh"), Kind("agency", "Sở, ngành"), Kind("owner", "Chủ thể OCOP"))


@pytest.fixture(scope="module")
def understood():
    """(rows, mapping) of the workbook."""
    return understand(read_table(messy_list.workbook(), "ds.xlsx"), Delegates(Event()), "ds.xlsx")


def outcomes(rows):
    """(sheet, row, name or code of the reason)."""
    return [(r.sheet, r.row, r.refusal.code if r.refusal else r.reading["full_name"]) for r in rows]


def at(understood, sheet, number):
    """One row."""
    return next(row for row in understood[0] if (row.sheet, row.row) == (sheet, number))


def test_every_row_ends_as_a_clerk_would_have_it(understood):
    assert outcomes(understood[0]) == messy_list.EXPECTED


@pytest.mark.parametrize(("row", "reading"), [
    (9, {"full_name": "Thạch Văn Mẫu", "honorific": "Đồng chí", "position": "Chủ tịch", "organization": "UBND tỉnh",
         "phone": "0912345678", "email": "mau@vi-du.vn", "section": "I. LÃNH ĐẠO TỈNH", "kind": "leader"}),
    (10, {"full_name": "NGUYỄN THỊ THỬ", "honorific": "Bà", "position": "Phó Chủ tịch", "organization": "UBND tỉnh",
          "phone": "0834567890", "section": "I. LÃNH ĐẠO TỈNH", "kind": "leader"}),
    (12, {"full_name": "Lê Văn Hoà", "titles": ["ThS.", "Giám đốc"], "organization": "Sở NN&PTNT",
          "phone": "0912345680", "section": "SỞ, NGÀNH", "kind": "agency"}),
    (13, {"full_name": "Trần Văn Nhì", "position": "Chuyên viên", "organization": "Sở NN&PTNT", "phone": "0912345681",
          "other_phones": ["0987654321"], "section": "SỞ, NGÀNH", "kind": "agency"}),
    (14, {"full_name": "Nguyễn Thị Hằng", "position": "Chuyên viên", "organization": "Sở Công Thương",
          "phone": "0912345682", "section": "SỞ, NGÀNH", "kind": "agency"}),
    (15, {"full_name": "Nguyễn Thị Hường", "position": "Phó Giám đốc", "organization": "Sở Công Thương",
          "phone": "02943855123", "section": "SỞ, NGÀNH", "kind": "agency"}),
    (16, {"full_name": "Nguyễn Thị Hồng", "organization": "Sở Công Thương", "phone": "0912345683",
          "section": "SỞ, NGÀNH", "kind": "agency"}),
])  # fmt: skip
def test_what_is_understood_of_a_person(understood, row, reading):
    assert at(understood, messy_list.FINAL, row).reading == reading


@pytest.mark.parametrize(("row", "params"), [
    (17, {"value": "Phạm Thị Sáu Lê Văn Bảy", "names": "Phạm Thị Sáu · Lê Văn Bảy"}),
    (18, {"value": "Trần Văn Tám + 01 chuyên viên", "count": 1}),
    (21, {"value": "thu.vo @gmail.con", "suggestion": "thu.vo@gmail.com"}),
    (22, {"value": "9.12E+08"}),
    (23, {"column": "Điện thoại"}),
    (24, {"column": "Đơn vị"}),
    (26, {"column": "Đơn vị", "value": "Sở Nội vụ"}),
    (27, {"column": "Điện thoại", "value": "0912345693"}),
])  # fmt: skip
def test_what_is_asked_says_what_it_is_about(understood, row, params):
    assert at(understood, messy_list.FINAL, row).refusal.params == params


@pytest.mark.parametrize(("row", "expected"), [
    (17, ("people", ["Phạm Thị Sáu", "Lê Văn Bảy"])), (18, ("full_name", "Trần Văn Tám")), (18, ("unnamed", 1)),
    (17, ("phone", "0912345684")), (26, ("organization", "Sở Nội vụ")), (27, ("phone", "0912345693")),
])  # fmt: skip
def test_what_is_asked_about_is_read_as_far_as_it_goes(understood, row, expected):
    name, value = expected
    assert at(understood, messy_list.FINAL, row).reading[name] == value


def test_what_was_repaired_is_noted(understood):
    noted = {number: [message for message, _ in at(understood, messy_list.FINAL, number).notes]
             for number in (10, 13, 14, 15, 16, 27, 28)}  # fmt: skip
    assert noted == {
        10: [], 13: [reasons.SAME_AS_ABOVE], 14: [reasons.SAME_AS_ABOVE], 15: [reasons.DECODED, reasons.DECODED],
        16: [reasons.DECODED], 27: [reasons.NOTE_ON_CELL], 28: [reasons.MARKED_YELLOW],
    }  # fmt: skip


def test_two_halves_of_a_name_and_the_phone_that_is_shown(understood):
    reading = at(understood, messy_list.ADDED, 2).reading
    assert reading == {
        "full_name": "Ong Văn Thêm", "honorific": "Ông", "organization": "Cty TNHH Thử", "phone": "0912345696",
        "group": "Chủ thể OCOP", "kind": "owner",
    }  # fmt: skip


def test_the_mapping_says_what_was_understood(understood):
    assert understood[1] == {
        messy_list.OLD: {"header": [1, 1], "columns": {"full_name": [1], "organization": [2], "phone": [3]},
                         "skip": True, "headings": ["STT", "Họ tên", "Đơn vị", "SĐT"]},
        messy_list.FINAL: {
            "header": [5, 6], "skip": False,
            "columns": {"full_name": [1], "position": [3], "organization": [4], "phone": [5], "email": [6],
                        "note": [7]},
            "headings": ["TT", "HỌ VÀ TÊN ĐẠI BIỂU", "Năm sinh", "Chức vụ", "Đơn vị", "Liên hệ / ĐT", "Liên hệ / Email",
                         "Ghi chú"],
        },
        messy_list.ADDED: {
            "header": [1, 1], "skip": False,
            "columns": {"full_name": [1, 2], "organization": [3], "phone": [5], "group": [6]},
            "headings": ["STT", "Họ và chữ lót", "Tên", "Cơ quan", "Điện thoại", "Di động", "Nhóm"],
        },
    }  # fmt: skip


def test_an_older_sheet_is_left_out_or_read_as_a_person_says(understood):
    table, mapping = read_table(messy_list.workbook(), "ds.xlsx"), understood[1]
    rows, _ = understand(table, Delegates(Event()), "ds.xlsx", mapping)
    assert outcomes(rows)[:3] == [(messy_list.OLD, number, "sheet_left_out") for number in (1, 2, 3)]
    read = {**mapping, messy_list.OLD: {**mapping[messy_list.OLD], "skip": False}}
    rows, _ = understand(table, Delegates(Event()), "ds.xlsx", read)
    assert outcomes(rows)[:3] == [(messy_list.OLD, 1, "header_row"), (messy_list.OLD, 2, "Thạch Văn Mẫu"),
                                  (messy_list.OLD, 3, "Trần Văn Nhì")]  # fmt: skip


def test_the_corrected_file_differs_in_one_phone_and_one_spelling(understood):
    rows, _ = understand(read_table(messy_list.workbook(corrected=True), "ds.xlsx"), Delegates(Event()), "ds.xlsx")
    changed = [(after.row, before.reading, after.reading) for before, after in zip(understood[0], rows, strict=True)
               if before.reading != after.reading]  # fmt: skip
    assert [(number, before["phone"], after["phone"], after["full_name"]) for number, before, after in changed] == [
        (25, "0912345691", "0912345699", "Bùi Văn Đủ"), (3, "0912345697", "0912345697", "Kim Sá"),
    ]  # fmt: skip
