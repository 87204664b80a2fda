"""Two spellings of one name, letter by letter."""

import unicodedata

import pytest

from workshop.vietnamese.differences import letter_differences


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("Dừa", "Dừa", [("same", "Dừa", "Dừa")]),
        ("Hoà", "Hòa", [("same", "H", "H"), ("differs", "oà", "òa")]),
        ("Thanh", "Thành", [("same", "Th", "Th"), ("differs", "a", "à"), ("same", "nh", "nh")]),
        ("Sáp", "Sáp Cầu", [("same", "Sáp", "Sáp"), ("differs", "", " Cầu")]),
        ("", "An", [("differs", "", "An")]),
        ("", "", []),
    ],
)
def test_parts_that_are_alike_and_parts_that_differ(one, other, parts):
    assert letter_differences(one, other) == parts


def test_a_letter_that_is_built_otherwise_is_the_same_letter():
    assert letter_differences(unicodedata.normalize("NFD", "Ễ Ộ ữ"), "Ễ Ộ ữ") == [("same", "Ễ Ộ ữ", "Ễ Ộ ữ")]
