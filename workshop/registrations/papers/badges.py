"""Badges: the name as large as fits, unit, kind in word and colour, event, seat, the ticket's QR."""

from dataclasses import dataclass, field

from workshop.events.queries import kind_labels
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
from workshop.registrations.papers.marks import mark_of
from workshop.registrations.papers.measures import Measures
from workshop.vietnamese.dates import local_day, short_date

# dark enough for white letters on them and for a printer that knows only black
COLOURS = {"leaf": "#0b5d45", "gold": "#8a5a00", "blue": "#1d4f91", "teal": "#0e7490", "plum": "#7a2560",
           "brick": "#a32a1c", "grey": "#4a5568"}  # fmt: skip
PARTS = ("honorific", "position", "organization", "kind", "event", "date", "seat", "code")
GOLD = COLOURS["gold"]


@dataclass(frozen=True)
class BadgeChoice:
    """What badges look like: a size, alone or on sheets of A4, what stands on them, a line at the top, both sides."""

    size: sizes.Size = sizes.USUAL
    is_single: bool = False
    parts: tuple = PARTS
    logo_line: str = ""
    is_double: bool = False

    @property
    def sheet(self):
        """The page that badges of this choice stand on."""
        return sizes.single(self.size) if self.is_single else sizes.on_a4(self.size)


@dataclass(frozen=True)
class BadgePerson:
    """Whom a badge names, as plain data: a job draws without the database."""

    full_name: str
    code: str
    honorific: str = ""
    position: str = ""
    organization: str = ""
    kind: str = ""
    colour: str = COLOURS["leaf"]
    seat: str = ""
    is_demonstration: bool = False


@dataclass(frozen=True)
class BadgeWords:
    """What all badges of one event say."""

    title: str
    when: str
    venue: str = ""
    mark: str = ""  # of papers that are not the ones that count
    kinds: dict = field(default_factory=dict)


USUAL = BadgeChoice()


def badge_people(event, registrations):
    """``registrations`` of ``event`` as badges name them, in the same order."""
    labels, colours = kind_labels(event), {kind.code: COLOURS.get(kind.colour) for kind in event.kinds}
    return [
        BadgePerson(
            full_name=each.full_name, code=each.ticket_code, honorific=each.honorific.capitalize(),
            position=_titles(each), organization=each.organization, kind=labels.get(each.kind, ""),
            colour=colours.get(each.kind) or COLOURS["leaf"], seat=seat_words(each),
            is_demonstration=each.is_demonstration,
        )
        for each in registrations
    ]  # fmt: skip


def _titles(registration):
    """The titles, a line each where there are several, so that none is broken in two."""
    titles = [title.title for title in registration.titles]
    return ",\n".join(titles) if 1 < len(titles) < 4 else registration.position


def badge_words(event):
    """The words of ``event``."""
    return BadgeWords(event.title, short_date(local_day(event.starts_at)), event.venue, mark_of(event))


def seat_words(registration):
    """Zone and seat in one line, "Khu A · Ghế 12"; what already begins so is not said twice."""
    parts = []
    for word, value in (("Khu", registration.zone), ("Ghế", registration.seat)):
        if value:
            parts.append(value if value.casefold().startswith(word.casefold()) else f"{word} {value}")
    return " · ".join(parts)


def badge_pages(people, words, choice):
    """The pages that hold a badge of each of ``people``, with the backs behind the fronts where both are wanted."""
    sheet = choice.sheet
    marks, pages = tuple(sizes.crop_marks(sheet)), []
    cards = [badge_card(person, words, choice) for person in people]
    for start in range(0, len(cards), sheet.holds):
        some = cards[start : start + sheet.holds]
        for is_back in (False, True) if choice.is_double else (False,):
            placed = tuple(Placed(card, *sheet.place(at, is_back=is_back)) for at, card in enumerate(some))
            pages.append(Page(sheet.width, sheet.height, placed, marks))
    return pages


def badge_card(person, words, choice):
    """One badge; the lower part is set first, and the name takes the room that is left."""
    return _Badge(person, words, choice).card()


