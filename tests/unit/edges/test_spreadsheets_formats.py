"""XLS, XLSM, misnamed files, old encodings in CSV, looks and limits."""

import datetime as dt
import zipfile
from io import BytesIO

import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from workshop.edges import spreadsheets as tables
from workshop.edges.spreadsheets import Cell, limits, read_table


def _xls():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Bản cuối")
    old = xlwt.easyxf("font: name .VnTimeH, struck_out on; pattern: pattern solid, fore_colour yellow")
    sheet.write_merge(0, 0, 0, 2, "DANH SÁCH")
    sheet.write(1, 0, "nguyÔn thÞ h\xadêng", old)
    sheet.write(1, 1, 912345678)
    sheet.write(1, 2, dt.datetime(1975, 3, 15), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    sheet.write(2, 0, "ẩn")
    sheet.write(2, 1, True)
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    sheet.write(5, 0, "", old)
    book.add_sheet("Cũ").visibility = 1
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _xlsx(change=None, **parts):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "Họ và tên"
    if change:
        change(sheet)
    out = BytesIO()
    book.save(out)
    if not parts:
        return out.getvalue()
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(out.getvalue())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            key = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, parts[key](old.read(name)) if key in parts else old.read(name))
    return made.getvalue()


@pytest.mark.parametrize("name", ["ds.xls", "ds.xlsx", "ds.csv"])
def test_an_xls_is_read_whatever_its_name(name):
    read = read_table(_xls(), name)
    assert (read.kind, [(s.name, s.is_hidden, len(s.rows)) for s in read.sheets]) == (
        "xls", [("Bản cuối", False, 3), ("Cũ", True, 0)])  # fmt: skip
    title, person, hidden = read.sheets[0].rows
    assert [cell.merged_from for cell in title.cells] == [None, (1, 1), (1, 1)]
    assert person.cells == (
        Cell("nguyÔn thÞ h\xadêng", font=".VnTimeH", is_struck=True, fill="yellow"),
        Cell(912345678, is_hidden=True), Cell(dt.datetime(1975, 3, 15)),
    )  # fmt: skip
    assert (hidden.number, hidden.is_hidden, hidden.cells[1].value) == (3, True, True)


@pytest.mark.parametrize("name", ["ds.xls", "ds.csv", "ds.xlsm"])
def test_an_xlsx_is_read_whatever_its_name(name):
    assert read_table(_xlsx(), name).kind == "xlsx"


def test_of_a_file_with_macros_only_the_values_are_read():
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    data = _xlsx(**{"[Content_Types]": lambda body: body.replace(plain, macro)})
    assert read_table(data, "ds.xlsm").sheets[0].rows[0].cells[0].value == "Họ và tên"


def test_an_old_font_or_a_strike_in_a_part_of_a_text_is_seen():
    rich = (
        '<c r="B1" t="inlineStr"><is><r><rPr><rFont val=".VnTime"/></rPr><t>NguyÔn</t></r>'
        '<r><rPr><strike/></rPr><t xml:space="preserve"> V¨n A</t></r></is></c></row>'
    )
    data = _xlsx(sheet1=lambda body: body.replace(b"</row>", rich.encode()))
    assert read_table(data, "a.xlsx").sheets[0].rows[0].cells[1] == Cell(
        "NguyÔn V¨n A", font=".VnTime", is_struck=True
    )


def test_colours_notes_and_zero_height():
    def change(sheet):
        sheet["A1"].fill = PatternFill("solid", start_color="FFFF0000")
        sheet["B1"].comment = Comment("Số đúng: 0912345678", "a")
        sheet["A2"] = "x"
        sheet["A2"].font = Font(name=".VnTimeH")

    def flat(body):
        return body.replace(b'<row r="2"', b'<row r="2" ht="0.0" customHeight="1"')

    first, second = read_table(_xlsx(change, sheet1=flat), "a.xlsx").sheets[0].rows
    assert first.cells == (Cell("Họ và tên", fill="red"),)  # a note alone makes no column
    assert (second.is_hidden, second.cells[0].font) == (True, ".VnTimeH")


def test_a_prefixed_sheet_reads_the_same():
    def prefixed(body):
        text = body.decode().replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
        return text.replace("xmlns=", "xmlns:x=").encode()

    plain, other = _xlsx(), _xlsx(sheet1=prefixed)
    assert read_table(other, "a.xlsx") == read_table(plain, "a.xlsx")


def test_errors_truths_and_large_numbers():
    def change(sheet):
        sheet["B1"], sheet["C1"], sheet["D1"] = "#N/A", True, 912345678.0
        sheet["B1"].data_type = "e"
        sheet["E1"], sheet["F1"] = 9.5, dt.time(7, 30)

    (row,) = read_table(_xlsx(change), "a.xlsx").sheets[0].rows
    assert [cell.value for cell in row.cells[1:]] == ["#N/A", True, 912345678, 9.5, dt.time(7, 30)]
    assert type(row.cells[3].value) is int


