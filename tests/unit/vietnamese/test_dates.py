"""Days are written as papers write them, and read day first."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.vietnamese.dates import (
    LOCAL_ZONE,
    local_day,
    long_date,
    parse_vn_date,
    short_date,
    weekday_name,
)

DAYS = st.dates(min_value=date(1000, 1, 1))


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2023, 5, 19), "ngày 19 tháng 5 năm 2023"),
        (date(2023, 2, 9), "ngày 09 tháng 02 năm 2023"),
        (date(2024, 1, 31), "ngày 31 tháng 01 năm 2024"),
        (date(2024, 3, 1), "ngày 01 tháng 3 năm 2024"),
        (date(2024, 12, 10), "ngày 10 tháng 12 năm 2024"),
    ],
)
def test_long_date(day, written):
    assert long_date(day) == written


def test_short_date_and_weekday():
    assert short_date(date(2023, 5, 9)) == "9/5/2023"
    assert [weekday_name(date(2023, 5, n)) for n in range(15, 22)] == [
        "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        "22/8/2022", "22/08/2022", "22-08-2022", "22.8.2022", "22/8/22", " 22 / 8 / 2022 ", "2022-08-22",
        "2022-08-22 00:00:00", "22/08/2022 00:00:00", "ngày 22 tháng 8 năm 2022", "22 tháng 8, 2022",
        "Nga\u0300y 22 tha\u0301ng 08 na\u0306m 2022", "2022-08-21T17:00:00Z", "'22/8/2022",
        date(2022, 8, 22), datetime(2022, 8, 22, 23, 30), datetime(2022, 8, 21, 17, 0, tzinfo=UTC),
    ],
)  # fmt: skip
def test_one_day_in_many_dresses(value):
    assert parse_vn_date(value) == date(2022, 8, 22)


@pytest.mark.parametrize(
    "value", [None, "", "8/22/2022", "31/4/2023", "22/8-2022", "2022", 44795, 44795.0, "hôm nay", "22/8"]
)
def test_what_is_no_day(value):
    assert parse_vn_date(value) is None


def test_two_digit_years():
    assert parse_vn_date("15/3/75") == date(1975, 3, 15)
    assert parse_vn_date("15/3/39") == date(2039, 3, 15)


@given(DAYS)
def test_what_is_written_is_read_back(day):
    assert parse_vn_date(long_date(day)) == day
    assert parse_vn_date(short_date(day)) == day
    assert parse_vn_date(day.isoformat()) == day


def test_the_day_begins_at_midnight_in_vietnam():
    assert local_day(datetime(2023, 5, 18, 16, 59, 59, tzinfo=UTC)) == date(2023, 5, 18)
    assert local_day(datetime(2023, 5, 18, 17, 0, tzinfo=UTC)) == date(2023, 5, 19)
    assert local_day(datetime(2023, 5, 19, 0, 0, tzinfo=LOCAL_ZONE)) == date(2023, 5, 19)
    with pytest.raises(ValueError):
        local_day(datetime(2023, 5, 19))
