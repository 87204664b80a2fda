"""Names on badges: as large as fits in width and height, whole words, nothing cut."""

import pytest

from workshop.registrations.papers.compounds import breaths
from workshop.registrations.papers.fitting import LINE_HEIGHT, MM_PER_POINT, fit, width_mm

NAMES = (
    "Kim Rương", "Nguyễn Hoàng Phương Nghi", "Tôn Nữ Công Huyền Thị Quỳnh Trâm Ngọc Ánh Dương",
    " ".join(["Nguyễn"] * 17), "Ễ" * 40,
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_whole_inside_its_place(name):
    points, lines = fit(name, 73, 26, 5, lines=4, tall_mm=12)
    assert " ".join(lines) == name
    assert len(lines) * points * LINE_HEIGHT * MM_PER_POINT <= 12
    assert max(width_mm(line, points) for line in lines) <= 73


def test_a_short_name_is_as_large_as_its_place_allows():
    assert fit("Kim Rương", 73, 26, 5, lines=4, tall_mm=12) == (26, ["Kim Rương"])


@pytest.mark.parametrize(("text", "words"), [
    ("Hội Liên hiệp Phụ nữ tỉnh", ("Hội", "Liên hiệp", "Phụ nữ", "tỉnh")),
    ("Phó Chủ tịch UBND", ("Phó Chủ tịch", "UBND")), ("Kim Rương", ("Kim", "Rương")),
])  # fmt: skip
def test_words_read_in_one_breath_stay_on_one_line(text, words):
    assert breaths(text) == words


def test_a_compound_wider_than_its_line_is_taken_apart_all_the_same():
    _points, lines = fit("Hợp tác xã", 8, 9, 8, lines=3)
    assert lines == ["Hợp", "tác", "xã"]
