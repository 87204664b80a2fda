"""Short forms that a badge should not show, told from those that are how an office writes."""

import pytest

from workshop.vietnamese.names import is_one_word
from workshop.vietnamese.short_forms import has_short_title, has_short_unit


@pytest.mark.parametrize(("text", "is_short"), [
    ("P.GĐ", True), ("PGĐ", True), ("P. Giám đốc", True), ("GĐ Sở", True), ("PCT HĐND", True), ("CV phòng TH", True),
    ("TP Kế hoạch", True), ("Phó Giám đốc", False), ("Chủ tịch HĐND", False), ("Chuyên viên", False), ("", False),
    (None, False),
])  # fmt: skip
def test_titles(text, is_short):
    assert has_short_title(text) is is_short


@pytest.mark.parametrize(("text", "is_short"), [
    ("Cty TNHH Phù Sa", True), ("Công ty XNK Bưởi", True), ("CTCP Sa Rài", True), ("HTX Sa Rài", False),
    ("Công ty TNHH MTV Phù Sa", False), ("UBND xã Kim Sơn", False), ("", False),
])  # fmt: skip
def test_units(text, is_short):
    assert has_short_unit(text) is is_short


@pytest.mark.parametrize(("name", "is_one"), [("Tám", True), (" Tám ", True), ("Lê Tám", False), ("", False)])
def test_a_name_of_one_word(name, is_one):
    assert is_one_word(name) is is_one
