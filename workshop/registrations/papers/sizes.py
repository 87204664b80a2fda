"""Sizes of badges in millimetres, how many of them a sheet of A4 holds, and the marks to cut along."""

from dataclasses import dataclass

from workshop.errors import N_, Invalid

A4 = (210, 297)
NARROWEST, WIDEST, LOWEST, TALLEST = 50, 200, 40, 287
STANDARD = {"85x54": (85, 54), "a7": (74, 105), "a6": (105, 148)}
DEFAULT = "85x54"
_TOLERANCE = 0.6  # two A6 side by side are 210 mm, two above each other 296


class SizeUnusable(Invalid):
    """A badge of this size is not printed here."""

    message = N_("A badge is %(narrowest)s to %(widest)s mm wide and %(lowest)s to %(tallest)s mm high.")


@dataclass(frozen=True)
class Size:
    """A badge of ``width`` by ``height`` millimetres."""

    width: float
    height: float


USUAL = Size(*STANDARD[DEFAULT])


@dataclass(frozen=True)
class Sheet:
    """``columns`` by ``rows`` of one size on a page of ``width`` by ``height``; without marks where it is the page."""

    size: Size
    width: float
    height: float
    columns: int = 1
    rows: int = 1

    @property
    def holds(self):
        """How many stand on one sheet."""
        return self.columns * self.rows

    @property
    def left(self):
        """From the sheet's left edge to the first column."""
        return (self.width - self.size.width * self.columns) / 2

    @property
    def top(self):
        """From the sheet's upper edge to the first row."""
        return (self.height - self.size.height * self.rows) / 2

    def place(self, number, *, is_back=False):
        """(x, y) of the badge with this number on its sheet; the back of a sheet is turned over its long edge."""
        row, column = divmod(number, self.columns)
        if is_back:
            column = self.columns - 1 - column
        return self.left + column * self.size.width, self.top + row * self.size.height


def size_of(name, width=None, height=None):
    """The size called ``name``; "own" takes ``width`` and ``height``.

    :raises SizeUnusable: if it is too small to be read or too large for the sheet.
    """
    if name in STANDARD:
        return Size(*STANDARD[name])
    is_wide = width is not None and NARROWEST <= width <= WIDEST
    if name != "own" or not is_wide or height is None or not LOWEST <= height <= TALLEST:
        raise SizeUnusable("width" if not is_wide else "height", narrowest=NARROWEST, widest=WIDEST, lowest=LOWEST,
                           tallest=TALLEST)  # fmt: skip
    return Size(width, height)


def single(size):
    """A page of the badge's own size."""
    return Sheet(size, size.width, size.height)


def on_a4(size):
    """The sheet of A4, upright or across, that holds most of ``size``; upright where both hold as many."""
    upright, across = (_filled(size, *page) for page in (A4, A4[::-1]))
    return across if across.holds > upright.holds else upright


def crop_marks(sheet):
    """Short lines at every cut, in the margin where there is one: (left, top, width, height)."""
    if sheet.holds == 1 and (sheet.width, sheet.height) == (sheet.size.width, sheet.size.height):
        return []
    columns = [sheet.left + number * sheet.size.width for number in range(sheet.columns + 1)]
    rows = [sheet.top + number * sheet.size.height for number in range(sheet.rows + 1)]
    across = [(x, y, 0, long) for x in columns for y, long in _ends(sheet.top, sheet.height)]
    return across + [(x, y, long, 0) for y in rows for x, long in _ends(sheet.left, sheet.width)]


def _filled(size, width, height):
    columns = int((width + _TOLERANCE) // size.width)
    rows = int((height + _TOLERANCE) // size.height)
    return Sheet(size, width, height, columns, rows)


def _ends(margin, whole):
    """Where the two marks of one cut begin, and how long they are."""
    if margin > 3:
        long = min(5, margin - 1.5)
        return [(margin - long - 1, long), (whole - margin + 1, long)]
    return [(0, 4), (whole - 4, 4)]
