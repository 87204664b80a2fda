"""What stands on a card, in millimetres: lines of text, areas and codes; printed and previewed alike."""

from dataclasses import dataclass

from workshop.registrations.papers.fitting import LINE_HEIGHT, MM_PER_POINT

INK, QUIET = "#10231c", "#42524b"


@dataclass(frozen=True)
class Text:
    """Lines, one under the other, in a place ``width`` wide whose upper edge is ``y``."""

    lines: tuple
    x: float
    y: float
    width: float
    points: float
    weight: str = "Regular"
    colour: str = INK
    align: str = "center"

    @property
    def height(self):
        """How much of the page the lines take."""
        return len(self.lines) * line_mm(self.points)


@dataclass(frozen=True)
class Area:
    """A rectangle of one colour, or with ``line`` (its width) only its edge."""

    x: float
    y: float
    width: float
    height: float
    colour: str = INK
    line: float = 0


@dataclass(frozen=True)
class Code:
    """A QR code with its quiet zone."""

    text: str
    x: float
    y: float
    side: float


@dataclass(frozen=True)
class Card:
    """Everything on one badge, plate or ticket of ``width`` by ``height``."""

    width: float
    height: float
    parts: tuple


@dataclass(frozen=True)
class Placed:
    """A card at its place on a page; ``is_turned`` stands it on its head, as the far side of a folded one."""

    card: Card
    x: float
    y: float
    is_turned: bool = False


@dataclass(frozen=True)
class Page:
    """A page with its cards, its lines to cut along and its lines to fold: (left, top, width, height)."""

    width: float
    height: float
    cards: tuple
    marks: tuple = ()
    folds: tuple = ()


def line_mm(points):
    """The height of one line."""
    return points * LINE_HEIGHT * MM_PER_POINT


def stacked(lines, x, y, width, points, **how):
    """``lines`` from ``y`` on as the parts of a card: one part, or none without lines."""
    return [Text(tuple(lines), x, y, width, points, **how)] if lines else []
