"""What a person sees on a page of paper: PDF pages as pictures, and the text read off a picture."""

import subprocess
import tempfile
from pathlib import Path

import zxingcpp
from PIL import Image


def pages_of(pdf, dpi=100):
    """The pages of ``pdf`` (bytes or a path) as pictures, rendered by Poppler and not by what made them."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.pdf"
        source.write_bytes(pdf if isinstance(pdf, bytes) else Path(pdf).read_bytes())
        target = Path(folder) / "page"
        subprocess.run(["pdftoppm", "-png", "-r", str(dpi), source, target], check=True, capture_output=True)
        pictures = []
        for path in sorted(Path(folder).glob("page-*.png")):
            with Image.open(path) as picture:
                pictures.append(picture.convert("RGB"))
        return pictures


def text_in(pdf):
    """The text that copies out of ``pdf`` (bytes or a path)."""
    content = pdf if isinstance(pdf, bytes) else Path(pdf).read_bytes()
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, check=True, capture_output=True)
    return done.stdout.decode()


def text_seen(picture):
    """The Vietnamese text that Tesseract reads in ``picture``: broken letters show here and not in the copy."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        picture.save(file.name)
        command = ["tesseract", file.name, "-", "-l", "vie", "--psm", "6"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def codes_in(picture):
    """The texts of the QR codes in ``picture``."""
    return [found.text for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]


def code_alone(picture):
    """The code without its words, as a desk holds it before the camera."""
    (found,) = zxingcpp.read_barcodes(picture)
    corners = (found.position.top_left, found.position.bottom_right)
    left, top, right, bottom = (value for corner in corners for value in (corner.x, corner.y))
    return picture.crop((left, top, right, bottom))
