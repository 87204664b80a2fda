"""Printers are never true: how text is moved for one of them, and the sheets that show by how much."""

from dataclasses import replace
from math import cos, degrees, radians, sin

from workshop.awards.paper.blanks import blank_pdf
from workshop.awards.paper.files import overlay_pdf, single_pdf
from workshop.awards.paper.patterns import SHEETS
from workshop.edges.pdf import Turn, draw_through, lay_over, render_pdf
from workshop.paper.render_pdf import environment

MARK_MM = 20.0  # how far inside the corners of the sheet the marks of calibration stand
_POINTS = 72 / 25.4
_STILL = (1, 0, 0, 1, 0, 0)
_BLUE = "#0050c8"


def turn_of(printer, pattern):
    """How a page of ``pattern`` is moved as ``printer`` needs it, or None where it is true."""
    return _turn(matrix_of(printer, pattern.width_mm, pattern.height_mm), printer.feed)


def matrix_of(printer, width_mm, height_mm):
    """The matrix in PDF points: about the middle of the sheet, then moved, then turned for the tray."""
    matrix = _moved(printer, width_mm, height_mm)
    return _fed(matrix, printer.feed, width_mm * _POINTS, height_mm * _POINTS)


def _moved(printer, width_mm, height_mm):
    angle = radians(printer.rotation_deg)
    a, b = printer.scale_x / 100 * cos(angle), printer.scale_x / 100 * sin(angle)
    c, d = -printer.scale_y / 100 * sin(angle), printer.scale_y / 100 * cos(angle)
    x, y = width_mm * _POINTS / 2, height_mm * _POINTS / 2
    e = x - a * x - c * y + printer.offset_x_mm * _POINTS
    f = y - b * x - d * y - printer.offset_y_mm * _POINTS
    return _fed((a, b, c, d, e, f), 0, 2 * x, 2 * y)


def _fed(matrix, feed, width, height):
    """``matrix`` and then the sheet turned clockwise by ``feed``, its corner back at the origin."""
    p, q, r, s, t, u = {
        0: _STILL, 90: (0, -1, 1, 0, 0, width), 180: (-1, 0, 0, -1, width, height),
        270: (0, 1, -1, 0, height, 0),
    }[feed]  # fmt: skip
    a, b, c, d, e, f = matrix
    turned = (p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, p * e + r * f + t, q * e + s * f + u)
    return tuple(round(value, 6) + 0.0 for value in turned)


def _turn(matrix, feed):
    if matrix == _STILL:
        return None
    return Turn(b" ".join(b"%.6f" % value for value in matrix), lies_across=feed in (90, 270))


def marks_of(sheet):
    """Where the four marks stand on a sheet: (x, y) in mm from the upper left corner, clockwise."""
    width, height = SHEETS[sheet]
    left, right, top, bottom = MARK_MM, width - MARK_MM, MARK_MM, height - MARK_MM
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def calibration_pdf(printer, *, is_plain=False):
    """A sheet with a mark near each corner, to measure on paper: as the printer is, or moved as the profile says.

    Both are turned for the tray, or what is measured would be undone the wrong way round.
    """
    width, height = SHEETS[printer.sheet]
    html = environment().get_template("pdf/certificate/calibration.html").render(
        width=width, height=height, marks=marks_of(printer.sheet), name=printer.name, mark_mm=MARK_MM
    )
    data = render_pdf(html, title=printer.name, for_print=True)
    matrix = _fed(_STILL, printer.feed, width * _POINTS, height * _POINTS)
    return draw_through(data, _turn(matrix if is_plain else matrix_of(printer, width, height), printer.feed))


def corrections(sheet, measured):
    """The profile's values that undo what was measured: ``measured`` are the marks' places as printed.

    They come in the order of ``marks_of``, in mm from the left and the upper edge of the paper.
    """
    wanted, count = marks_of(sheet), 4
    middle = [sum(each[axis] for each in measured) / count for axis in (0, 1)]
    width, height = SHEETS[sheet]
    across = ((measured[1][0] - measured[0][0]) + (measured[2][0] - measured[3][0])) / 2
    down = ((measured[3][1] - measured[0][1]) + (measured[2][1] - measured[1][1])) / 2
    lean = ((measured[1][1] - measured[0][1]) + (measured[2][1] - measured[3][1])) / 2
    return {
        "offset_x_mm": round(width / 2 - middle[0], 2),
        "offset_y_mm": round(height / 2 - middle[1], 2),
        "scale_x": round(100 * (wanted[1][0] - wanted[0][0]) / across, 3),
        "scale_y": round(100 * (wanted[3][1] - wanted[0][1]) / down, 3),
        "rotation_deg": round(degrees(lean / across), 3),
    }


def laid_over_pdf(face, printer=None, blank=b""):
    """One sheet with a full page and, in blue over it, the text for blanks as the printer would lay it.

    Both lie as they are read: by which edge the blank goes in shows nothing here. With ``blank``, the scan of the
    real one (JPEG), that lies below instead, and over it only what is printed onto it.
    """
    sheet = face.pattern
    blue = replace(face, own_pattern=replace(sheet, ink=_BLUE, red=_BLUE))
    if blank:
        full = blank_pdf(blank, sheet)
    else:
        full = single_pdf(replace(face, qr="none" if face.qr == "back" else face.qr))
        blue = replace(blue, carried=())
    matrix = _moved(printer, sheet.width_mm, sheet.height_mm) if printer else _STILL
    text, _pages = overlay_pdf([blue], turn=_turn(matrix, 0))
    return lay_over(full, text)
