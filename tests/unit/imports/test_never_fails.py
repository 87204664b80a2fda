"""Whatever is handed in: a named refusal, or every row that holds anything exactly once, and never an exception."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import messy_list
from tests.unit.imports.test_understanding import People
from workshop.edges.spreadsheets import Cell, ReadSheet, ReadTable, Row, read_table
from workshop.errors import WorkshopError
from workshop.imports.reasons import HeaderNotFound, NothingToRead
from workshop.imports.understanding import understand

LETTERS = st.text(st.sampled_from("NguyÔnThÞHêàếđ \n\t;,/+\"'=-@.\xad\xa0\u0303\u200b0123456789#()&"), max_size=24)
WORDS = st.sampled_from([
    "Họ và tên", "Họ", "Tên", "Đơn vị", "Điện thoại", "Email", "STT", "Nguyễn Văn A", "nt", "như trên", "-",
    "Tổng cộng", "I", "II. Sở, ngành", "Người lập biểu", "0912345678", "9.12E+08", "#REF!", "a@gmail.con",
    "Đ/c", "(Chủ tịch)", "và", "Lê Văn B, Trần Thị C", "A/B", "+ 01 chuyên viên", "ngày 5 tháng 5 năm 2023",
    "Trần\nVăn", "Ông", "ThS.", "()",
])  # fmt: skip
VALUES = st.one_of(
    st.none(), WORDS, LETTERS, st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.dates(),
    st.datetimes(), st.times(), st.timedeltas(), WORDS.flatmap(lambda word: LETTERS.map(lambda rest: word + rest)),
)  # fmt: skip
CELLS = st.builds(
    Cell, VALUES, st.sampled_from([None, None, None, (1, 1), (2, 3)]),
    st.sampled_from(["", "", ".VnTime", ".VnTimeH", "VNI-Times"]), st.booleans(),
    st.booleans(), st.booleans(), st.sampled_from(["", "", "0912345678", "gọi sau"]),
    st.sampled_from(["", "red", "yellow"]),
)  # fmt: skip
HEADS = st.one_of(
    st.lists(WORDS, max_size=6), st.permutations(["STT", "Họ và tên", "Đơn vị", "Điện thoại", "Email", "Chức vụ"]),
    st.permutations(["Họ", "Tên", "Di động", None]),
).map(lambda words: tuple(map(Cell, words)))  # fmt: skip


@st.composite
def tables(draw):
    """A table of up to three sheets whose first rows may be a header."""
    sheets = []
    for name in draw(st.lists(st.sampled_from(["Sheet1", "Bản cuối", "cũ", "DS bổ sung"]), unique=True, max_size=3)):
        lines = [draw(HEADS), *draw(st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=8))]
        rows = tuple(Row(2 * at + 1, cells, draw(st.booleans())) for at, cells in enumerate(lines))
        sheets.append(ReadSheet(name, rows, draw(st.booleans())))
    return ReadTable("xlsx", tuple(sheets))


@settings(deadline=None, max_examples=300)
@given(tables(), st.sampled_from([None, {}]))
def test_every_row_of_any_grid_ends_once(table, mapping):
    try:
        rows, found = understand(table, People(), "ds.xlsx", mapping)
    except (NothingToRead, HeaderNotFound):
        return
    held = [(sheet.name, row.number) for sheet in table.sheets for row in sheet.rows]
    assert [(r.sheet, r.row) for r in rows] == held
    again, same = understand(table, People(), "ds.xlsx", found)
    assert ([(r.sheet, r.row) for r in again], same) == (held, found)


def _taken(data):
    try:
        rows, _ = understand(read_table(data, "ds.xlsx"), People(), "ds.xlsx", {})
    except WorkshopError as refusal:
        said = str(refusal)
    else:
        assert len({(row.sheet, row.row) for row in rows}) == len(rows)
        return rows
    assert "ds.xlsx" in said
    return None


BEGINNINGS = st.sampled_from([
    b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"<html",
    b"<?xml", b"\x09\x08\x10\x00", "Họ và tên;Đơn vị\n".encode(), "Họ và tên\t".encode("utf-16"), b"sep=;\n",
])  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(BEGINNINGS, st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_by_name(start, rest):
    _taken(start + rest)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(st.one_of(st.none(), WORDS, LETTERS), max_size=5), max_size=8), st.sampled_from(",;\t"),
       st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]))  # fmt: skip
def test_any_csv_loses_no_row(lines, delimiter, encoding):
    import csv
    from io import StringIO

    out = StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([line or [""] for line in lines])
    _taken(out.getvalue().encode(encoding))


def _xls():
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    for number, values in enumerate((("STT", "Họ và tên"), (1, "Trần Thị Thử"))):
        for column, value in enumerate(values):
            sheet.write(number, column, value)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


INSERTED = [b"", b"9", b"-1", b"A", b'"', b"<c/>", b"<row/>", b"\xff", b"1e999"]
GOOD_XLSX, GOOD_XLS = messy_list.workbook(), _xls()


@settings(deadline=None, max_examples=150)
@given(st.sampled_from([GOOD_XLSX, GOOD_XLS]), st.data())
def test_a_damaged_file_is_read_or_refused_by_name(good, data):
    body = bytearray(good)
    for _ in range(data.draw(st.integers(0, 8))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    _taken(bytes(body[: data.draw(st.integers(0, len(body)))] if data.draw(st.booleans()) else body))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["xl/worksheets/sheet2.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                        "xl/worksheets/_rels/sheet2.xml.rels", "xl/comments/comment1.xml"]), st.data())  # fmt: skip
def test_a_workbook_with_any_part_changed_is_read_or_refused_by_name(part, data):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD_XLSX)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == part:
                start = data.draw(st.integers(0, len(body) - 1))
                end = data.draw(st.integers(start, min(len(body), start + 40)))
                inserted = data.draw(st.sampled_from(INSERTED))
                body = body[:start] + inserted + body[end:]
            new.writestr(name, body)
    _taken(out.getvalue())


WRITABLE = st.one_of(
    st.none(), WORDS, st.integers(-(10**12), 10**12), st.floats(-1e300, 1e300), st.booleans(), st.just(time(7, 30)),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)), st.dates(date(1901, 1, 1), date(2100, 1, 1)),
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(WRITABLE, min_size=1, max_size=5), min_size=1, max_size=8))
def test_any_workbook_keeps_every_row_that_holds_anything(lines):
    book = openpyxl.Workbook()
    for number, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            book.active.cell(number, column, value)
    out = BytesIO()
    book.save(out)
    filled = [number for number, line in enumerate(lines, 1) if any(value is not None for value in line)]
    rows = _taken(out.getvalue())
    assert [row.row for row in rows or ()] == filled
