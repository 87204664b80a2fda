"""PDF: HTML in, bytes out, by WeasyPrint; laying together by pikepdf.

WeasyPrint takes half a second to import, so it is imported with the first document and not at the start.
"""

from workshop.edges.pdf.fonts import STATIC_ROOT, unprintable
from workshop.edges.pdf.merging import count_pages, merge_pdfs
from workshop.edges.pdf.pictures import picture_of
from workshop.edges.pdf.pieces import lay_out_pieces, placed
from workshop.edges.pdf.refusals import AssetRefused
from workshop.edges.pdf.stamping import draw_through, lay_over, stamp_below
from workshop.edges.pdf.template import Template, Turn
from workshop.edges.pdf.underlay import lay_under

__all__ = [
    "STATIC_ROOT", "AssetRefused", "Template", "Turn", "count_pages", "draw_through", "lay_out_pieces", "lay_over",
    "lay_under", "merge_pdfs", "picture_of", "placed", "render_pdf", "stamp_below", "unprintable",
]  # fmt: skip


def render_pdf(html, *, title, lang="vi", created=None, variant=None, for_print=False, base=STATIC_ROOT):
    """Lay out ``html`` and return the PDF's bytes, its text in NFC.

    ``variant`` is None, "pdf/ua-1" (tagged, for reading on a screen), "pdf/a-3u" (for the archive) or
    "pdf/a-3a" (tagged, and for the archive).
    ``for_print`` tells the reader program to print at true size. ``created`` defaults to now.

    :raises AssetRefused: if it refers to anything but ``base`` and data URIs.
    """
    from workshop.edges.pdf import rendering

    return rendering.render(
        html, title=title, lang=lang, created=created, variant=variant, for_print=for_print, base=base
    )
