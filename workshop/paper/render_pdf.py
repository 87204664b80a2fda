"""A document as PDF: Jinja to HTML, the PDF edge to bytes; no application and no database behind it."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from workshop.edges import qr
from workshop.edges.pdf import render_pdf
from workshop.paper import render_layout as layout
from workshop.vietnamese.places import held

_TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def document_pdf(document, *, tagged=True, created=None):
    """``document`` as PDF; tagged for people who read it on a screen, otherwise for the printer at true size."""
    html = (
        environment()
        .get_template("pdf/document/page.html")
        .render(
            document=document,
            head=layout.head(document),
            blocks=layout.body(document),
            mark_picture=_mark_picture(document) if document.mark else "",
        )
    )
    return render_pdf(
        html,
        title=document.title,
        created=created,
        variant="pdf/ua-1" if tagged else None,
        for_print=not tagged,
    )


@cache
def environment():
    """The Jinja environment of documents; it knows nothing of the web application."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(["html", "svg"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["dots"] = layout.DOTS
    made.filters.update(
        held=held,
        kind=_kind,
        with_breaks=_with_breaks,
        number_text=layout.number_text,
        basis_lines=layout.basis_lines,
        clause_lines=layout.clause_lines,
        shares=layout.shares,
        is_group=layout.is_group,
        qr_picture=_qr_picture,
    )
    return made


def _kind(block):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(block).__name__).lower()


def _with_breaks(text):
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def _qr_picture(block):
    """The QR code of a ``Verification``, as a data URI."""
    return "data:image/svg+xml," + quote(qr.svg(block.url, 1))


def _mark_picture(document):
    """The mark across the page, as a data URI."""
    width, height = (297, 210) if document.orientation == "landscape" else (210, 297)
    angle = -35 if width > height else -55
    size = min(30, round((width**2 + height**2) ** 0.5 * 0.8 / (len(document.mark) * 0.72), 1))
    svg = (
        environment()
        .get_template("pdf/document/mark.svg")
        .render(text=document.mark, width=width, height=height, angle=angle, size=size)
    )
    return "data:image/svg+xml," + quote(svg)