def test_the_last_row_of_a_sheet_may_hold_a_word():
    read = read_table(_xlsx(lambda sheet: sheet.cell(1_048_576, 3, "cuối")), "a.xlsx")
    assert [row.number for row in read.sheets[0].rows] == [1, 1_048_576]


def test_sheets_of_one_name_are_told_apart():
    data = _xlsx(lambda sheet: sheet.parent.create_sheet("B"),
                 workbook=lambda body: body.replace(b'name="B"', b'name="Sheet"'))  # fmt: skip
    assert [sheet.name for sheet in read_table(data, "a.xlsx").sheets] == ["Sheet", "Sheet (2)"]


@pytest.mark.parametrize(("body", "refusal"), [
    (b'<!DOCTYPE x [<!ENTITY a "aaaa">]>', tables.TruncatedFile),
    (b'<row r="1"><c r="ZZ1"><v>1</v></c></row>', tables.SpreadsheetTooLarge),
])  # fmt: skip
def test_bombs_inside_a_sheet_are_refused(body, refusal):
    def change(whole):
        return body + whole if body.startswith(b"<!") else whole.replace(b"<sheetData>", b"<sheetData>" + body)

    with pytest.raises(refusal):
        read_table(_xlsx(sheet1=change), "a.xlsx")


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_CELLS", 10)
    with pytest.raises(tables.SpreadsheetTooLarge):
        read_table(_xlsx(lambda sheet: [sheet.append([1] * 6) for _ in range(3)]), "a.xlsx")


def _ole(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream


@pytest.mark.parametrize(("data", "refusal"), [
    (_xls()[:2000], tables.TruncatedFile),
    (_ole("EncryptedPackage".encode("utf-16-le")), tables.PasswordProtected),
    (b"\0" * 300, tables.EmptyFile),
    (b"Content-Type: text/html", tables.HtmlNamedXls),
    (b"PK\x03\x04" + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", tables.TruncatedFile),
])  # fmt: skip
def test_more_refusals_by_content(data, refusal):
    if data.startswith(b"Content"):
        data = b"MIME-Version: 1.0\r\n" + data
    with pytest.raises(refusal) as raised:
        read_table(data, "danh sách.xlsx")
    assert raised.value.params["filename"] == "danh sách.xlsx"


def test_an_encrypted_xls_says_so(monkeypatch):
    # FILEPASS is the record that every encrypted BIFF8 stream begins with.
    data = _xls()
    start = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    encrypted = bytearray(data)
    encrypted[start + 20 : start + 24] = b"\x2f\x00\x36\x00"
    with pytest.raises(tables.PasswordProtected):
        read_table(bytes(encrypted), "ds.xls")


@pytest.mark.parametrize(("text", "encoding"), [
    ("TT;Hä vµ tªn;§¬n vÞ\r\n1;NguyÔn ThÞ H\xadêng;Së N«ng nghiÖp\r\n", "latin-1"),
    ("TT;Hoï vaø teân;Ñôn vò\r\n1;Nguyeãn Thò Hoàng;Sôû Noâng nghieäp\r\n", "latin-1"),
])  # fmt: skip
def test_tcvn3_and_vni_in_the_bytes_of_a_csv_are_kept_for_decoding(text, encoding):
    read = read_table(text.encode("latin-1"), "ds.csv")
    assert (read.encoding, read.sheets[0].rows[1].cells[1].value) == (encoding, text.split("\r\n")[1].split(";")[1])


def test_what_excel_says_about_the_separator_is_no_row():
    read = read_table(b"sep=;\r\nHo ten;Don vi\r\nAn, Le;So A\r\n", "ds.csv")
    assert [[cell.value for cell in row.cells] for row in read.sheets[0].rows] == [
        ["Ho ten", "Don vi"], ["An, Le", "So A"]]  # fmt: skip


def test_merges_over_merges_cost_no_more_than_the_sheet_has_cells():
    merges = b'<mergeCells>' + b'<mergeCell ref="A1:B500"/>' * 20_000 + b"</mergeCells>"

    def fill(sheet):
        for number in range(2, 501):
            sheet.cell(number, 2, number)

    data = _xlsx(fill, sheet1=lambda body: body.replace(b"</sheetData>", b"</sheetData>" + merges))
    assert read_table(data, "a.xlsx").sheets[0].rows[499].cells[1].merged_from == (1, 1)


def test_a_cell_of_an_old_workbook_whose_format_is_damaged_keeps_its_text():
    book, out = xlwt.Workbook(), BytesIO()
    book.add_sheet("DS").write(0, 0, "Trần Thị Thử")
    book.save(out)
    damaged = bytearray(out.getvalue())
    at = damaged.index(b"\xfd\x00\x0a\x00\x00\x00\x00\x00")  # LABELSST of row 0, column 0
    damaged[at + 9] = 1  # the high byte of its format: 256 formats further than there are
    [sheet] = read_table(bytes(damaged), "cu.xls").sheets
    assert [cell.value for cell in sheet.rows[0].cells] == ["Trần Thị Thử"]
