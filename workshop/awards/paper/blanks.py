"""The scan of a real blank under the text for it: to look at on a screen, never in a file that is printed."""

from base64 import b64encode
from dataclasses import replace

from workshop.awards.paper.files import overlay_pdf
from workshop.edges.pdf import lay_over, render_pdf


def blank_pdf(scan, sheet):
    """The scan (JPEG) alone, as wide and high as ``sheet``."""
    size = f"{sheet.width_mm}mm {sheet.height_mm}mm"
    picture = f"data:image/jpeg;base64,{b64encode(scan).decode()}"
    page = f"@page {{ size: {size}; margin: 0; background: url('{picture}') no-repeat 0 0 / {size} }}"
    return render_pdf(f"<style>{page}</style>", title="")


def on_blank_pdf(face, scan):
    """``face`` as its text comes onto the blank of ``scan``, without marks of a preview."""
    text, _pages = overlay_pdf([replace(face, is_preview=False, is_demonstration=False)])
    return lay_over(blank_pdf(scan, face.pattern), text)
