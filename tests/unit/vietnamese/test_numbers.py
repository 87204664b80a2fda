"""Numbers are written as papers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.vietnamese.numbers import group_thousands, number_in_words, roman, two_digits


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (184, "một trăm tám mươi bốn"),
        (1000, "một nghìn"),
        (1015, "một nghìn không trăm mười lăm"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_490_000, "một triệu bốn trăm chín mươi nghìn"),
        (2_000_021_001, "hai tỷ không trăm hai mươi mốt nghìn không trăm linh một"),
        (
            999_999_999_999,
            "chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu "
            "chín trăm chín mươi chín nghìn chín trăm chín mươi chín",
        ),
    ],
)
def test_words(number, words):
    assert number_in_words(number) == words


@pytest.mark.parametrize("number", [-1, 10**12])
def test_words_have_a_range(number):
    with pytest.raises(ValueError):
        number_in_words(number)


@given(st.lists(st.integers(0, 10**12 - 1), min_size=2, max_size=2, unique=True))
def test_no_two_numbers_share_their_words(pair):
    assert number_in_words(pair[0]) != number_in_words(pair[1])


def test_grouping_and_zeros():
    assert [group_thousands(n) for n in (0, 999, 1234, 4257581, -1000)] == [
        "0", "999", "1.234", "4.257.581", "-1.000",
    ]  # fmt: skip
    assert [two_digits(n) for n in (5, 10, 120)] == ["05", "10", "120"]


def test_roman():
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1994, 2023)] == [
        "I", "IV", "IX", "XIV", "XL", "MCMXCIV", "MMXXIII",
    ]  # fmt: skip
    with pytest.raises(ValueError):
        roman(0)
    with pytest.raises(ValueError):
        roman(4000)
