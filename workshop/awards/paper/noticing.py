"""What a pattern asks for and does not get: letters that come out smaller, lines too wide or over each other."""

from dataclasses import dataclass

from workshop.awards.paper import layout
from workshop.awards.paper.fitting import POINT_MM, width_at

FIELD_OF = {
    "issuer": "issuer_pt", "name": "name_pt", "address": "address_pt", "achievement": "achievement_pt",
    "decision": "foot_pt", "register": "foot_pt", "dated": "foot_pt", "capacity": "foot_pt", "where": "code_pt",
    "code": "code_pt",
}  # fmt: skip
# lines that are never made smaller: what is wider than the sheet's text is refused
_RIGID = {"national": 0.0, "motto": 0.0, "gives": 0.0, "title": 0.04}
_EDGE_MM = 20.0
_THIN = ("address", "achievement", "decision", "register", "dated", "where")


@dataclass(frozen=True)
class Shrunk:
    """A size in points as it was asked for, and as the line is printed."""

    field: str
    asked: float
    printed: float


def shrunk(face):
    """The sizes of ``face`` that its lines do not get, the smallest of each field."""
    found = {}
    for line in _lines(face):
        field = FIELD_OF.get(line.role)
        asked = getattr(face.pattern, field) if field else 0
        if field and line.size_pt < asked - 0.25:
            printed = min(line.size_pt, found[field].printed) if field in found else line.size_pt
            found[field] = Shrunk(field, asked, printed)
    return list(found.values())


def too_large(face):
    """The first (field, most points) that cannot fit on the sheet at all, or None."""
    sheet = face.pattern
    for line in _lines(face):
        if line.role in _RIGID:
            wide = (width_at(line.text, "bold") + _RIGID[line.role] * len(line.text)) * POINT_MM
            most = (sheet.width_mm - 2 * _EDGE_MM) / wide
            if line.size_pt > most:
                return f"{line.role}_pt", _rounded(most)
    most = (sheet.middle_mm - layout.GAP) / (POINT_MM * layout.LEADING)
    if not sheet.name_at_mm and sheet.name_pt > most:
        return "name_pt", _rounded(most)
    return None


def crossing(face):
    """The roles of two lines that lie over each other, or None; what stands beside each other crosses nothing."""
    boxes = [box for block in layout.front(face).blocks for box in _boxes(block)]
    for place, (role, *one) in enumerate(boxes):
        for other_role, *other in boxes[place + 1 :]:
            if all(one[axis] < other[axis + 2] - 0.5 and other[axis] < one[axis + 2] - 0.5 for axis in (0, 1)):
                return role, other_role
    return None


def _boxes(block):
    """(role, left, top, right, bottom) of each line's own letters."""
    top = block.top_mm
    for line in block.lines:
        top += line.gap_mm
        font = "regular" if line.role in _THIN else "bold"
        wide = max(width_at(text, font) for text in line.text.split("\n")) * line.size_pt * POINT_MM
        left = block.left_mm + (block.width_mm - wide) / 2 if block.align == "center" else block.left_mm
        yield line.role, left, top, left + wide, top + line.height_mm
        top += line.height_mm


def _lines(face):
    return [line for block in layout.front(face).blocks for line in block.lines]


def _rounded(number):
    return int(number * 2) / 2
