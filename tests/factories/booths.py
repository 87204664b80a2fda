"""Booths for tests."""

from itertools import count

from workshop.booths.services import place_booth

_numbers = count(1)


def booth(event, **values):
    """A booth of ``event`` with a number of its own."""
    number = next(_numbers)
    return place_booth(event, **{"number": f"A{number}", "holder": f"Hợp tác xã Thử {number}", **values})
