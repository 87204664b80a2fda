"""Addresses as they stand on a line of their own."""

import pytest

from workshop.vietnamese.addresses import at_line_start


@pytest.mark.parametrize(("typed", "printed"), [
    ("ấp 7, xã Mỹ Cẩm", "Ấp 7, xã Mỹ Cẩm"), ("khóm 3, phường 1", "Khóm 3, phường 1"),
    ("số 5 đường Thử", "Số 5 đường Thử"),
    ("tổ 2, ấp Chợ", "Tổ 2, ấp Chợ"), ("thôn Hạ", "Thôn Hạ"), ("xã Thử", "Xã Thử"), ("phường 7", "Phường 7"),
    ("Ấp 7, xã Mỹ Cẩm", "Ấp 7, xã Mỹ Cẩm"), ("eTown, tỉnh Thử", "eTown, tỉnh Thử"),
    ("huyện Thử", "huyện Thử"), ("", ""),
])  # fmt: skip
def test_only_a_known_word_gets_a_capital(typed, printed):
    assert at_line_start(typed) == printed
