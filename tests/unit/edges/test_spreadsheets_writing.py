"""Tables written: nothing becomes a formula, phones stay text."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from workshop.edges.spreadsheets import Column, Sheet, fitting, stream_xlsx, write_csv, write_xlsx
from workshop.vietnamese.dates import LOCAL_ZONE

DANGEROUS = ["=1+1", "+84912345678", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"]


def _written(rows):
    columns = (Column("Họ và tên", 30), Column("Điện thoại"))
    data = write_xlsx([Sheet("Đại biểu", columns, rows)])
    return openpyxl.load_workbook(BytesIO(data))["Đại biểu"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_becomes_a_formula(text):
    cell = _written([(text, "")])["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_phones_stay_text_and_numbers_numbers():
    sheet = _written([("Minh Họa", "0912345678"), (3, date(2023, 5, 19))])
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet["B2"].number_format) == ("0912345678", "s", "@")
    assert (sheet["A3"].value, sheet["B3"].value.date()) == (3, date(2023, 5, 19))


def test_the_head_is_bold_frozen_filtered_and_wide_enough():
    sheet = _written([("a", "b")])
    assert (sheet["A1"].font.bold, sheet.freeze_panes, sheet.auto_filter.ref) == (True, "A2", "A1:B2")
    assert sheet.column_dimensions["A"].width == 30


def test_signs_that_excel_refuses_are_left_out():
    assert _written([("a\x00b\x0bc", None)])["A2"].value == "abc"


def test_a_name_for_the_tab_is_made_to_fit():
    data = write_xlsx([Sheet("Sở/ngành: " + "a" * 40, (Column("a"),))])
    assert [len(name) for name in openpyxl.load_workbook(BytesIO(data)).sheetnames] == [31]


def test_csv_has_its_mark_and_defuses_text():
    data = write_csv([["Tên", "ĐT"], ["=1+1", "0912"], [None, -5]])
    assert data == "\ufeffTên,ĐT\r\n'=1+1,0912\r\n,-5\r\n".encode()


@pytest.mark.parametrize("text", DANGEROUS)
def test_csv_defuses_every_beginning(text):
    assert write_csv([[text]]).decode("utf-8-sig").strip('"').startswith("'" + text[0])


def _both(row):
    """``row`` as each of the two ways writes it."""
    columns = (Column("Tên", 20), Column("Điện thoại", 16), Column("Lúc", 17), Column("Ngày", 12))
    data = write_xlsx([Sheet("Đại biểu 'A'", columns, (row,))])
    with stream_xlsx("Đại biểu 'A'", columns, iter([row])) as streamed:
        return [openpyxl.load_workbook(file).active for file in (BytesIO(data), streamed)]


def test_both_ways_of_writing_print_as_offices_do():
    moment = datetime(2023, 5, 19, 7, 30, tzinfo=LOCAL_ZONE)
    for sheet in _both(("Kim Thị Lan", "0912 345 678", moment, date(2023, 5, 19))):
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
        assert (sheet.print_title_rows, sheet.freeze_panes, sheet.auto_filter.ref) == ("$1:$1", "A2", "A1:D2")
        assert sheet.oddFooter.center.text == "&P/&N"
        formats = [cell.number_format.replace("\\", "") for cell in sheet[2]]
        assert formats == ["@", "@", "dd/mm/yyyy hh:mm", "dd/mm/yyyy"]
        values = [cell.value for cell in sheet[2]]
        assert values == ["Kim Thị Lan", "0912 345 678", datetime(2023, 5, 19, 7, 30), datetime(2023, 5, 19)]
        assert (sheet["A2"].alignment.wrap_text, sheet["A2"].border.bottom.style) == (True, "thin")


def test_a_column_fits_what_it_holds():
    assert [fitting(texts) for texts in (["TT", "1"], ["Họ và tên", "Nguyễn Thị Bích Hồng"], ["a" * 90])] == [6, 22, 44]
