"""The pages beside the face: the back of a certificate, and slips to cut and lay beside it."""

from workshop.awards.paper.fitting import fitted
from workshop.awards.paper.layout import Block, Layout, Line
from workshop.awards.paper.patterns import A4

SLIPS_A_PAGE = 8
SLIP_MM = (136.5, 46.0)
_SLIP_EDGE = 12.0
NOTE = (
    "Trang tra cứu cho biết bằng đã được cấp, đã được thay thế hay đã bị thu hồi. "
    "Hãy đối chiếu từng dòng với tờ giấy đang cầm trên tay."
)


def back(face):
    """The layout of the back of ``face``: its code large, and where it is looked up."""
    sheet = face.pattern
    scale = sheet.height_mm / A4[1]
    left, width = 116 * scale, sheet.width_mm - 158 * scale

    def line(role, text, size, most=1, weight="regular", gap=0.0):
        lines, fits = fitted(text, width_mm=width, size_pt=size * scale, most_lines=most, face=weight)
        return Line(role, "\n".join(lines), fits, gap * scale)

    name = (line("back-title", f"Tra cứu {face.title.lower()}", 20, weight="bold"),
            line("back-name", face.name, 15, 3, "bold", 3))  # fmt: skip
    host = f"Quét mã QR, hoặc nhập mã dưới đây tại trang {face.host}/v:"
    foot = 88 * scale
    code = (line("back-code", face.spaced_code, 19, 1, "bold"),)
    blocks = [
        _block("back-name", left, foot - sum(each.height_mm + each.gap_mm for each in name), width, name, is_own=True),
        _block("back-decision", left, 91 * scale, width, (line("decision", face.decision_line, 13),)),
        _block("back-where", left, 106 * scale, width, (line("where", host, 13),)),
        _block("back-code", left, 113 * scale, width, code, is_own=True),
        _block("back-note", left, 125 * scale, width, (line("back-note", NOTE, 11, 3),)),
    ]  # fmt: skip
    if face.register_line:
        register = (line("register", face.register_line, 13),)
        blocks.insert(2, _block("back-register", left, 97 * scale, width, register, is_own=True))
    return Layout(tuple(blocks), (42 * scale, 64 * scale, 62 * scale))


def slip(face, place):
    """The layout of one slip at ``place`` (0 to 7) of an A4 sheet."""
    left, top = slip_corner(place)
    width = SLIP_MM[0] - 46

    def line(role, text, size, most=1, weight="regular", gap=1.0):
        lines, fits = fitted(text, width_mm=width, size_pt=size, most_lines=most, face=weight)
        return Line(role, "\n".join(lines), fits, gap)

    lines = [
        line("slip-order", str(face.order), 15, weight="bold", gap=0),
        line("slip-name", face.name, 11, 3, "bold", 0.5),
        line("slip-award", ". ".join(filter(None, (face.title.capitalize(), face.register_line))), 10),
        line("where", f"Tra cứu tại {face.host}/v", 10),
        line("code", face.spaced_code, 10, 1, "bold", 0),
    ]
    block = _block("slip", left + 42, 0, width, tuple(lines), is_own=True)
    centred = top + (SLIP_MM[1] - block.height_mm) / 2
    block = _block("slip", left + 42, centred, width, tuple(lines), is_own=True)
    return Layout((block,), (left + 3, top + 5, 36))


def slip_corner(place):
    """The upper left corner of a slip on its sheet, in mm."""
    return _SLIP_EDGE + place % 2 * SLIP_MM[0], _SLIP_EDGE + place // 2 * SLIP_MM[1]


def _block(name, left, top, width, lines, *, is_own=False):
    return Block(name, left, top, width, lines, "left", is_own)
