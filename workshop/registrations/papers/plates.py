"""Name plates for tables: a card folded in the middle, the name on both sides, one of them on its head."""

from dataclasses import dataclass

from workshop.paper.blocks import DEMONSTRATION
from workshop.registrations.papers.badges import seat_words
from workshop.registrations.papers.drawing import QUIET, Card, Page, Placed, line_mm, stacked
from workshop.registrations.papers.fitting import fit


@dataclass(frozen=True)
class PlateSize:
    """A page of A4 that holds ``on_page`` plates, each a face of ``width`` by ``height`` twice."""

    page: tuple
    width: float
    height: float
    on_page: int = 1


PLATE_SIZES = {
    "wide": PlateSize((297, 210), 297, 105),  # A4 across, folded once: stands before leaders
    "tall": PlateSize((210, 297), 210, 148.5),
    "small": PlateSize((210, 297), 210, 74.25, on_page=2),
}


def plate_pages(registrations, size="wide", *, with_titles=True, mark=""):
    """The pages of plates for ``registrations``, in their order; ``mark`` says that they do not count."""
    chosen = PLATE_SIZES[size]
    faces = [_face(each, chosen, with_titles, mark) for each in registrations]
    return [_page(faces[at : at + chosen.on_page], chosen) for at in range(0, len(faces), chosen.on_page)]


def _page(faces, size):
    cards, folds, marks = [], [], []
    for number, face in enumerate(faces):
        top = number * 2 * size.height
        cards += [Placed(face, 0, top, is_turned=True), Placed(face, 0, top + size.height)]
        folds.append((0, top + size.height, size.width, 0))
        if number:
            marks.append((0, top, size.width, 0))
    return Page(*size.page, tuple(cards), tuple(marks), tuple(folds))


def _face(registration, size, with_titles, mark):
    edge = size.height * 0.1
    room = size.width - 2 * max(14, edge)
    left = (size.width - room) / 2
    titles = registration.position if with_titles else ""
    below = "\n".join(part for part in (titles, registration.organization if with_titles else "") if part)
    points, lines = (0, [])
    if below:
        largest = size.height * 0.22
        points, lines = fit(below, room, largest, 7, lines=4, weight="Regular", tall_mm=size.height * 0.3)
    low = len(lines) * line_mm(points)
    bottom = size.height - edge * 0.9 - low
    parts = stacked(lines, left, bottom, room, points)
    parts += _corner(registration, size, edge, mark)
    largest, free = size.height * 0.95, bottom - edge * 1.1
    name_points, name = fit(registration.full_name, room, largest, 8, lines=3, tall_mm=free, whole=True)
    y = edge * 0.9 + (free - len(name) * line_mm(name_points)) / 2
    parts += stacked(name, left, y, room, name_points, weight="Bold")
    return Card(size.width, size.height, tuple(parts))


def _corner(registration, size, edge, mark):
    """Seat and the mark of a preview or of invented data, small, at the upper edge."""
    words = [seat_words(registration), DEMONSTRATION if registration.is_demonstration else mark]
    text = " · ".join(word for word in words if word)
    points = min(10, size.height * 0.08)
    width = size.width - 2 * edge
    return stacked([text], edge, edge * 0.3, width, points, colour=QUIET, align="right") if text else []
