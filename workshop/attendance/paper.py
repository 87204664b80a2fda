"""The face of a certificate of attendance, as plain data, and the files made of faces."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urlsplit

from workshop.attendance.wording import on_face, words_of
from workshop.awards.paper.fitting import fitted
from workshop.edges import qr
from workshop.edges.pdf import STATIC_ROOT, lay_under, merge_pdfs, render_pdf
from workshop.paper.blocks import DEMONSTRATION, PREVIEW
from workshop.paper.codes import grouped
from workshop.paper.render_pdf import environment

TITLE = "GIẤY CHỨNG NHẬN"
ORNAMENT = "img/certificate/giay_khen.svg"
TEXT_MM = 225
CHUNK = 100  # pages laid out together: a file of a whole hall needs no more memory than this many


@dataclass(frozen=True)
class AttendanceFace:
    """What stands on one certificate; ``code`` once it has one."""

    issuer_line: str
    honorific: str
    name: str
    unit: str
    purpose: str
    place_and_date: str
    signer_title: str
    signer: str
    base_url: str
    is_preview: bool
    is_demonstration: bool
    code: str = ""

    @property
    def url(self):
        """The address behind the QR code: upper case, so that its matrix stays small."""
        return f"{self.base_url}/V/{self.code}".upper()


def face_of(registration, rule, *, base_url, is_preview):
    """The face for ``registration`` under ``rule`` as both stand now, without a code."""
    return AttendanceFace(
        name=registration.full_name, unit=registration.organization, base_url=base_url, is_preview=is_preview,
        is_demonstration=registration.is_demonstration, **on_face(words_of(registration, rule)),
    )  # fmt: skip


def single_pdf(face, *, created=None):
    """One certificate as its holder keeps it: tagged."""
    return _render([face], f"Giấy chứng nhận tham dự: {face.name}", is_copy=True, created=created)


def merged_pdf(faces, *, created=None):
    """All certificates in one file, to print at true size."""
    title = f"Giấy chứng nhận tham dự ({len(faces)})"
    parts = [
        _render(faces[start : start + CHUNK], title, is_copy=False, created=created)
        for start in range(0, len(faces), CHUNK)
    ]
    return parts[0] if len(parts) == 1 else merge_pdfs(parts, title=title)


def _render(faces, title, *, is_copy, created):
    html = environment().get_template("pdf/attendance/page.html").render(
        title=title, faces=[(face, _layout(face)) for face in faces], heading=TITLE, text_mm=TEXT_MM,
        mark=_mark(PREVIEW) if any(face.is_preview for face in faces) else "", demonstration=DEMONSTRATION,
        preview=PREVIEW, qr=qr.svg_inline, grouped=grouped, host=urlsplit(faces[0].base_url).netloc,
    )  # fmt: skip
    variant = "pdf/ua-1" if is_copy else None
    data = render_pdf(html, title=title, created=created, variant=variant, for_print=not is_copy)
    return lay_under(data, _ornament(), range(len(faces)))


def _layout(face):
    return {
        "issuer": fitted(face.issuer_line.upper(), width_mm=TEXT_MM, size_pt=17, most_lines=2),
        "name": fitted(f"{face.honorific} {face.name}".strip(), width_mm=TEXT_MM, size_pt=28, most_lines=2),
        "unit": fitted(face.unit, width_mm=TEXT_MM, size_pt=15, most_lines=2, face="italic"),
        "purpose": fitted(face.purpose, width_mm=TEXT_MM, size_pt=15, most_lines=3, face="regular"),
    }


def _mark(text):
    picture = environment().get_template("pdf/document/mark.svg").render(
        text=text, width=297, height=210, angle=-30, size=27
    )
    return "data:image/svg+xml," + quote(picture)


@cache
def _ornament():
    """The ornament alone, as a PDF of one page that all certificates share."""
    picture = "data:image/svg+xml," + quote((STATIC_ROOT / ORNAMENT).read_text(encoding="utf-8"))
    html = f"<style>@page {{ size: 297mm 210mm; margin: 0; background: url('{picture}') }}</style>"
    return render_pdf(html, title="")
