"""Names on the hall's screen are as large as fits, and smaller before any is cut."""

import pytest

from workshop.projector.sizing import SIZES, columns_for, size_for


@pytest.mark.parametrize(("number", "columns"), [(1, 1), (4, 4), (5, 3), (6, 3), (7, 4), (8, 4)])
def test_up_to_four_stand_in_one_row(number, columns):
    assert columns_for(number) == columns


@pytest.mark.parametrize(
    ("number", "letters", "size"),
    [(1, 30, 5.0), (3, 30, 3.4), (6, 45, 2.2), (6, 80, 1.6), (8, 45, 2.2), (8, 120, 1.4), (8, 200, 1.0)],
)
def test_the_size_follows_number_and_length(number, letters, size):
    name = ("Công ty " * 40)[:letters].strip()
    assert SIZES[size_for([name] * number)] == size


def test_a_long_word_is_not_broken_while_a_smaller_size_holds_it():
    assert SIZES[size_for(["W" * 20] * 4)] == 1.6
