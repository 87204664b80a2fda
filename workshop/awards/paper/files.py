"""Files made of faces: one electronic copy, all faces for the printer, the text alone for blanks."""

from functools import cache
from urllib.parse import quote, urlsplit

from workshop.awards.paper.fitting import POINT_MM, fitted
from workshop.awards.paper.patterns import PATTERNS
from workshop.edges import qr
from workshop.edges.pdf import STATIC_ROOT, lay_under, render_pdf
from workshop.paper.blocks import PREVIEW
from workshop.paper.codes import grouped
from workshop.paper.render_pdf import environment

SLIPS_A_PAGE = 8
_LINE = 1.22  # of the size; Ễ and Ộ stand within it


def single_pdf(face, *, created=None):
    """The electronic copy of one certificate: tagged, marked as a copy or preview, the QR where its kind has it."""
    return _render([face], title=f"{face.title.capitalize()}: {face.name}", is_copy=True, created=created)


def merged_pdf(faces, *, created=None):
    """All faces in the order of the stage for printing at true size, then slips with their QR codes."""
    return _render(faces, title=_batch_title(faces), has_slips=True, created=created)


def overlay_pdf(faces, *, created=None):
    """The text alone, in the order of the stage, for pre-printed blanks: no ornament and no QR."""
    return _render(faces, title=_batch_title(faces), is_overlay=True, created=created)


def _batch_title(faces):
    return f"{faces[0].title.capitalize()} ({len(faces)})" if faces else ""


def _render(faces, *, title, is_copy=False, is_overlay=False, has_slips=False, created=None):
    pattern = PATTERNS[faces[0].template]
    slips = [face for face in faces if face.qr == "back"] if has_slips else []
    html = environment().get_template("pdf/certificate/page.html").render(
        title=title,
        certificates=[(face, _layout(face)) for face in faces],
        pattern=pattern,
        is_copy=is_copy,
        is_overlay=is_overlay,
        slip_pages=[slips[start : start + SLIPS_A_PAGE] for start in range(0, len(slips), SLIPS_A_PAGE)],
        mark=_mark(PREVIEW) if any(face.is_preview for face in faces) else "",
        offset=faces[0].overlay_mm if is_overlay else (0, 0),
        qr=qr.svg_inline,
        grouped=grouped,
        host=urlsplit(faces[0].base_url).netloc,
    )
    data = render_pdf(
        html, title=title, created=created, variant="pdf/ua-1" if is_copy else None, for_print=not is_copy
    )
    if is_overlay:
        return data
    # one shared drawing: eighty pages with the SVG in each took 13 s and 1.7 MB
    step = 2 if is_copy and faces[0].qr == "back" else 1
    return lay_under(data, _ornament(pattern.ornament), range(0, len(faces) * step, step))


def _layout(face):
    """Lines and sizes of what varies, made smaller together until they fit between title and signature."""
    pattern = PATTERNS[face.template]
    width = pattern.text_mm
    issuer = fitted(face.issuer_line, width_mm=width, size_pt=pattern.issuer_pt, most_lines=1)
    for percent in range(100, 40, -4):
        scale = percent / 100
        name = fitted(face.name, width_mm=width, size_pt=pattern.name_pt * scale, most_lines=pattern.name_lines)
        address_pt = pattern.address_pt * max(scale, 0.8)
        address = fitted(face.address, width_mm=width, size_pt=address_pt, most_lines=2, face="italic")
        achievement = fitted(
            face.achievement, width_mm=width, size_pt=pattern.achievement_pt * max(scale, 0.75),
            most_lines=pattern.achievement_lines, face="regular",
        )  # fmt: skip
        if sum(_height(part) for part in (name, address, achievement)) + 5 <= pattern.middle_mm:
            break
    spare = pattern.middle_mm - sum(_height(part) for part in (name, address, achievement)) - 5
    return {
        "issuer": issuer, "name": name, "address": address, "achievement": achievement,
        "air_mm": round(max(0, min(4, spare / 5)), 1),
    }  # fmt: skip


def _height(part):
    lines, size = part
    return len(lines) * size * POINT_MM * _LINE


def _mark(text):
    picture = environment().get_template("pdf/document/mark.svg").render(
        text=text, width=297, height=210, angle=-30, size=27
    )
    return "data:image/svg+xml," + quote(picture)


@cache
def _ornament(name):
    """The ornament alone, as a PDF of one page."""
    picture = "data:image/svg+xml," + quote((STATIC_ROOT / name).read_text(encoding="utf-8"))
    html = f"<style>@page {{ size: 297mm 210mm; margin: 0; background: url('{picture}') }}</style>"
    return render_pdf(html, title="")
