"""How large names stand side by side so that none is cut off, also eight of 120 letters."""

from math import ceil

SIZES = (5.0, 3.4, 2.8, 2.5, 2.2, 1.9, 1.6, 1.4, 1.2, 1.0)  # in hundredths of the screen's width
WIDTH, HEIGHT, GAP = 90, 32, 2.4  # the room left by head and foot on a screen of 16:9, in the same unit
LETTER, LINE = 0.58, 1.4  # of the size: a bold letter with its share of ragged lines, a line
PLACE = 1.6  # of the size: the number above a name


def columns_for(number):
    """In how many columns ``number`` names stand: one row up to four, then two."""
    return number if number <= 4 else ceil(number / 2)


def size_for(names):
    """The index in SIZES of the largest size at which ``names`` fit the screen; the smallest where none does."""
    columns = columns_for(len(names))
    rows = ceil(len(names) / columns)
    room = (WIDTH - GAP * (columns - 1)) / columns
    longest = max(len(name) for name in names)
    for index, size in enumerate(SIZES):
        lines = ceil(longest * LETTER * size / room)
        tall = rows * (lines * LINE * size + PLACE * size + 1.2) + (rows - 1) * GAP
        widest = max(len(word) for name in names for word in name.split())
        if tall <= HEIGHT and widest * LETTER * size <= room:
            return index
    return len(SIZES) - 1
