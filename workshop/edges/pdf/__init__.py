"""PDF: HTML in, bytes out, by WeasyPrint; laying together by pikepdf."""

from workshop.edges.pdf.fonts import STATIC_ROOT, unprintable  # first: it settles where fonts come from
from workshop.edges.pdf.merging import count_pages, merge_pdfs
from workshop.edges.pdf.rendering import AssetRefused, render_pdf
from workshop.edges.pdf.underlay import lay_under

__all__ = ["STATIC_ROOT", "AssetRefused", "count_pages", "lay_under", "merge_pdfs", "render_pdf", "unprintable"]
