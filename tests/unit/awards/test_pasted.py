"""What people copy from a table: names alone, or name, address and kind, with or without a head."""

import pytest

from workshop.awards.pasted import read_pasted

HOA = ("Nguyễn Thị Hoa", "Xã Một", "individual")


@pytest.mark.parametrize("text", [
    "Nguyễn Thị Hoa\tXã Một\tCá nhân", "STT\tTên\tĐịa chỉ\tĐối tượng\n1\tNguyễn Thị Hoa\tXã Một\tcá nhân",
    "Họ và tên;Địa chỉ;Loại\nNguyễn  Thị Hoa ; Xã Một ; Cá nhân\n\n", "1.\tNguyễn Thị Hoa\tCá nhân\tXã Một",
    '"Nguyễn Thị Hoa"\t"Xã Một"\t"CÁ NHÂN"',
])  # fmt: skip
def test_columns_are_name_address_and_kind(text):
    assert read_pasted(text) == [HOA]


def test_names_alone_stay_names():
    assert read_pasted("Tổ hợp tác 19/5\n\nHợp tác xã Một; Xã Một, huyện Hai") == [
        ("Tổ hợp tác 19/5", "", None), ("Hợp tác xã Một", "Xã Một, huyện Hai", None)]  # fmt: skip


@pytest.mark.parametrize(("word", "kind"), [
    ("Tập thể", "collective"), ("Hộ kinh doanh", "household"), ("HỘ GIA ĐÌNH", "household"),
    ("Individual", "individual"),
])  # fmt: skip
def test_words_for_the_kind(word, kind):
    assert read_pasted(f"Cơ sở Thử\tXã Một\t{word}") == [("Cơ sở Thử", "Xã Một", kind)]
