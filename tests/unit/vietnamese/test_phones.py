"""Phone cells are read as their owners meant them, and what is uncertain is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.vietnamese.phones import (
    OLD_PREFIXES,
    PARTLY_READ,
    ROUNDED,
    UNREADABLE,
    PhoneReading,
    format_phone,
    normalize_phone,
    phone_tail,
)

MOBILES = st.from_regex(r"0[35789][0-9]{8}", fullmatch=True)


@pytest.mark.parametrize(
    "cell",
    [
        "0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "(091) 234.5678",
        "912345678", 912345678, 912345678.0, "912345678.0", "9.12345678E+08", "'0912345678",
        "+84912345678", "+84 912 345 678", "84912345678", 84912345678, "0084 912 345 678",
        "(+84) 0912 345 678", "Zalo: 0912345678", "ĐT 0912\u00a0345\u00a0678 (Zalo)", "SĐT:0912345678.",
        "0912345678/0912 345 678", "\uff10912345678",
    ],
)  # fmt: skip
def test_one_mobile_in_many_dresses(cell):
    assert normalize_phone(cell) == PhoneReading("0912345678", (), None)


@pytest.mark.parametrize(
    "cell",
    ["02943855123", "0294 3855123", "(0294) 3.855.123", 2943855123, 2943855123.0, "+84 294 3855 123"],
)
def test_landlines_are_valid(cell):
    assert normalize_phone(cell) == PhoneReading("02943855123", (), None)


@pytest.mark.parametrize(("old", "new"), list(OLD_PREFIXES.items()))
def test_old_prefixes_become_new(old, new):
    modern = PhoneReading(new + "3456789", (), None)
    assert normalize_phone(old + "3456789") == modern
    assert normalize_phone(int(old + "3456789")) == modern
    assert normalize_phone("+84" + old[1:] + "3456789") == modern


@pytest.mark.parametrize(
    "cell",
    [
        "0912345678/0987654321", "0912 345 678 - 0987 654 321", "0912.345.678\n0987.654.321",
        "0912345678 hoặc 0987654321", "912345678; 987654321", "0912 345 678 0987 654 321",
    ],
)  # fmt: skip
def test_two_numbers(cell):
    assert normalize_phone(cell) == PhoneReading("0912345678", ("0987654321",), None)


@pytest.mark.parametrize("cell", ["9.12E+08", "9,12E+08", "9.1234E+08", 9.12e8, 912340000.0])
def test_a_rounded_number_is_not_guessed(cell):
    assert normalize_phone(cell) == PhoneReading(None, (), ROUNDED)


def test_a_whole_number_may_end_in_zeros():
    assert normalize_phone(912340000) == PhoneReading("0912340000", (), None)


@pytest.mark.parametrize(
    "cell",
    [
        "12345",
        "09123456789",
        "0612345678",
        "19001234",
        "không có",
        "+1 415 555 0100",
        1.5,
        True,
        float("nan"),
    ],
)
def test_what_is_no_number(cell):
    assert normalize_phone(cell) == PhoneReading(None, (), UNREADABLE)


@pytest.mark.parametrize("cell", [None, "", "  \u00a0"])
def test_an_empty_cell_is_no_problem(cell):
    assert normalize_phone(cell) == PhoneReading(None, (), None)


def test_digits_beside_a_number_are_reported():
    assert normalize_phone("0912345678 / 09876") == PhoneReading("0912345678", (), PARTLY_READ)


@given(MOBILES)
def test_normalizing_its_own_output_changes_nothing(number):
    assert normalize_phone(number) == PhoneReading(number, (), None)
    assert normalize_phone(format_phone(number)) == PhoneReading(number, (), None)
    as_number = PhoneReading(number, (), None) if number[-6:] != "000000" else PhoneReading(problem=ROUNDED)
    assert normalize_phone(int(number)) == as_number


@given(st.text())
def test_any_text_is_answered(text):
    reading = normalize_phone(text)
    assert reading.number is None or normalize_phone(reading.number).number == reading.number


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0912345678", "0912 345 678"),
        ("02943855123", "0294 3855 123"),
        ("02838551234", "028 3855 1234"),
        ("+14155550100", "+14155550100"),
        (None, ""),
    ],
)
def test_shown_form(number, shown):
    assert format_phone(number) == shown


def test_tail():
    assert phone_tail("0912345678") == "5678"
    assert phone_tail(None) == ""
