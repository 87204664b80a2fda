"""Tables read: what offices send, and what they should not have sent."""

import zipfile
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.styles import Font
from PIL import Image

from workshop.edges import spreadsheets as tables
from workshop.edges.spreadsheets import Cell, limits, read_table


def _bytes(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _with_sheet_xml(change):
    """A workbook of one sheet whose XML was put through ``change``."""
    book = openpyxl.Workbook()
    book.active["A1"] = "Họ và tên"
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(_bytes(book))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body) if name == "xl/worksheets/sheet1.xml" else body)
    return out.getvalue()


def test_values_merges_fonts_strikes_and_what_is_hidden():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bản cuối"
    sheet["A1"] = "Sở Nội vụ"
    sheet.merge_cells("A1:A2")
    sheet["B1"], sheet["B2"] = "NguyÔn ThÞ H\xadêng", datetime(1975, 3, 15)
    sheet["B1"].font = Font(name=".VnTime", strike=True)
    sheet["B1"].comment = Comment("0912345678", "a")
    sheet["A9"] = "cuối"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Cũ").sheet_state = "hidden"

    read = read_table(_bytes(book), "a.xlsx")

    assert (read.kind, [(s.name, s.is_hidden, len(s.rows)) for s in read.sheets]) == (
        "xlsx",
        [("Bản cuối", False, 3), ("Cũ", True, 0)],
    )
    first, second, last = read.sheets[0].rows
    assert (first.number, second.number, last.number) == (1, 2, 9)
    assert first.cells == (
        Cell("Sở Nội vụ"),
        Cell("NguyÔn ThÞ H\xadêng", font=".VnTime", is_struck=True, is_hidden=True, note="0912345678"),
    )
    assert second.is_hidden
    assert second.cells[0] == Cell("Sở Nội vụ", merged_from=(1, 1), is_hidden=True)
    assert second.cells[1].value == datetime(1975, 3, 15)


def test_a_formula_without_its_value_is_a_cell_all_the_same():
    book = openpyxl.Workbook()
    book.active.append(["TT", "=1+1"])
    assert read_table(_bytes(book), "a.xlsx").sheets[0].rows[0].cells[1] == Cell(
        is_formula=True
    )


def test_rows_are_counted_by_what_is_in_them_and_not_by_their_format():
    empty = b"".join(b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/><c r="B%d" s="0"></c></row>' % (n, n, n)
                     for n in range(2, 200_000))  # fmt: skip
    data = _with_sheet_xml(lambda body: body.replace(b"</sheetData>", empty + b"</sheetData>"))
    assert [row.number for row in read_table(data, "a.xlsx").sheets[0].rows] == [1]


def test_a_merge_over_the_whole_sheet_costs_nothing():
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = _with_sheet_xml(lambda body: body.replace(b"</sheetData>", merge))
    (row,) = read_table(data, "a.xlsx").sheets[0].rows
    assert row.cells == (Cell("Họ và tên"),)


def test_too_many_used_rows_are_refused_with_the_limits(monkeypatch):
    monkeypatch.setattr(limits, "MAX_ROWS", 2)
    book = openpyxl.Workbook()
    for number in range(3):
        book.active.append([number])
    with pytest.raises(tables.SpreadsheetTooLarge) as refusal:
        read_table(_bytes(book), "a.xlsx")
    assert refusal.value.params == {"filename": "a.xlsx", "megabytes": 10, "rows": 2, "columns": 200}


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1_000_000)
    data = _with_sheet_xml(lambda body: body + b" " * 1_100_000)
    with pytest.raises(tables.SpreadsheetTooLarge):
        read_table(data, "a.xlsx")


def test_a_sheet_that_lies_about_its_size_is_stopped(monkeypatch):
    monkeypatch.setattr(limits, "MAX_PART", 100_000)
    data = _with_sheet_xml(
        lambda body: body.replace(b"</sheetData>", b"<x>" + b"a" * 200_000 + b"</x></sheetData>")
    )
    with pytest.raises(tables.SpreadsheetTooLarge):
        read_table(data, "a.xlsx")


def _xlsx():
    book = openpyxl.Workbook()
    book.active.append(["Họ và tên"] * 40)
    return _bytes(book)


def _picture_only():
    book = openpyxl.Workbook()
    picture = BytesIO()
    Image.new("RGB", (9, 9)).save(picture, "PNG")
    book.active.add_image(SheetImage(picture), "A1")
    return _bytes(book)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", tables.EmptyFile),
        (b"\xef\xbb\xbf\r\n", tables.EmptyFile),
        (b"%PDF-1.7 ...", tables.NotASpreadsheet),
        (b"\x00\x01\x02\x03\x04\x05\xfe" * 90, tables.NotASpreadsheet),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook", tables.TruncatedFile),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            tables.OldExcel,
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            tables.PasswordProtected,
        ),
        (b"\xef\xbb\xbf <HTML><table>", tables.HtmlNamedXls),
        (b"<table border=1><tr>", tables.HtmlNamedXls),
        (b"\xff\xd8\xff\xe0 a photograph", tables.ImageOnly),
        (_picture_only(), tables.ImageOnly),
        (_xlsx()[:3000], tables.TruncatedFile),
        (b"PK\x03\x04", tables.TruncatedFile),
    ],
)
def test_refusals_by_content(data, refusal):
    with pytest.raises(refusal) as raised:
        read_table(data, "danh sách.xls")
    assert raised.value.params["filename"] == "danh sách.xls"


def test_a_word_file_is_no_table():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "")
        package.writestr("word/document.xml", "")
    with pytest.raises(tables.NotASpreadsheet):
        read_table(out.getvalue(), "a.xlsx")


def test_too_many_bytes(monkeypatch):
    with pytest.raises(tables.SpreadsheetTooLarge):
        read_table(b"a" * (limits.MAX_BYTES + 1), "a.csv")


TEXT = "TT;Họ và tên;Điện thoại\r\n1;Nguyễn Hoàng Phương Nghi;0912345678\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        ("TT;Họ và tên;Điện thoại\r\n1;Nguyễn Hoàng Phương Nghi;0912345678\r\n", "cp1258"),
    ],
)
def test_csv_encodings(data, encoding):
    if isinstance(data, str):
        data = _in_cp1258(data)
    read = read_table(data, "a.csv")
    assert (read.kind, read.encoding, read.delimiter) == ("csv", encoding, ";")
    assert [cell.value for cell in read.sheets[0].rows[1].cells] == [
        "1",
        "Nguyễn Hoàng Phương Nghi",
        "0912345678",
    ]


def _in_cp1258(text):
    """Windows-1258 writes tones as marks of their own: ê + ngã."""
    import unicodedata

    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            out += unicodedata.normalize("NFC", marks.replace(tone, "")).encode("cp1258") + tone.encode(
                "cp1258"
            )
    return out


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_separators_and_quoted_lines(delimiter):
    data = delimiter.join(["a", '"b\nc; d, e"', "f"]) + "\n\n" + delimiter.join("123") + "\n"
    read = read_table(data.encode(), "a.csv")
    assert [[cell.value for cell in row.cells] for row in read.sheets[0].rows] == [
        ["a", "b\nc; d, e", "f"],
        ["1", "2", "3"],
    ]
