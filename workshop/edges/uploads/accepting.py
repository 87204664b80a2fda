"""Scans and photographs of papers."""

import json
import subprocess
import sys
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from PIL import Image, ImageOps

from workshop.edges.uploads import refusals

MAX_BYTES = 20 * 1024 * 1024
MAX_MEGAPIXELS = 40
MAX_PAGES = 500
PDF_SECONDS = 10
PDF_MEMORY = 768 * 1024 * 1024

_PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_ENDINGS = {
    "application/pdf": (".pdf",), "image/jpeg": (".jpg", ".jpeg"), "image/png": (".png",), "image/webp": (".webp",)
}  # fmt: skip
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_CHILD = Path(__file__).with_name("pdf_child.py")


@dataclass(frozen=True)
class AcceptedUpload:
    """What may be stored: a PDF as it came, or a picture encoded anew without its metadata."""

    media_type: str
    data: bytes
    pages: int

    def named(self, filename):
        """``filename`` with the ending of what it really holds: a picture sent as "a.pdf" is kept as "a.png"."""
        path = PurePosixPath(filename.replace("\\", "/"))
        endings = _ENDINGS[self.media_type]
        return path.name if path.suffix.lower() in endings else f"{path.stem or 'file'}{endings[0]}"


def accept_scan(data, filename):
    """Tell what ``data`` is by its content and make it fit to keep; ``filename`` only stands in what is said.

    :raises WorkshopError: one of ``refusals``, with the limit that was passed.
    """
    if not data:
        raise refusals.UploadEmpty(filename=filename)
    if len(data) > MAX_BYTES:
        raise refusals.UploadTooLarge(filename=filename, megabytes=MAX_BYTES // 1024 // 1024)
    if b"%PDF-" in data[:1024]:
        return _accepted_pdf(data, filename)
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        raise refusals.HeicNotAccepted(filename=filename)
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (
        data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    ):
        return _accepted_picture(data, filename)
    raise refusals.UnknownKind(filename=filename)


def _accepted_picture(data, filename):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            picture = Image.open(BytesIO(data), formats=tuple(_PICTURES))
            if picture.width * picture.height > MAX_MEGAPIXELS * 1_000_000:
                raise refusals.PictureTooLarge(filename=filename, megapixels=MAX_MEGAPIXELS)
            kind = picture.format
            upright = ImageOps.exif_transpose(picture)
            upright.load()
        return AcceptedUpload(_PICTURES[kind], _encoded_anew(upright, kind), 1)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise refusals.PictureUnreadable(filename=filename) from error


def _encoded_anew(picture, kind):
    """The pixels alone: no place, camera, thumbnail or comment, and nothing hidden after the end."""
    mode = "RGB" if kind == "JPEG" or picture.mode not in ("RGBA", "LA", "L", "1", "P") else picture.mode
    bare = Image.new(mode, picture.size)
    bare.paste(picture.convert(mode))
    if mode == "P":
        bare = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
        bare.info = {}
    out = BytesIO()
    options = {"PNG": {"optimize": True}}.get(kind, {"quality": 90})
    bare.save(out, kind, **options)
    return out.getvalue()


def _accepted_pdf(data, filename):
    found = _inspected_apart(data)
    if found["state"] == "fine" and found["pages"] <= MAX_PAGES:
        return AcceptedUpload("application/pdf", data, found["pages"])
    if found["state"] == "protected":
        raise refusals.PdfProtected(filename=filename)
    if found["state"] == "active":
        raise refusals.ActivePdf(filename=filename)
    if found["state"] == "unreadable":
        raise refusals.PdfUnreadable(filename=filename)
    raise refusals.PdfTooHeavy(filename=filename, pages=MAX_PAGES, seconds=PDF_SECONDS)


def _inspected_apart(data):
    """Ask the child; one that dies or is stopped by its limits says that the file is too heavy."""
    command = [sys.executable, "-I", str(_CHILD), str(PDF_MEMORY), str(PDF_SECONDS)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=PDF_SECONDS + 5, env={}, check=False
        )
        return json.loads(done.stdout) if done.returncode == 0 else {"state": "heavy"}
    except (subprocess.TimeoutExpired, ValueError):
        return {"state": "heavy"}
