"""QR codes: module matrix, SVG, PNG and PDF, all from the qrcode library; error correction M, quiet zone 4."""

from io import BytesIO

from markupsafe import Markup, escape
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET_ZONE = 4


def matrix(text, mask=None):
    """Rows of booleans, True for dark, without the quiet zone.

    Text of capitals, digits and ``$%*+-./:`` takes the alphanumeric mode: a ticket code is version 1.
    ``mask`` (0 to 7) saves the trial of all eight, four fifths of the time, where hundreds are drawn.
    """
    code = QRCode(version=None, error_correction=ERROR_CORRECT_M, border=0, mask_pattern=mask)
    code.add_data(text, optimize=0)
    code.make(fit=True)
    return code.get_matrix()


def svg_inline(text, *, label=None, css_class="qr", has_ground=True):
    """An ``<svg>`` to stand in a page: one path in the text's colour on white, no script, no outside file.

    ``label`` is what a screen reader says; without it the picture is hidden from it. Without ``has_ground`` what
    lies behind shows through: on white paper a pale mark, which a box would cut.
    """
    role = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return _svg(matrix(text), Markup('class="{}" {}').format(css_class, role), has_ground=has_ground)


def svg(text, module_mm):
    """A free-standing SVG file at true size, ``module_mm`` millimetres a module."""
    rows = matrix(text)
    side = (len(rows) + 2 * QUIET_ZONE) * module_mm
    return str(_svg(rows, Markup('width="{0:g}mm" height="{0:g}mm"').format(round(side, 3))))


def png(text, pixels):
    """A PNG at most ``pixels`` wide whose modules are whole pixels, quiet zone included."""
    rows = matrix(text)
    side = len(rows) + 2 * QUIET_ZONE
    picture = Image.new("1", (side, side), 1)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                picture.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0)
    scale = max(1, pixels // side)
    out = BytesIO()
    picture.resize((side * scale, side * scale), Image.Resampling.NEAREST).save(out, "PNG", optimize=True)
    return out.getvalue()


def pdf_operators(text, left, bottom, side, mask=None):
    """PDF operators that draw the code, quiet zone included, ``side`` points wide from its lower left corner."""
    rows = matrix(text, mask)
    module = side / (len(rows) + 2 * QUIET_ZONE)
    parts = [f"{module:.5f} 0 0 {module:.5f} {left:.3f} {bottom:.3f} cm 0 g"]
    upper = len(rows) + QUIET_ZONE - 1
    parts += [f"{x + QUIET_ZONE} {upper - y} {length} 1 re" for x, y, length in _runs(rows)]
    return f"q {' '.join(parts)} f Q".encode()


def _svg(rows, attributes, *, has_ground=True):
    side = len(rows) + 2 * QUIET_ZONE
    ground = Markup('<path fill="#fff" d="M0 0h{0}v{0}H0z"/>').format(side) if has_ground else Markup()
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" shape-rendering="crispEdges" {1}>'
        '{2}<path fill="currentColor" d="{3}"/></svg>'
    ).format(side, attributes, ground, escape(_path(rows)))


def _path(rows):
    """Dark modules as runs, a rectangle each: shorter than a square a module by two thirds."""
    return "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z" for x, y, length in _runs(rows)
    )


def _runs(rows):
    """(x, y, length) of the dark runs of every row."""
    runs = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                runs.append((start, y, x - start))
            x += 1
    return runs
