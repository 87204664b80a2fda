"""The ground of certificates: everything on their pages that is nobody's own, and the style of every line."""

from base64 import b64encode
from functools import cache
from urllib.parse import quote

from workshop.awards.paper import extras, layout
from workshop.awards.paper.patterns import A4
from workshop.edges.pdf import STATIC_ROOT, lay_out_pieces, lay_under, render_pdf
from workshop.paper.blocks import PREVIEW
from workshop.paper.render_pdf import environment

REMEMBERED = 1000  # blocks laid out; a person has two
_laid = {}

# every letter that a name may be printed with, so that the fonts of a template never tell whose it was
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VOWELS = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_SIGNS = "0123456789 \u00a0.,;:!?-–—…'\"“”‘’«»()[]{}<>/\\|&@#%*+=_~^°§№$€£¥©®™·•×÷`´¨"


def alphabet():
    """The letters that every template holds in each of its fonts."""
    letters = _LATIN + _VOWELS
    return letters + letters.lower() + _SIGNS + "ẞßÄÖÜäöüÇçÑñÅåØøÆæŒœŠšŽž"


def strange_letters(faces):
    """The letters of ``faces`` that no usual name has, sorted."""
    usual, found = set(alphabet()), set()
    for face in faces:
        found.update(face.name, face.address, face.achievement, face.register_line)
    return "".join(sorted(letter for letter in found - usual if not letter.isspace()))


def kinds_of_pages(face, use):
    """The pages of the template: the face, and behind it the back or the sheet of slips where there is one."""
    if use == "copy" and face.qr == "back":
        return ["front", "back"]
    if use == "print" and face.qr in ("back", "slip"):
        return ["front", "slips"]
    return ["front"]


def height_of(face, index, use):
    """The height of a page of the template, in mm."""
    return A4[1] if kinds_of_pages(face, use)[index] == "slips" else face.pattern.height_mm


def ground_pdf(face, use, strange=""):
    """The pages that all share, then one page that makes the fonts whole, with the ``strange`` letters too."""
    sheet, kinds = face.pattern, kinds_of_pages(face, use)
    html = environment().get_template("pdf/certificate/ground.html").render(
        face=face, sheet=sheet, kinds=kinds, is_overlay=use == "overlay", is_copy=use == "copy",
        is_marked=is_marked(face, use), pages={kind: _fixed(face, kind, use) for kind in kinds},
        mark=mark(sheet) if face.is_preview else "", emblem=emblem(face) if use != "overlay" else "",
        alphabet=alphabet() + strange, declarations=declarations,
    )  # fmt: skip
    data = render_pdf(html, title=face.title.capitalize(), variant="pdf/a-3u", for_print=use != "copy")
    return data if use == "overlay" else lay_under(data, ornament(sheet), [0])


def is_marked(face, use):
    """Whether the page says what it is: every copy, every preview, and every full page of a state award."""
    return use == "copy" or face.is_preview or (face.is_state and use == "print")


def has_code(face, use):
    """Whether a code may stand on the face; blanks have none unless their kind wants it."""
    return use != "overlay" or face.overlay_qr


def without_carried(page, roles):
    """``page`` without the lines that a blank bears; what is left stays where it is."""
    blocks = []
    for block in page.blocks:
        kept, gap = [], 0.0
        for line in block.lines:
            if line.role in roles:
                gap += line.gap_mm + line.height_mm
                continue
            kept.append(layout.Line(line.role, line.text, line.size_pt, line.gap_mm + gap, line.leading))
            gap = 0.0
        blocks.append(layout.Block(block.name, block.left_mm, block.top_mm, block.width_mm, tuple(kept), block.align,
                                   block.is_own))  # fmt: skip
    return layout.Layout(tuple(block for block in blocks if block.lines), page.qr)


def pieces_of(blocks, face, *, remembers=False):
    """The operators of each of ``blocks``: those not laid out before together, the others as they are remembered.

    Copy, print file and text for blanks of one person are the same lines, and laying them out is most of the work.
    """
    look = style(face.pattern)
    pieces = {block: _laid.get((look, block)) for block in blocks}
    new = [block for block, piece in pieces.items() if piece is None]
    asked = [
        [(f"{line.role} {block.align}", declarations(line, block), line.text, line.gap_mm + line.height_mm)
         for line in block.lines]
        for block in new
    ]  # fmt: skip
    width = max((block.width_mm for block in new), default=0)
    pieces.update(zip(new, lay_out_pieces(asked, look, width_mm=width), strict=True))
    if remembers:
        if len(_laid) > REMEMBERED:
            _laid.clear()
        _laid.update(((look, block), pieces[block]) for block in new)
    return [pieces[block] for block in blocks]


def declarations(line, block):
    """The sizes of one line as CSS; the same in every file."""
    return (
        f"font-size:{line.size_pt}pt;line-height:{line.leading_mm}mm;padding-top:{line.gap_mm:.4f}mm;"
        f"width:{block.width_mm:.4f}mm"
    )


def style(sheet):
    """The look of every line, by its role."""
    return environment().get_template("pdf/certificate/lines.css").render(sheet=sheet)


def mark(sheet):
    """The words across the page of a preview, as a picture's address."""
    width, height = sheet.width_mm, sheet.height_mm
    picture = environment().get_template("pdf/document/mark.svg").render(
        text=PREVIEW, width=width, height=height, angle=-30, size=round(27 * height / 210, 1)
    )
    return "data:image/svg+xml," + quote(picture)


def emblem(face):
    """The emblem that the office uploaded, as a picture's address; empty where there is none."""
    return "data:image/png;base64," + b64encode(face.emblem).decode() if face.emblem else ""


def ornament(sheet):
    """The ornament alone on its sheet, as a PDF of one page."""
    return _ornament(sheet.ornament, sheet.width_mm, sheet.height_mm)


@cache
def _ornament(name, width_mm, height_mm):
    picture = "data:image/svg+xml," + quote((STATIC_ROOT / name).read_text(encoding="utf-8"))
    size = f"{width_mm}mm {height_mm}mm"
    page = f"@page {{ size: {size}; margin: 0; background: url('{picture}') no-repeat 0 0 / {size} }}"
    return render_pdf(f"<style>{page}</style>", title="")


def _fixed(face, kind, use):
    """The blocks of one page that are nobody's own."""
    if kind == "slips":
        return layout.Layout(())
    page = extras.back(face) if kind == "back" else layout.front(face, has_code=has_code(face, use))
    if use == "overlay":
        page = without_carried(page, face.carried)
    return layout.Layout(tuple(block for block in page.blocks if not block.is_own))
