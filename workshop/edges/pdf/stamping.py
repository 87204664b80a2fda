"""Drawing straight into finished pages: what a layout engine would take longest for."""

from io import BytesIO

import pikepdf

from workshop.edges.pdf.template import lay_across


def stamp_below(data, contents):
    """``data`` with ``contents`` (PDF operators as bytes, one a page, or empty) drawn below what stands there.

    They are measured in points from the lower left corner, and lie below because the page's own
    drawing may leave its coordinates turned over. Marked as artifacts, so that readers skip them.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        for page, drawn in zip(pdf.pages, contents, strict=True):
            if drawn:
                page.contents_add(b"/Artifact BMC q " + drawn + b" Q EMC", prepend=True)
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def draw_through(data, turn):
    """``data`` with everything on its pages moved by ``turn``; None moves nothing."""
    if turn is None:
        return data
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.contents_add(b"q %b cm" % turn.operands, prepend=True)
            page.contents_add(b"Q")
            if turn.lies_across:
                lay_across(page)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def lay_over(data, above):
    """The first page of ``data`` with the first page of the PDF ``above`` drawn over it."""
    with pikepdf.open(BytesIO(data)) as pdf, pikepdf.open(BytesIO(above)) as source:
        del pdf.pages[1:]
        page = pdf.pages[0]
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q")
        name = page.add_resource(pdf.copy_foreign(source.pages[0].as_form_xobject()), pikepdf.Name.XObject)
        page.contents_add(f"q {name} Do Q".encode())
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()