class _Badge:
    def __init__(self, person, words, choice):
        self.person, self.words, self.choice = person, words, choice
        self.measures = Measures(choice.size.width, choice.size.height)
        self.width, self.height = self.measures.width, self.measures.height
        self.unit, self.edge, self.room = self.measures.unit, self.measures.edge, self.measures.room
        self.parts = []

    def card(self):
        top = self._head(self._band())
        bottom = self._foot()
        self._name(top, bottom)
        return Card(self.width, self.height, tuple(self.parts))

    def _shows(self, name):
        return name in self.choice.parts

    def _band(self):
        """The kind in white on its colour; without the word only a line of the colour."""
        if not (self._shows("kind") and self.person.kind):
            self.parts.append(Area(0, 0, self.width, 2.4 * self.unit, self.person.colour))
            return 2.4 * self.unit
        tall = min(14, max(6, 6.6 * self.unit))
        self.parts.append(Area(0, 0, self.width, tall, self.person.colour))
        points, lines = fit(self.person.kind, self.room, 10 * self.unit, 5, lines=2, tall_mm=tall - 0.8)
        y = (tall - len(lines) * line_mm(points)) / 2
        self.parts += stacked(lines, self.edge, y, self.room, points, weight="Bold", colour="#ffffff")
        return tall

    def _head(self, y):
        """The line at the top, the event, its day and place, and the mark of a preview or of invented data."""
        y += 1.2 * self.unit
        lines = [(self.choice.logo_line, "Bold", 8.5, 1, INK)]
        if self._shows("event"):
            lines.append((self.words.title, "Regular", 7.5, 2, QUIET))
        if self._shows("date"):
            lines.append((self._day(), "Regular", 6.5, 1, QUIET))
        mark = DEMONSTRATION if self.person.is_demonstration else self.words.mark
        lines.append((mark, "Bold", 5.5, 1, GOLD))
        for text, weight, largest, most, colour in lines:
            if text:
                points, broken = fit(text, self.room, largest * self.unit, 4.5, lines=most, weight=weight)
                self.parts += stacked(broken, self.edge, y, self.room, points, weight=weight, colour=colour)
                y += len(broken) * line_mm(points)
        return y

    def _day(self):
        """The day, with the place where both stand in one line."""
        both = " · ".join(part for part in (self.words.when, self.words.venue) if part)
        points, lines = fit(both, self.room, 6.5 * self.unit, 4.5, lines=2, weight="Regular")
        return both if len(lines) == 1 and points >= 4.5 else self.words.when

    def _foot(self):
        """Unit, seat and code: side by side on a low badge, one under the other on a tall one; returns its top."""
        return self._foot_across() if self.measures.is_low else self._foot_upright()

    def _foot_across(self):
        bottom, side = self.height - self.edge * 0.7, 0
        if self._shows("code"):
            side = self.measures.code_side
            self._code(self.width - self.edge - side + 1, bottom - side, side, below=False)
        top = bottom - max(side, self.height * 0.33)
        height = self._words(self.edge, bottom, self.room - (side + 2 if side else 0), bottom - top, "left")
        return min(bottom - height, bottom - side) if side else bottom - height

    def _foot_upright(self):
        bottom = self.height - self.edge * 0.8
        if self._shows("code"):
            side = self.measures.code_side
            bottom -= side + line_mm(5.5 * self.unit)
            self._code((self.width - side) / 2, bottom, side, below=True)
            bottom -= 1 * self.unit
        return bottom - self._words(self.edge, bottom, self.room, self.height * 0.26, "center")

    def _code(self, x, y, side, *, below):
        self.parts.append(Code(self.person.code, x, y, side))
        if below:
            points = 5.5 * self.unit
            self.parts.append(Text((grouped(self.person.code),), 0, y + side, self.width, points, colour=QUIET))

    def _words(self, x, bottom, room, tall, align):
        """Position, unit and seat, ending at ``bottom``; returns how much they take."""
        seat = self.person.seat if self._shows("seat") else ""
        seat_points, seat_lines = fit(seat, room, 10 * self.unit, 5, lines=1) if seat else (0, [])
        seat_tall = len(seat_lines) * line_mm(seat_points)
        shown = [getattr(self.person, name) for name in ("position", "organization") if self._shows(name)]
        text = "\n".join(part for part in shown if part)
        points, lines = (
            fit(text, room, 9.5 * self.unit, 4.5, lines=9, weight="Regular", tall_mm=tall - seat_tall)
            if text else (0, [])
        )  # fmt: skip
        height = len(lines) * line_mm(points) + seat_tall
        y = bottom - height
        self.parts += stacked(lines, x, y, room, points, align=align)
        y += len(lines) * line_mm(points)
        self.parts += stacked(seat_lines, x, y, room, seat_points, weight="Bold", align=align)
        return height

    def _name(self, top, bottom):
        address = self.person.honorific if self._shows("honorific") else ""
        points = 8 * self.unit
        above = line_mm(points) if address else 0
        free = bottom - top - above - 1.6 * self.unit
        size, lines = fit(self.person.full_name, self.room, 32 * self.unit, 5, lines=5, tall_mm=free, whole=True)
        y = top + 0.8 * self.unit + max(0, (free - len(lines) * line_mm(size)) / 2)
        if address:
            self.parts += stacked([address], self.edge, y, self.room, points, colour=QUIET)
        self.parts += stacked(lines, self.edge, y + above, self.room, size, weight="Bold")
