"""Text as large as its place allows, measured with the font it is printed in."""

from functools import cache

from PIL import ImageFont

from workshop.edges.pdf import STATIC_ROOT

FACES = {weight: STATIC_ROOT / "fonts" / "paper" / f"BeVietnamPro-{weight}.ttf" for weight in ("Regular", "Bold")}
MM_PER_POINT = 25.4 / 72
LINE_HEIGHT = 1.25
_MEASURED_AT = 200  # points; widths scale


@cache
def face(weight, size):
    """The font of ``weight`` at ``size`` pixels."""
    return ImageFont.truetype(str(FACES[weight]), size)


def width_mm(text, points, weight="Bold"):
    """How wide ``text`` prints."""
    return face(weight, _MEASURED_AT).getlength(text) / _MEASURED_AT * points * MM_PER_POINT


def fit(text, room_mm, largest, smallest, lines=2, weight="Bold", tall_mm=None):
    """(points, lines of text): the largest size in steps of half a point at which ``text`` fits ``room_mm``.

    ``tall_mm`` bounds the height of all lines. At ``smallest`` what does not fit is cut with an ellipsis.
    """
    points = largest
    while points > smallest:
        broken = _broken(text, room_mm, points, weight)
        is_low = tall_mm is None or len(broken) * points * LINE_HEIGHT * MM_PER_POINT <= tall_mm
        if is_low and len(broken) <= lines and max(width_mm(line, points, weight) for line in broken) <= room_mm:
            return points, _evened(broken, points, weight)
        points -= 0.5
    broken = _broken(text, room_mm, smallest, weight)
    return smallest, broken if len(broken) <= lines else [*broken[: lines - 1], broken[lines - 1] + " …"]


def _broken(text, room_mm, points, weight):
    """``text`` in lines, each as full as it can be."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or width_mm(longer, points, weight) <= room_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _evened(lines, points, weight):
    """Two lines broken where the wider one is narrowest; a name looks better so."""
    if len(lines) != 2:
        return lines
    words = " ".join(lines).split()
    pairs = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return list(min(pairs, key=lambda pair: max(width_mm(line, points, weight) for line in pair)))
