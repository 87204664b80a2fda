"""The bits of WordprocessingML that python-docx has no call for."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(name, **attributes):
    """A ``w:`` element with ``w:`` attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def add_page_number(paragraph):
    """Put the field PAGE at the end of ``paragraph``."""
    for kind in ("begin", None, "separate", "end"):
        run = paragraph.add_run()
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            instruction = element("instrText")
            instruction.text = "PAGE"
            run._r.append(instruction)
        if kind == "separate":
            paragraph.add_run("1")


def draw_rule(paragraph, side):
    """Draw a thin line at the "top" or "bottom" of ``paragraph``."""
    borders = element("pBdr")
    borders.append(element(side, val="single", sz=6, space=1, color="000000"))
    paragraph._p.get_or_add_pPr().append(borders)


def frame(paragraph, color):
    """Draw a frame around ``paragraph``."""
    borders = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(side, val="single", sz=8, space=3, color=color))
    paragraph._p.get_or_add_pPr().append(borders)


def keep_row(row, *, repeats=False):
    """Never break ``row`` over two pages; ``repeats`` makes it the head of each page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if repeats:
        properties.append(element("tblHeader"))


def bare_table(table):
    """Take borders and inner margins from ``table``: it only places things side by side."""
    properties = table._tbl.tblPr
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="nil"))
    properties.append(borders)
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=0, type="dxa"))
    properties.append(margins)


def set_language(style, language, font):
    """Name language and font of ``style`` for every script, so that no office swaps the font."""
    properties = style.element.get_or_add_rPr()
    properties.append(element("lang", val=language, eastAsia=language))
    fonts = properties.get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), font)
