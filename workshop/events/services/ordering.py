"""Putting things that people order by hand into a new order."""


def move(items, item, by, shown=None):
    """Move ``item`` by ``by`` places among ``items`` and number all of them anew.

    ``shown`` is their order on the page, where that is not the order of their places.
    """
    ordered = list(shown or sorted(items, key=lambda known: (known.position, known.id)))
    here = ordered.index(item)
    there = min(max(here + by, 0), len(ordered) - 1)
    ordered.insert(there, ordered.pop(here))
    for place, known in enumerate(ordered):
        known.position = place
