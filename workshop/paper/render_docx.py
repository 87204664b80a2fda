"""A document as DOCX, in the same form as its PDF."""

from functools import singledispatch

from docx.shared import Mm

from workshop.edges import qr
from workshop.edges.docx import DocxWriter
from workshop.edges.docx.writer import bold_width_mm
from workshop.paper import blocks
from workshop.paper import render_layout as layout
from workshop.vietnamese.places import held

_INDENT = 12.7
LAST_ROWS = 4


def document_docx(document, *, created=None):
    """``document`` as DOCX for people who edit it further."""
    pen = DocxWriter(
        title=document.title,
        orientation=document.orientation,
        font_pt=document.font_pt,
        mark=document.mark,
        created=created,
    )
    _draw_head(pen, layout.head(document))
    drawn = layout.body(document)
    for place, block in enumerate(drawn):
        closes = place + 1 < len(drawn) and isinstance(drawn[place + 1], layout.Closing)
        _draw(block, pen, closes)
    return pen.save()


def _draw_head(pen, head):
    if head.kind == "annex":
        return
    if head.kind == "contract":
        _draw_national(pen, None, head, pen.width_mm, name_pt=13, motto_pt=14)
        return
    left, right = pen.beside(45.5, 54.5)
    for text in head.parent:
        pen.paragraph(text, left, size=12, align="center", before=0)
    for text in head.body:
        pen.paragraph(text, left, size=12, bold=True, align="center", before=0)
    pen.rule(left, 25, pen.width_mm * 0.455)
    _draw_national(pen, right, head, pen.width_mm * 0.545, name_pt=12, motto_pt=13)
    if head.number:
        left_line, right_line = pen.beside(45.5, 54.5)
        pen.paragraph(head.number, left_line, size=13, align="center", before=5)
        pen.paragraph(head.dated, right_line, italic=True, align="center", before=5)
        _tidy(left_line, right_line)
    _tidy(left, right)


def _draw_national(pen, cell, head, room_mm, *, name_pt, motto_pt):
    if not head.national_name:
        return
    pen.paragraph(head.national_name, cell, size=name_pt, bold=True, align="center", before=0)
    pen.paragraph(head.motto, cell, size=motto_pt, bold=True, align="center", before=0)
    pen.rule(cell, bold_width_mm(head.motto, motto_pt), room_mm)


def _tidy(*cells):
    """Take away the empty paragraph that a new cell begins with."""
    for cell in cells:
        first = cell.paragraphs[0]
        if not first.text and len(cell.paragraphs) > 1:
            first._p.getparent().remove(first._p)


@singledispatch
def _draw(block, pen, closes):
    raise TypeError(f"no drawing for {type(block).__name__}")


@_draw.register
def _(block: blocks.Title, pen, closes):
    pen.heading(block.text, 1, size=15 if pen.font_pt <= 14 else round(pen.font_pt * 1.15), align="center", before=20)


@_draw.register
def _(block: blocks.Subtitle, pen, closes):
    written = pen.paragraph(held(block.text), bold=True, align="center", before=2, left_mm=8, keep=True)
    written.paragraph_format.right_indent = Mm(8)
    if block.has_rule:
        pen.rule(None, pen.width_mm * 0.26, pen.width_mm, after=8)


@_draw.register
def _(block: blocks.NumberLine, pen, closes):
    pen.paragraph(layout.number_text(block), align="center", before=3, keep=True)


@_draw.register
def _(block: blocks.Basis, pen, closes):
    for line in layout.basis_lines(block):
        pen.paragraph(line, italic=True, first_mm=_INDENT)


@_draw.register
def _(block: blocks.Heading, pen, closes):
    align, first_mm = ("center", 0) if block.level == 1 else ("justify", _INDENT)
    pen.heading(
        block.text, block.level + 1, align=align, first_mm=first_mm, before=9, italic=block.level == 3
    )


@_draw.register
def _(block: blocks.Paragraph, pen, closes):
    indent = _INDENT if block.is_indented and block.align == "justify" else 0
    written = pen.paragraph(
        f"{block.lead} " if block.lead else held(block.text) if block.align == "center" else block.text,
        bold=block.is_bold or bool(block.lead),
        italic=block.is_italic,
        align=block.align,
        first_mm=indent,
        keep=closes,
    )
    if block.lead:
        written.add_run(block.text)


