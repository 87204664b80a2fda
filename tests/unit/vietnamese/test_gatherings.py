"""The noun of a gathering, from its title."""

import pytest

from workshop.vietnamese.gatherings import named, noun_of


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Hội nghị kết nối cung cầu", "hội nghị"), ("HỘI THẢO OCOP", "hội thảo"),
        ("Lớp tập huấn bán hàng", "lớp tập huấn"),
        ("Tập huấn bán hàng", "tập huấn"), ("Lễ công bố", "lễ"), ("Lễ hội dừa", "lễ hội"), ("Tọa đàm", "tọa đàm"),
        ("Diễn đàn doanh nghiệp", "diễn đàn"), ("Ngày hội OCOP", "ngày hội"), ("Kết nối OCOP", "hội thảo"),
        ("Lễn đăng", "hội thảo"),
    ],
)  # fmt: skip
def test_the_noun_is_what_the_title_begins_with(title, noun):
    assert noun_of(title) == noun


def test_a_noun_is_never_said_twice():
    assert named("Hội nghị kết nối") == "Hội nghị kết nối"
    assert named("Kết nối OCOP") == "Hội thảo “Kết nối OCOP”"
