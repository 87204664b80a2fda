"""A scan for the demonstration: a document of our own marked as illustration, taken in like any upload."""

import datetime as dt

from workshop.edges.uploads import accept_scan
from workshop.paper import blocks
from workshop.paper.render import document_pdf

# fixed, so that loading twice gives the same bytes
MADE_AT = dt.datetime(2023, 5, 19, 5, 0, tzinfo=dt.UTC)


def decision_scan(title, lines):
    """An accepted upload that stands for the scan of a signed decision."""
    document = blocks.Document(
        profile=blocks.HeaderProfile(kind="contract"),
        blocks=[blocks.Title("QUYẾT ĐỊNH"), blocks.Subtitle(title), *(blocks.Paragraph(line) for line in lines)],
        title=title, mark=blocks.DEMONSTRATION,
    )  # fmt: skip
    return accept_scan(document_pdf(document, created=MADE_AT), "quyet-dinh-minh-hoa.pdf")


def marked_copy(data, filename):
    """An accepted upload of a PDF made here, as it would come back from the scanner."""
    return accept_scan(data, filename)
