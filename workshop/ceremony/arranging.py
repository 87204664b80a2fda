"""Groups and places counted from an order: no database, no rules of who may."""

from itertools import groupby

USUAL_SIZE = 6  # four to eight stand well on a stage
LARGEST_SIZE = 30


def group_sizes(count, most):
    """``count`` people in as few groups as hold ``most`` each, as equal as can be, the larger ones first."""
    groups = -(-count // most)
    even, more = divmod(count, groups) if groups else (0, 0)
    return [even + 1] * more + [even] * (groups - more)


def places(sections, most):
    """(group, place) for each of ``sections`` in their order; a new section begins a new group."""
    found, group = [], 0
    for _section, run in groupby(sections):
        for size in group_sizes(len(list(run)), most):
            group += 1
            found += [(group, place) for place in range(1, size + 1)]
    return found
