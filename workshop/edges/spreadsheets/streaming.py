"""Long tables written row by row: the file grows on the disk, the memory does not.

The XLSX is written by hand (ECMA-376, texts inline): a workbook of 50,000 rows in a second instead of ten.
"""

import csv
import datetime as dt
import io
import re
import zipfile
from tempfile import SpooledTemporaryFile
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from workshop.edges.spreadsheets.writing import CONTROL, DANGEROUS, defused

IN_MEMORY = 2_000_000  # bytes; what is longer goes to the disk
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SIDES = ("left", "right", "top", "bottom")
_FRAME = "".join(f'<{side} style="thin"><color rgb="FFB8C2C6"/></{side}>' for side in _SIDES)
_PAPER = (
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P/&amp;N'
    "</oddFooter></headerFooter>"
)


def _style(number_format, *, font=0, fill=0, upright="top", is_quoted=False):
    more = ' quotePrefix="1"' if is_quoted else ""
    return (
        f'<xf numFmtId="{number_format}" fontId="{font}" fillId="{fill}" borderId="1" xfId="0" applyNumberFormat="1" '
        f'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"{more}>'
        f'<alignment vertical="{upright}" wrapText="1"/></xf>'
    )


_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    # styles of cells: 0 number, 1 text, 2 text that would else be a formula, 3 head, 4 date and time, 5 date;
    # long texts go on in the next line and every cell has a thin frame, so that the list is readable on paper
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF0"/></patternFill></fill></fills>'
    f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{_FRAME}<diagonal/></border>'
    "</borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="6">{_style(0)}{_style(49)}{_style(49, is_quoted=True)}'
    f'{_style(49, font=1, fill=2, upright="center")}{_style(164)}{_style(165)}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
_EPOCH = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)  # from where the format counts days; its times have no zone


def stream_xlsx(name, columns, rows):
    """An open file with one sheet ``name``; ``columns`` are Columns, ``rows`` an iterable of plain values."""
    out = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (handed out)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for path, text in {**_PARTS, "xl/workbook.xml": _workbook(name)}.items():
            archive.writestr(path, _HEAD + text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            _write_sheet(sheet, columns, rows)
    out.seek(0)
    return out


def stream_csv(columns, rows):
    """An open file of CSV in UTF-8 with a mark; what Excel would take for a formula begins with an apostrophe."""
    out = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (handed out)
    out.write(b"\xef\xbb\xbf")
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([defused(column.heading) for column in columns])
    for row in rows:
        writer.writerow([defused(value) for value in row])
    text.detach()
    out.seek(0)
    return out


def _workbook(name):
    plain = re.sub(r"[\[\]:*?/\\]", " ", name)[:31]
    title, quoted = escape(plain, {'"': "&quot;"}), escape(plain.replace("'", "''"))
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets><sheet name="{title}" sheetId="1" r:id="rId1"/>'
        '</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'
        f"'{quoted}'!$1:$1</definedName></definedNames></workbook>"
    )


def _write_sheet(sheet, columns, rows):
    letters = [get_column_letter(place) for place in range(1, len(columns) + 1)]
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{column.width}" customWidth="1"/>'
        for place, column in enumerate(columns, 1)
    )
    heads = "".join(_text(f"{letter}1", column.heading, 3) for letter, column in zip(letters, columns, strict=True))
    sheet.write((
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols>{widths}</cols><sheetData><row r="1">{heads}</row>'
    ).encode())  # fmt: skip
    number = 1
    for number, row in enumerate(rows, 2):
        cells = "".join(_cell(f"{letter}{number}", value) for letter, value in zip(letters, row, strict=True))
        sheet.write(f'<row r="{number}">{cells}</row>'.encode())
    sheet.write(f'</sheetData><autoFilter ref="A1:{letters[-1]}{number}"/>{_PAPER}</worksheet>'.encode())


def _cell(place, value):
    if value is None or value == "":
        return f'<c r="{place}" s="1"/>'
    if isinstance(value, bool) or not isinstance(value, (int, float, dt.date)):
        text = str(value)
        return _text(place, text, 2 if text.startswith(DANGEROUS) else 1)
    if isinstance(value, dt.datetime):
        return f'<c r="{place}" s="4"><v>{(value.replace(tzinfo=dt.UTC) - _EPOCH) / dt.timedelta(days=1):.6f}</v></c>'
    if isinstance(value, dt.date):
        return f'<c r="{place}" s="5"><v>{(value - _EPOCH.date()).days}</v></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def _text(place, text, style):
    plain = escape(CONTROL.sub("", text))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{plain}</t></is></c>'
