"""Text as large as its place allows, measured with the font it is printed in."""

from functools import cache, lru_cache

from PIL import ImageFont

from workshop.edges.pdf import STATIC_ROOT
from workshop.registrations.papers.compounds import breaths

FACES = {weight: STATIC_ROOT / "fonts" / "paper" / f"BeVietnamPro-{weight}.ttf" for weight in ("Regular", "Bold")}
MM_PER_POINT = 25.4 / 72
LINE_HEIGHT = 1.25  # the stacked marks of Ễ and Ộ stay inside their own line
_MEASURED_AT = 200  # points; widths scale
_NEVER_BELOW = 1  # points, where a name may not be cut and its place is absurdly small


@cache
def face(weight, size):
    """The font of ``weight`` at ``size`` pixels."""
    return ImageFont.truetype(str(FACES[weight]), size)


def width_mm(text, points, weight="Bold"):
    """How wide ``text`` prints."""
    return _measured(text, weight) * points


def fit(text, room_mm, largest, smallest, lines=2, weight="Bold", tall_mm=None, *, whole=False):
    """(points, lines of text): the largest size in steps of half a point at which ``text`` fits ``room_mm``.

    ``text`` may hold paragraphs, one a line. ``tall_mm`` bounds the height of all lines. At ``smallest``
    what does not fit is cut with an ellipsis; with ``whole`` the size goes on falling until all of it stands.
    """
    points, least = largest, _NEVER_BELOW if whole else smallest
    while points > least:
        broken = _broken(text, room_mm, points, weight)
        is_low = tall_mm is None or len(broken) * points * LINE_HEIGHT * MM_PER_POINT <= tall_mm
        if is_low and len(broken) <= lines and max(width_mm(line, points, weight) for line in broken) <= room_mm:
            return points, _evened_each(text, room_mm, points, weight) if len(broken) > 1 else broken
        points -= 0.5
    most = lines if tall_mm is None else max(1, min(lines, int(tall_mm / (least * LINE_HEIGHT * MM_PER_POINT))))
    return least, _cut(_broken(text, room_mm, least, weight), most, room_mm, least, weight)


@lru_cache(maxsize=20_000)
def _measured(text, weight):
    """The width of ``text`` at one point; the words of units and titles return by the hundred."""
    return face(weight, _MEASURED_AT).getlength(text) / _MEASURED_AT * MM_PER_POINT


def _broken(text, room_mm, points, weight):
    """``text`` in lines, each as full as it can be; the paragraphs stay apart."""
    lines, space = [], width_mm(" ", points, weight)
    for paragraph in text.split("\n"):
        line, taken = [], 0
        for word in _fitting(breaths(paragraph), room_mm, points, weight):
            wide = width_mm(word, points, weight)
            if line and taken + space + wide > room_mm:
                lines.append(" ".join(line))
                line, taken = [], 0
            taken += wide + (space if line else 0)
            line.append(word)
        lines.append(" ".join(line))
    return lines


def _fitting(words, room_mm, points, weight):
    """``words``, a compound that is wider than a line taken apart."""
    for word in words:
        is_whole = " " not in word or width_mm(word, points, weight) <= room_mm
        yield from (word,) if is_whole else word.split()


def _cut(lines, most, room_mm, points, weight):
    """The first ``most`` lines; the last loses words until the ellipsis fits behind it."""
    if len(lines) <= most:
        return lines
    words = lines[most - 1].split()
    while len(words) > 1 and width_mm(" ".join(words) + " …", points, weight) > room_mm:
        words.pop()
    return [*lines[: most - 1], " ".join(words) + " …"]


def _evened_each(text, room_mm, points, weight):
    """Every paragraph of ``text`` in its lines, evened."""
    lines = []
    for paragraph in text.split("\n"):
        lines += _evened(_broken(paragraph, room_mm, points, weight), room_mm, points, weight)
    return lines


def _evened(lines, room_mm, points, weight):
    """As many lines, none wider than it must be: a last line of one syllable looks like a mistake."""
    text, narrow, wide = " ".join(lines), 0, room_mm
    for _halving in range(7):
        room = (narrow + wide) / 2
        if len(_broken(text, room, points, weight)) > len(lines):
            narrow = room
        else:
            wide = room
    return _broken(text, wide, points, weight)
