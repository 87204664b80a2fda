"""Drawing straight into finished pages: what a layout engine would take longest for."""

from io import BytesIO

import pikepdf


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
