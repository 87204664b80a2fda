"""A pen for paper: pages, paragraphs, tables, places side by side."""

import unicodedata
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from PIL import ImageFont

from workshop.edges.docx import marks
from workshop.edges.pdf.fonts import FONTS

FONT = "Times New Roman"
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_RED = "A40000"


class DocxWriter:
    """One DOCX being written: A4, Times New Roman, the margins of Decree 30/2020, the page number on top."""

    def __init__(self, *, title, orientation="portrait", font_pt=13.5, mark="", created=None):
        self.docx = docx.Document()
        self.font_pt = font_pt
        self._set_page(orientation)
        self._set_style()
        self._describe(title, created or datetime.now(UTC))
        self._set_edges(mark)

    def paragraph(self, text, place=None, *, bold=False, italic=False, size=None, align="justify",
                  first_mm=0, left_mm=0, hanging_mm=0, before=6, after=0, keep=False, color=None):  # fmt: skip
        """Write one paragraph into ``place`` (a cell, or the page) and return it.

        ``keep`` holds it on the page of what follows.
        """
        written = (place or self.docx).add_paragraph()
        form = written.paragraph_format
        form.alignment, form.keep_with_next = ALIGN[align], keep
        form.space_before, form.space_after = Pt(before), Pt(after)
        form.left_indent = Mm(left_mm + hanging_mm)
        form.first_line_indent = Mm(first_mm - hanging_mm)
        if hanging_mm:
            form.tab_stops.add_tab_stop(Mm(left_mm + hanging_mm))
        run = written.add_run(unicodedata.normalize("NFC", text))
        run.bold, run.italic = bold, italic
        if size:
            run.font.size = Pt(size)
        if color:
            run.font.color.rgb = RGBColor.from_string(color)
        return written

    def heading(self, text, level, **form):
        """A paragraph that the office's outline shows at ``level``."""
        written = self.paragraph(text, bold=True, keep=True, **form)
        written._p.get_or_add_pPr().append(marks.element("outlineLvl", val=level - 1))
        return written

    def rule(self, place, width_mm, room_mm, *, after=0):
        """A centred line of ``width_mm`` in ``room_mm``."""
        line = self.paragraph("", place, before=3, after=after, left_mm=(room_mm - width_mm) / 2)
        line.paragraph_format.right_indent = Mm((room_mm - width_mm) / 2)
        line.paragraph_format.line_spacing = Pt(4)
        marks.draw_rule(line, "top")
        return line

    def framed(self, text):
        """A red note in a frame."""
        marks.frame(self.paragraph(text, bold=True, align="center", color=_RED, before=8), _RED)

    def beside(self, *shares, keep=False):
        """Places side by side, given by their shares of the width: a list of cells, each still empty."""
        table = self.docx.add_table(rows=1, cols=len(shares))
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        marks.bare_table(table)
        marks.keep_row(table.rows[0])
        self._set_widths(table, shares)
        return list(table.rows[0].cells)

    def table(self, headings, shares, *, repeats=True):
        """A ruled table with its head; fill it with ``row``."""
        self.paragraph("", before=0, keep=True).paragraph_format.line_spacing = Pt(6)
        table = self.docx.add_table(rows=1, cols=len(headings), style="Table Grid")
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        marks.keep_row(table.rows[0], repeats=repeats)
        self._set_widths(table, shares)
        for cell, text in zip(table.rows[0].cells, headings, strict=True):
            self._fill(cell, text, "center", bold=True)
        return table

    def row(self, table, cells, aligns, *, bold=False, height_mm=0):
        """Add a row; a single cell spans the table."""
        row = table.add_row()
        marks.keep_row(row)
        if height_mm:
            row.height = Mm(height_mm)
        targets = row.cells
        if len(cells) == 1 and len(targets) > 1:
            targets, aligns = [targets[0].merge(targets[-1])], ["left"]
        for cell, text, align in zip(targets, cells, aligns, strict=False):
            self._fill(cell, text, align, bold=bold)

    def picture(self, data, cell, width_mm, *, about):
        """Put a picture into ``cell``; ``about`` says to those who cannot see it what it is."""
        shape = cell.paragraphs[0].add_run().add_picture(BytesIO(data), width=Mm(width_mm))
        shape._inline.docPr.set("descr", about)

    def page_break(self):
        """Begin a new page with the next paragraph."""
        self.docx.add_page_break()

    def save(self):
        """The file's bytes."""
        out = BytesIO()
        self.docx.save(out)
        return out.getvalue()

    @property
    def width_mm(self):
        """The width between the margins."""
        section = self.docx.sections[0]
        return (section.page_width - section.left_margin - section.right_margin) / Mm(1)

    def _fill(self, cell, text, align, *, bold=False):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        written = cell.paragraphs[0]
        written.alignment = ALIGN[align]
        written.paragraph_format.space_before = written.paragraph_format.space_after = Pt(2)
        run = written.add_run(unicodedata.normalize("NFC", text))
        run.bold, run.font.size = bold, Pt(12)

    def _set_widths(self, table, shares):
        whole = sum(shares)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Mm(self.width_mm * share / whole)
            for cell in column.cells:
                cell.width = column.width

    def _set_page(self, orientation):
        section = self.docx.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        if orientation == "landscape":
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
            section.left_margin = section.right_margin = Mm(20)
        section.top_margin = section.bottom_margin = Mm(20)
        section.header_distance = section.footer_distance = Mm(10)

    def _set_style(self):
        style = self.docx.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(self.font_pt)
        style.paragraph_format.line_spacing = 1.15
        style.paragraph_format.space_after = Pt(0)
        marks.set_language(style, "vi-VN", FONT)

    def _describe(self, title, created):
        about = self.docx.core_properties
        about.title, about.language = unicodedata.normalize("NFC", title), "vi-VN"
        about.created = about.modified = created.astimezone(UTC).replace(tzinfo=None)
        about.author = about.comments = ""

    def _set_edges(self, mark):
        section = self.docx.sections[0]
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        number.alignment = ALIGN["center"]
        marks.add_page_number(number)
        for footer in (section.footer, section.first_page_footer):
            self.paragraph(mark, footer, bold=True, align="center", color=_RED, before=0) if mark else None
            footer.is_linked_to_previous = False


@cache
def _letters(size):
    return ImageFont.truetype(FONTS / "paper" / "LiberationSerif-Bold.ttf", size * 10)


def bold_width_mm(text, size):
    """How wide ``text`` is in bold at ``size`` points; the bundled font has the metrics of Times New Roman."""
    return _letters(size).getlength(text) / 10 * 25.4 / 72
