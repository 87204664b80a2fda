"""Groups as equal as can be, that never mix two kinds of award."""

import pytest

from workshop.ceremony.arranging import group_sizes, places


@pytest.mark.parametrize(
    ("count", "most", "sizes"),
    [(0, 6, []), (1, 6, [1]), (6, 6, [6]), (7, 6, [4, 3]), (16, 6, [6, 5, 5]), (16, 8, [8, 8]), (17, 8, [6, 6, 5])],
)
def test_groups_are_as_equal_as_can_be(count, most, sizes):
    assert group_sizes(count, most) == sizes


def test_a_new_kind_of_award_begins_a_new_group():
    assert places(["Bằng khen"] * 3 + ["Giấy khen"] * 2, 6) == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]
    assert places(["Bằng khen"] * 3, 2) == [(1, 1), (1, 2), (2, 1)]
