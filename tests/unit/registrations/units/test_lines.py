"""Lines that offices paste: people with position and phone, units with a quota."""

import pytest

from workshop.registrations.delegations.lines import Person, people_of
from workshop.registrations.invitations.lines import Unit, quota_of, units_of


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Nguyễn Văn An, Phó Giám đốc, 0912 345 678", Person("Nguyễn Văn An", "Phó Giám đốc", "0912 345 678")),
        ("1. Bà Thạch Thị Sa, Chủ tịch Hội, Bí thư Chi bộ, 0912.345.678",
         Person("Thạch Thị Sa", "Chủ tịch Hội, Bí thư Chi bộ", "0912.345.678", honorific="bà")),
        ("Kim Rương\tTrưởng Ban\t0912345678\truong@tinh.vn", Person("Kim Rương", "Trưởng Ban", "0912345678",
                                                                    "ruong@tinh.vn")),
        ("- Đ/c Lê Thị Bé; Chuyên viên", Person("Lê Thị Bé", "Chuyên viên", honorific="đồng chí")),
        ("Trần Văn Tám", Person("Trần Văn Tám")),
        ("0912 345 678, Lê An", Person("Lê An", phone="0912 345 678")),
    ],
)  # fmt: skip
def test_a_line_is_read_as_a_clerk_would(line, person):
    assert people_of(f"\n{line}\n  \n") == [person]


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch", Unit("Sở Văn hóa, Thể thao và Du lịch")),
        ("2. Sở Công Thương; 3", Unit("Sở Công Thương", 3)),
        ("UBND xã Phú Cần\t01 lãnh đạo + 01 chuyên viên\tÔng Kim Sa\t0912 345 678\tsa@xa.vn",
         Unit("UBND xã Phú Cần", 2, "01 lãnh đạo + 01 chuyên viên", "Ông Kim Sa", "0912 345 678", "sa@xa.vn")),
        ("HTX Một | | Bà Lê Bé", Unit("HTX Một", contact_name="Bà Lê Bé")),
    ],
)  # fmt: skip
def test_a_unit_is_read_with_its_quota_and_contact(line, unit):
    assert units_of(line) == [unit]


def test_the_places_of_a_wording_are_added_up():
    assert [quota_of(text) for text in ("01 lãnh đạo + 02 chuyên viên", "02 đại biểu", "lãnh đạo", "")] == [3, 2, 0, 0]
