"""Making text fit: lines broken at words and sizes found by the font's own widths, so that nothing is clipped."""

from functools import cache
from itertools import pairwise

from fontTools.ttLib import TTFont

from workshop.awards.paper.compounds import costs
from workshop.edges.pdf import STATIC_ROOT

_FILES = {
    "bold": STATIC_ROOT / "fonts" / "paper" / "LiberationSerif-Bold.ttf",
    "regular": STATIC_ROOT / "fonts" / "paper" / "LiberationSerif-Regular.ttf",
    "italic": STATIC_ROOT / "fonts" / "paper" / "LiberationSerif-Italic.ttf",
}
POINT_MM = 25.4 / 72
SMALLEST = 0.45  # of the size asked for; below that a wider line would be the better answer
_STEP = 0.5
_MORE = 13 / 12


def fitted(text, *, width_mm, size_pt, most_lines, face="bold"):
    """(lines, size in pt) for ``text``: as few lines as look well, balanced, no wider than ``width_mm``.

    A second line is taken before the size falls under four fifths, a third before two thirds.
    """
    words = text.split()
    if not words:
        return [], size_pt
    widths = [width_at(word, face) for word in words]
    space = width_at(" ", face)
    room = width_mm / (size_pt * POINT_MM)
    price, best = costs(words), None
    for count, bound in zip(range(1, most_lines + 1), (0.8, 0.62, 0), strict=False):
        lines, widest = _balanced(words, widths, space, price, min(count, len(words)), room)
        size = min(size_pt, int(width_mm / (widest * POINT_MM) / _STEP) * _STEP)
        if best is None or size > best[1]:
            best = (lines, size)
        if size >= bound * size_pt:
            break
    lines, size = best
    if size < _STEP:  # one word wider than the sheet at half a point: no name is
        size = _STEP
    return lines, size


def _balanced(words, widths, space, price, count, room):
    """``words`` in ``count`` lines whose widest is as narrow as can be, and its width at 1 pt.

    Compounds stay whole where that needs no more than ``room`` at 1 pt, or a twelfth more than the narrowest.
    """
    tried = [(cuts, _widest(widths, space, cuts)) for cuts in _cuts(len(words), count)]
    bound = max(room, min(widest for _cuts_made, widest in tried) * _MORE)
    cuts, widest = min(
        (each for each in tried if each[1] <= bound),
        key=lambda each: (sum(price[cut] for cut in each[0]), each[1]),
    )
    return [" ".join(words[start:end]) for start, end in pairwise((0, *cuts, len(words)))], widest


def _cuts(words, lines):
    if lines == 1:
        yield ()
        return
    for last in range(lines - 1, words):
        for before in _cuts(last, lines - 1):
            yield (*before, last)


def _widest(widths, space, cuts):
    bounds = pairwise((0, *cuts, len(widths)))
    return max(sum(widths[start:end]) + space * (end - start - 1) for start, end in bounds)


@cache
def _metrics(face):
    font = TTFont(_FILES[face], lazy=True)
    return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm


def width_at(text, face):
    """The width of ``text`` at 1 pt, in points, with two per cent of safety against rounding."""
    letters, metrics, units = _metrics(face)
    return 1.02 * sum(metrics[letters.get(ord(char), ".notdef")][0] for char in text) / units
