"""Uploads: taken by content, pictures bare, PDFs inert."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from workshop.edges import uploads
from workshop.edges.pdf import render_pdf
from workshop.edges.uploads import AcceptedUpload, accept_scan, accepting

SCAN = render_pdf("<p>trang 1</p><p style='break-before: page'>trang 2</p>", title="Bản quét")


def _picture(kind, size=(40, 20), mode="RGB", **options):
    out = BytesIO()
    Image.new(mode, size, 0).save(out, kind, **options)
    return out.getvalue()


def _changed_pdf(change, **options):
    out = BytesIO()
    with pikepdf.open(BytesIO(SCAN)) as pdf:
        change(pdf)
        pdf.save(out, **options)
    return out.getvalue()


def test_a_pdf_is_kept_byte_for_byte():
    assert accept_scan(SCAN, "a.pdf") == AcceptedUpload("application/pdf", SCAN, 2)


@pytest.mark.parametrize(
    ("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")]
)
def test_a_picture_loses_its_metadata_and_stands_upright(kind, media_type):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "a camera"
    accepted = accept_scan(_picture(kind, exif=exif) + b"hidden after the end", "a.bin")
    kept = Image.open(BytesIO(accepted.data))
    assert (accepted.media_type, accepted.pages) == (media_type, 1)
    assert (kept.format, kept.size, dict(kept.getexif())) == (kind, (20, 40), {})
    assert (b"a camera" in accepted.data, b"hidden" in accepted.data) == (False, False)


@pytest.mark.parametrize("mode", ["P", "RGBA", "LA", "L", "1", "I;16"])
def test_pictures_of_every_mode_are_taken(mode):
    assert accept_scan(_picture("PNG", mode=mode), "a.png").media_type == "image/png"


def _with_script(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _with_attachment(pdf):
    pdf.attachments["a.exe"] = b"MZ"


def _with_launch(pdf):
    pdf.pages[0].obj.AA = pikepdf.Dictionary(O=pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Launch)))


@pytest.mark.parametrize("change", [_with_script, _with_attachment, _with_launch])
def test_a_pdf_that_holds_programs_or_files_is_refused(change):
    with pytest.raises(uploads.ActivePdf):
        accept_scan(_changed_pdf(change), "a.pdf")


def test_a_protected_pdf_is_refused():
    data = _changed_pdf(lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(uploads.PdfProtected):
        accept_scan(data, "a.pdf")


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", uploads.UploadEmpty),
        (b"%PDF-1.7 and nothing more", uploads.PdfUnreadable),
        (b"\xff\xd8\xff\xe0 no picture", uploads.PictureUnreadable),
        (_picture("PNG", (300, 300))[:90], uploads.PictureUnreadable),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, uploads.HeicNotAccepted),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", uploads.UnknownKind),
        (b"GIF89a", uploads.UnknownKind),
        (b"MZ\x90", uploads.UnknownKind),
    ],
)
def test_refusals_by_content(data, refusal):
    with pytest.raises(refusal):
        accept_scan(data, "a.pdf")


def test_limits_are_stated(monkeypatch):
    with pytest.raises(uploads.PictureTooLarge) as refusal:
        accept_scan(_picture("PNG", (8000, 5001), "1"), "a.png")
    assert refusal.value.params == {"filename": "a.png", "megapixels": 40}
    with pytest.raises(uploads.UploadTooLarge) as refusal:
        accept_scan(b"a" * (accepting.MAX_BYTES + 1), "a.pdf")
    assert refusal.value.params == {"filename": "a.pdf", "megabytes": 20}
    monkeypatch.setattr(accepting, "MAX_PAGES", 1)
    with pytest.raises(uploads.PdfTooHeavy) as refusal:
        accept_scan(SCAN, "a.pdf")
    assert refusal.value.params == {"filename": "a.pdf", "pages": 1, "seconds": 10}


def test_a_pdf_that_eats_memory_stops_the_child_and_not_us(monkeypatch):
    monkeypatch.setattr(accepting, "PDF_MEMORY", 16 * 1024 * 1024)
    with pytest.raises(uploads.PdfTooHeavy):
        accept_scan(SCAN, "a.pdf")


@pytest.mark.parametrize(
    ("media_type", "sent", "kept"),
    [
        ("image/png", "fake.pdf", "fake.png"),
        ("application/pdf", "Bản quét.PDF", "Bản quét.PDF"),
        ("image/jpeg", "ảnh.jpeg", "ảnh.jpeg"),
        ("image/jpeg", "ảnh.html", "ảnh.jpg"),
        ("image/webp", "C:\\Ảnh\\a.b.png", "a.b.webp"),
        ("application/pdf", "", "file.pdf"),
    ],
)
def test_a_file_is_named_by_what_it_holds(media_type, sent, kept):
    assert AcceptedUpload(media_type, b"", 1).named(sent) == kept