@_draw.register
def _(block: blocks.Lines, pen, closes):
    for line in block.lines:
        pen.paragraph(line, first_mm=_INDENT, before=2, keep=closes)


@_draw.register
def _(block: blocks.Entry, pen, closes):
    written = pen.paragraph(f"{block.lead}\t", align="left", hanging_mm=_INDENT, keep=closes)
    for text, form in ((block.name, "bold"), (block.text, None), (block.note, "italic")):
        run = written.add_run(text)
        if form:
            setattr(run, form, True)


@_draw.register
def _(block: blocks.PartyBlock, pen, closes):
    pen.paragraph(block.label, bold=True, align="left", before=9, keep=True)
    for name, value in block.particulars:
        pen.paragraph(f"{name}\t: {value or layout.DOTS}", align="left", hanging_mm=50, before=3)


@_draw.register
def _(block: blocks.Article, pen, closes):
    if not block.clauses:
        written = pen.paragraph(f"Điều {block.number}. ", bold=True, first_mm=_INDENT, keep=closes)
        written.add_run(block.heading)
        return
    pen.heading(f"Điều {block.number}. {block.heading}", 2, first_mm=_INDENT, before=9)
    lines = layout.clause_lines(block)
    for place, (line, _is_point) in enumerate(lines, 1):
        pen.paragraph(line, first_mm=_INDENT, keep=closes and place == len(lines))


@_draw.register
def _(block: blocks.Table, pen, closes):
    table = pen.table([c.heading for c in block.columns], layout.shares(block), repeats=block.repeats_header)
    aligns = [column.align for column in block.columns]
    for row in block.rows:
        pen.row(table, row, aligns, bold=layout.is_group(block, row), height_mm=block.row_mm)
    if closes:
        # The last rows go along with the signatures, so that these never stand alone on a page.
        for row in table.rows[-LAST_ROWS:]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    if block.footer:
        pen.paragraph(block.footer, bold=True, italic=True, align="left", keep=closes)


@_draw.register
def _(block: layout.Closing, pen, closes):
    pen.paragraph("", before=0, keep=True)
    people = block.signatures.columns if block.signatures else ()
    if block.recipients or len(people) == 1:
        left, *cells = pen.beside(45, *([55 / len(people)] * len(people) if people else [55]))
        _draw_recipients(pen, left, block.recipients.lines if block.recipients else ())
    else:
        left, cells = None, pen.beside(*([1] * len(people)))
    for person, cell in zip(people, cells, strict=False):
        _draw_signatory(pen, cell, person)
    _tidy(*cells, *([left] if left is not None else []))


@_draw.register
def _(block: blocks.Annex, pen, closes):
    pen.heading(block.label, 1, size=14, align="center", before=0).paragraph_format.page_break_before = True
    pen.paragraph(block.title, bold=True, align="center", before=2, keep=True)
    if block.reference:
        pen.paragraph(f"({block.reference})", italic=True, align="center", before=0)


@_draw.register
def _(block: blocks.PageBreak, pen, closes):
    pen.page_break()


@_draw.register
def _(block: blocks.Verification, pen, closes):
    pen.paragraph("", before=8, keep=True)
    picture, text = pen.beside(block.side_mm + 4, pen.width_mm - block.side_mm - 4)
    pen.picture(qr.png(block.url, 600), picture, block.side_mm, about=block.url)
    for place, line in enumerate(block.lines):
        pen.paragraph(line, text, bold=not place, size=10, align="left", before=0)
    _tidy(text)


@_draw.register
def _(block: blocks.Mark, pen, closes):
    pen.framed(block.text)


def _draw_recipients(pen, cell, lines):
    if lines:
        pen.paragraph("Nơi nhận:", cell, bold=True, italic=True, size=12, align="left", before=0)
    for line in lines:
        pen.paragraph(f"- {line}", cell, size=11, align="left", before=0)


def _draw_signatory(pen, cell, person):
    for text in person.capacity:
        pen.paragraph(text, cell, bold=True, align="center", before=0)
    if person.instruction:
        pen.paragraph(person.instruction, cell, italic=True, size=12.5, align="center", before=0)
    # Millimetres to points: the room to sign stands before the name.
    pen.paragraph(person.name, cell, bold=True, align="center", before=person.blank_mm * 72 / 25.4)
