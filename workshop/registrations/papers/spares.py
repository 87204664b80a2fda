"""Spare badges for walk-ins: a code that is valid, a number, and a line to write the name by hand."""

from workshop.paper.blocks import DEMONSTRATION
from workshop.paper.codes import grouped
from workshop.registrations.papers import sizes
from workshop.registrations.papers.drawing import (
    INK,
    QUIET,
    Area,
    Card,
    Code,
    Page,
    Placed,
    Text,
    line_mm,
    stacked,
)
from workshop.registrations.papers.fitting import fit
from workshop.registrations.papers.measures import Measures

LABEL = "Đại biểu"
LINES = ("Họ và tên", "Đơn vị")


def spare_pages(spares, words, choice, *, is_demonstration=False):
    """The pages of ``spares``, in the order of their numbers."""
    sheet = choice.sheet
    marks = tuple(sizes.crop_marks(sheet))
    cards = [spare_card(each, words, choice, is_demonstration) for each in spares]
    return [
        Page(
            sheet.width, sheet.height,
            tuple(Placed(card, *sheet.place(at)) for at, card in enumerate(cards[start : start + sheet.holds])), marks,
        )
        for start in range(0, len(cards), sheet.holds)
    ]  # fmt: skip


def spare_card(spare, words, choice, is_demonstration=False):
    """One spare badge."""
    measures = Measures(choice.size.width, choice.size.height)
    width, height, unit, edge, room = (getattr(measures, name) for name in ("width", "height", "unit", "edge", "room"))
    band = 6.6 * unit
    parts = [Area(0, 0, width, band, INK), *stacked(
        [f"{LABEL} · {spare.number:03d}"], edge, (band - line_mm(10 * unit)) / 2, room, 10 * unit, weight="Bold",
        colour="#ffffff",
    )]  # fmt: skip
    mark = DEMONSTRATION if is_demonstration else words.mark
    text = f"{words.title}\n{words.when}" + (f" · {mark}" if mark else "")
    points, lines = fit(text, room, 7 * unit, 4.5, lines=3, weight="Regular")
    parts += stacked(lines, edge, band + 1.2 * unit, room, points, colour=QUIET)
    top = band + 1.2 * unit + len(lines) * line_mm(points)
    side, is_low = measures.code_side, measures.is_low
    code_y = height - edge * 0.7 - side
    code_x = width - edge - side + 1 if is_low else (width - side) / 2
    small = 5.5 * unit
    if not is_low:
        code_y -= line_mm(small)
    parts.append(Code(spare.code, code_x, code_y, side))
    code_line = (edge, height - edge * 0.7 - line_mm(small), room - side - 2, "left") if is_low else (
        0, code_y + side, width, "center")  # fmt: skip
    x, y, wide, align = code_line
    parts.append(Text((grouped(spare.code),), x, y, wide, small, colour=QUIET, align=align))
    return Card(width, height, (*parts, *_lines_to_write(top, code_y, edge, room, side, is_low, unit)))


def _lines_to_write(top, code_y, edge, room, side, is_low, unit):
    """A rule for the name and one for the unit, their words below; the last one stands beside the code or above it."""
    small, parts = 5.5 * unit, []
    narrow = room - side - 2 if is_low else room
    if is_low:
        places = ((code_y - line_mm(small), room), (code_y - line_mm(small) + side * 0.52, narrow))
    else:
        step = (code_y - top) / 2
        places = tuple((top + step * place - 2 * unit - line_mm(small), room) for place in (1, 2))
    for word, (y, width) in zip(LINES, places, strict=True):
        parts += [Area(edge, y, width, 0.25, QUIET),
                  *stacked([word], edge, y + 0.4, width, small, colour=QUIET, align="left")]  # fmt: skip
    return parts
