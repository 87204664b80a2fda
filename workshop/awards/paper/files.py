"""Files made of faces: one electronic copy, all faces for the printer, the text alone for blanks."""

from workshop.awards.paper import extras, ground, layout
from workshop.awards.paper.press import Use, copies, merged, title_of
from workshop.edges import qr
from workshop.edges.pdf import lay_under, render_pdf
from workshop.paper.render_pdf import environment


def single_pdf(face, *, created=None):
    """The electronic copy of one certificate for reading on a screen: rendered plainly, tagged, PDF/A-3a."""
    data = plain_pdf(face, created=created, variant="pdf/a-3a")
    return lay_under(data, ground.ornament(face.pattern), [0])


def plain_pdf(face, *, created=None, variant=None, ground_picture=""):
    """One WeasyPrint document of a face and its back, without the ornament unless it is given as a picture."""
    pages = [("front", layout.front(face))]
    if face.qr == "back" and face.code:
        pages.append(("back", extras.back(face)))
    title = title_of(face)
    html = environment().get_template("pdf/certificate/page.html").render(
        title=title, face=face, sheet=face.pattern, pages=pages, qr=qr.svg_inline, declarations=ground.declarations,
        emblem=ground.emblem(face),
        mark=ground.mark(face.pattern) if face.is_preview else "",
    )  # fmt: skip
    return render_pdf(html.replace("</head>", ground_picture + "</head>", 1), title=title, created=created,
                      variant=variant)  # fmt: skip


def batch_copies(faces, *, by=None):
    """(face, PDF) of every certificate, each a file of its own."""
    return copies(faces, Use.COPY, by=by)


def merged_pdf(faces, *, by=None):
    """(PDF, pages): all faces in the order of the stage for printing at true size, then slips with QR codes."""
    return merged(faces, Use.PRINT, title=_batch_title(faces), by=by)


def overlay_pdf(faces, *, by=None, turn=None):
    """(PDF, pages): what pre-printed blanks lack, in the order of the stage, moved as the printer needs it."""
    return merged(faces, Use.OVERLAY, title=_batch_title(faces), by=by, turn=turn)


def _batch_title(faces):
    return f"{faces[0].title.capitalize()} ({len(faces)})" if faces else ""
