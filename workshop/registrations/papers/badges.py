"""Badges on A4 sheets with crop marks: the name as large as fits, unit, kind, the ticket's QR."""

from dataclasses import dataclass

from workshop.edges import qr
from workshop.edges.pdf import render_pdf
from workshop.events.queries import kind_labels
from workshop.paper.blocks import DEMONSTRATION
from workshop.paper.render_pdf import environment
from workshop.registrations.papers.fitting import fit

COLOURS = {"leaf": "#0b5d45", "gold": "#8a5a00", "blue": "#1d4f91", "grey": "#4a5568"}


@dataclass(frozen=True)
class Size:
    """A badge of ``width`` by ``height`` millimetres, ``columns`` by ``rows`` of them on A4."""

    width: float
    height: float
    columns: int
    rows: int
    largest: float
    qr: float
    name_height: float  # what title and foot leave to the name and its honorific
    honorific_height: float
    unit_height: float

    @property
    def left(self):
        """From the sheet's left edge to the first badge."""
        return (210 - self.width * self.columns) / 2

    @property
    def top(self):
        """From the sheet's upper edge to the first badge."""
        return (297 - self.height * self.rows) / 2


SIZES = {"85x54": Size(85, 54, 2, 5, 26, 17, 16, 4, 12.5), "a6": Size(105, 148, 2, 2, 40, 34, 35, 7, 20)}


def badge_pdf(registrations, size="85x54"):
    """A PDF to print at true size; ``registrations`` are of one event, in the order of the sheets."""
    chosen = SIZES[size]
    event = registrations[0].event
    labels, colours = kind_labels(event), {kind.code: kind.colour for kind in event.kinds}
    drawn = [_drawn(each, chosen, labels, colours) for each in registrations]
    per_sheet = chosen.columns * chosen.rows
    sheets = [drawn[start : start + per_sheet] for start in range(0, len(drawn), per_sheet)]
    html = environment().get_template("pdf/badges/sheet.html").render(
        sheets=sheets, size=chosen, name=size, event=event, marks=_crop_marks(chosen), title=_title(event),
        demonstration=DEMONSTRATION,
    )  # fmt: skip
    return render_pdf(html, title=f"Thẻ đại biểu – {event.title}", for_print=True)


def _drawn(registration, size, labels, colours):
    room = size.width - 12
    tall = size.name_height - (size.honorific_height if registration.honorific else 0)
    name_points, name = fit(registration.full_name, room, size.largest, 5, lines=4, tall_mm=tall)
    unit = " · ".join(part for part in (registration.position, registration.organization) if part)
    unit_room = room - (size.qr + 2 if size.width < 100 else 0)
    unit_points, unit_lines = fit(
        unit, unit_room, 9.5 if size.width < 100 else 14, 5, lines=4, weight="Regular", tall_mm=size.unit_height
    )
    return {
        "name": name, "name_points": name_points, "unit": unit_lines if unit else [], "unit_points": unit_points,
        "honorific": registration.honorific.capitalize(),
        "kind": labels.get(registration.kind, ""), "colour": COLOURS.get(colours.get(registration.kind), "#0b5d45"),
        "qr": qr.svg_inline(registration.ticket_code), "is_demonstration": registration.is_demonstration,
    }  # fmt: skip


def _title(event):
    points, lines = fit(event.title, 72, 7.5, 5.5, lines=2, weight="Regular")
    return {"points": points, "lines": lines}


def _crop_marks(size):
    """Short lines at every cut, in the margin where there is one: (left, top, width, height) in millimetres."""
    length = min(5, max(size.left, size.top) - 1.5) if size.left > 3 else 4
    marks = []
    for column in range(size.columns + 1):
        x = size.left + column * size.width
        ends = (size.top - length - 1, 297 - size.top + 1) if size.top > 3 else (0, 297 - length)
        marks += [(x, y, 0, length) for y in ends]
    for row in range(size.rows + 1):
        y = size.top + row * size.height
        ends = (size.left - length - 1, 210 - size.left + 1) if size.left > 3 else (0, 210 - length)
        marks += [(x, y, length, 0) for x in ends]
    return marks
