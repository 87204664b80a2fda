"""Only what is certain is taken off a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.vietnamese.honorifics import split_honorific


@pytest.mark.parametrize(
    ("text", "honorific", "name", "titles"),
    [
        ("Đ/c Nguyễn Văn A", "Đồng chí", "Nguyễn Văn A", ()),
        ("đ/c: Kim Rương", "Đồng chí", "Kim Rương", ()),
        ("Đ.c Kim Rương", "Đồng chí", "Kim Rương", ()),
        ("ĐC. KIM RƯƠNG", "Đồng chí", "KIM RƯƠNG", ()),
        ("Đồng chí Kim Rương", "Đồng chí", "Kim Rương", ()),
        ("Ông  Nguyễn\u00a0Quỳnh Thiện", "Ông", "Nguyễn Quỳnh Thiện", ()),
        ("ÔNG NGUYỄN QUỲNH THIỆN", "Ông", "NGUYỄN QUỲNH THIỆN", ()),
        ("Bà: Thạch Thị Sa", "Bà", "Thạch Thị Sa", ()),
        ("Ô. Lê Văn B", "Ông", "Lê Văn B", ()),
        ("Ông/Bà Lê Văn B", "Ông/Bà", "Lê Văn B", ()),
        ("Ông (Bà) Lê Văn B", "Ông/Bà", "Lê Văn B", ()),
        ("Lê Thị B (Bà)", "Bà", "Lê Thị B", ()),
        ("ThS. Lê Văn B", "", "Lê Văn B", ("ThS.",)),
        ("Th.S Lê Văn B", "", "Lê Văn B", ("ThS.",)),
        ("PGS.TS. Lê Văn B", "", "Lê Văn B", ("PGS.", "TS.")),
        ("TS.Lê Văn B", "", "Lê Văn B", ("TS.",)),
        ("Tiến sĩ Lê Văn B", "", "Lê Văn B", ("Tiến sĩ",)),
        ("BS.CKII Lê Văn B", "", "Lê Văn B", ("BS.", "CKII")),
        ("Lê Văn B (Chủ tịch)", "", "Lê Văn B", ("Chủ tịch",)),
        ("Đ/c ThS. Lê Văn B (Chủ tịch)", "Đồng chí", "Lê Văn B", ("ThS.", "Chủ tịch")),
        ("Bà Lê Thị B - Giám đốc", "Bà", "Lê Thị B", ("Giám đốc",)),
        ("Lê Thị B, Phó Chủ tịch UBND tỉnh", "", "Lê Thị B", ("Phó Chủ tịch UBND tỉnh",)),
        ("Chị Thạch Thị Sa", "Chị", "Thạch Thị Sa", ()),
        ("Hòa thượng Thạch Sok Xane", "Hòa thượng", "Thạch Sok Xane", ()),
    ],
)
def test_what_is_certain(text, honorific, name, titles):
    assert split_honorific(text) == (honorific, name, titles)


@pytest.mark.parametrize(
    "name",
    [
        "Kim Rương", "Ông Thị Mai", "Ông Văn Tùng", "Ông Nam", "Bá Thanh Tùng", "Anh Thư", "Chu Văn An",
        "Nguyễn Văn A (Sáu Đèn)", "Nguyễn Thị Kim - Anh", "Đ/c", "Bà", "(Chủ tịch)", "B. Lê Văn", "",
        "Giám đốc Trần Thị B", "Đồng Chí Thành", "H'Hen Niê",
    ],
)  # fmt: skip
def test_what_is_doubtful_stays(name):
    assert split_honorific(name)[1] == name
    assert split_honorific(name).honorific == ""


@given(st.text())
def test_no_name_is_lost(text):
    assert bool(split_honorific(text).name) == bool(split_honorific(text + " ").name)
