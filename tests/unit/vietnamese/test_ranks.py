"""Guests are greeted Party before state, higher before lower, serving before former."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.vietnamese.ranks import OTHERS, STEP, is_below_province, rank_of, rank_of_titles

IN_ORDER = [
    "Thứ trưởng Bộ Nông nghiệp và Môi trường",
    "Bí thư Tỉnh ủy",
    "nguyên Bí thư Tỉnh ủy",
    "Phó Bí thư Thường trực Tỉnh ủy",
    "Phó Bí thư Tỉnh ủy",
    "Ủy viên Ban Thường vụ Tỉnh ủy",
    "Nguyên Ủy viên Ban Thường vụ Tỉnh ủy",
    "Tỉnh ủy viên",
    "Chủ tịch HĐND tỉnh",
    "Chủ tịch UBND tỉnh",
    "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh",
    "Phó Chủ tịch Thường trực HĐND tỉnh",
    "Phó Chủ tịch HĐND tỉnh",
    "Phó Chủ tịch UBND tỉnh",
    "nguyên Phó Chủ tịch UBND tỉnh",
    "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Trưởng Ban Dân vận Tỉnh ủy",
    "Giám đốc Sở Văn hóa, Thể thao và Du lịch",
    "Chủ tịch Hội Liên hiệp Phụ nữ tỉnh",
    "Phó Trưởng Ban Dân vận Tỉnh ủy",
    "Phó Giám đốc Sở Tài nguyên và Môi trường",
    "Phó Chủ tịch Hội LHPN tỉnh",
    "Trưởng phòng Kinh tế hợp tác",
    "Phó Trưởng phòng Kinh tế hợp tác",
    "Chủ tịch UBND huyện Càng Long",
    "Phó Chủ tịch UBND huyện Càng Long",
    "Chủ tịch UBND xã Song Lộc",
    "Phó Chủ tịch UBND xã Song Lộc",
    "Giám đốc HTX Dừa sáp Hòa Tân",
    "Phó Giám đốc Công ty TNHH Trà Vinh Farm",
    "Phóng viên Báo Trà Vinh",
    "Chuyên viên",
]


def test_the_whole_order_is_strict():
    ranks = [rank_of(title) for title in IN_ORDER]
    assert ranks == sorted(set(ranks))


SAME = [
    ["Ủy viên Ban Thường vụ Tỉnh ủy", "UV BTV Tỉnh uỷ", "UVBTV TU", "ỦY VIÊN BAN THƯỜNG VỤ TỈNH ỦY"],
    [
        "Phó Chủ tịch UBND tỉnh",
        "PCT UBND tỉnh",
        "P. CT UBND tỉnh",
        "Phó Chủ tịch Ủy ban nhân dân tỉnh Trà Vinh",
    ],
    ["Giám đốc Sở Lao động - Thương binh và Xã hội", "GĐ Sở Công Thương", "Giám đốc Sở Kế hoạch và Đầu tư"],
    [
        "Giám đốc Sở Nông nghiệp và PTNT",
        "Hiệu trưởng Trường Đại học Trà Vinh",
        "Cục trưởng Cục Thống kê tỉnh",
    ],
    ["Chánh Văn phòng UBND tỉnh", "Chánh Thanh tra tỉnh", "Chỉ huy trưởng Bộ Chỉ huy quân sự tỉnh"],
    ["Chủ tịch Hội LHPN tỉnh", "Bí thư Tỉnh đoàn", "Chủ tịch Liên minh Hợp tác xã tỉnh"],
    ["Giám đốc", "Chủ tịch HĐQT", "Giám đốc Hợp tác xã Tiến Thành", "Chủ cơ sở", "Tổng Giám đốc"],
    ["Chủ tịch UBND", "Bí thư Đảng ủy xã Hòa Tân", "Chủ tịch UBND phường 7"],
    ["Chuyên viên", "", "Chủ tịch", "Nông dân", "Kế toán trưởng", "Bí thư chi bộ"],
]


@pytest.mark.parametrize("titles", SAME)
def test_spellings_and_equals_share_a_rank(titles):
    assert {title: rank_of(title) // STEP for title in titles} == dict.fromkeys(
        titles, rank_of(titles[0]) // STEP
    )


GUESTS = {
    "Kim Rương": ["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy"],
    "Nguyễn Quỳnh Thiện": ["Tỉnh ủy viên", "Phó Chủ tịch UBND tỉnh"],
    "Dương Hoàng Sum": ["Tỉnh ủy viên", "Giám đốc Sở Văn hóa, Thể thao và Du lịch"],
}


@pytest.mark.parametrize("order", list(itertools.permutations(GUESTS)))
def test_the_guests_of_2023_05_19(order):
    assert sorted(order, key=lambda name: rank_of_titles(GUESTS[name])) == list(GUESTS)
    assert sorted(order, key=lambda name: rank_of(", ".join(GUESTS[name]))) == list(GUESTS)


@given(st.lists(st.sampled_from(IN_ORDER), max_size=4))
def test_the_best_title_decides(titles):
    best = min((rank_of(title) for title in titles), default=OTHERS * STEP)
    assert best - 1_000 < rank_of_titles(titles) <= best
    assert rank_of_titles(titles) == rank_of_titles(titles[::-1])


@given(st.text())
def test_every_title_has_a_rank(title):
    assert 0 < rank_of(title) <= OTHERS * STEP + 5_000


@pytest.mark.parametrize(("unit", "is_local"), [
    ("Hội Liên hiệp Phụ nữ huyện Càng Long", True), ("UBND xã Long Đức", True), ("Huyện ủy Cầu Kè", True),
    ("Hội Liên hiệp Phụ nữ tỉnh Trà Vinh", False), ("Sở Công Thương, thành phố Trà Vinh", False),
    ("Hợp tác xã Dừa sáp", False), ("Công ty TNHH A, xã B", False), ("", False),
])  # fmt: skip
def test_a_unit_of_a_district_or_commune_is_known(unit, is_local):
    assert is_below_province(unit) is is_local
