"""Short forms are written out for print, and spellings of one unit share a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.vietnamese.organisations import expand_short_forms, fold_unit, has_short_form


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("HTX Dừa sáp Hòa Tân", "Hợp tác xã Dừa sáp Hòa Tân"),
        ("htx Tiến Thành", "Hợp tác xã Tiến Thành"),
        ("HTX DỪA SÁP HÒA TÂN", "HỢP TÁC XÃ DỪA SÁP HÒA TÂN"),
        ("HTX VICOSAP", "Hợp tác xã VICOSAP"),
        ("Công ty TNHH Trà Vinh Farm", "Công ty Trách nhiệm hữu hạn Trà Vinh Farm"),
        ("Cty TNHH MTV Phú Hòa", "Công ty Trách nhiệm hữu hạn Một thành viên Phú Hòa"),
        ("CTY.TNHH-MTV Phú Hòa", "Công ty Trách nhiệm hữu hạn Một thành viên Phú Hòa"),
        ("C.ty TNHH 1TV Phú Hòa", "Công ty Trách nhiệm hữu hạn Một thành viên Phú Hòa"),
        ("Công ty TNHH1TV Phú Hòa", "Công ty Trách nhiệm hữu hạn Một thành viên Phú Hòa"),
        ("Công ty CP Trà Bắc", "Công ty Cổ phần Trà Bắc"),
        ("Cty. CP Trà Bắc", "Công ty Cổ phần Trà Bắc"),
        ("CTY CP TRÀ BẮC", "CÔNG TY CỔ PHẦN TRÀ BẮC"),
        ("CTCP Trà Bắc", "Công ty Cổ phần Trà Bắc"),
        ("DNTN Vạn Thành", "Doanh nghiệp tư nhân Vạn Thành"),
        ("Liên minh HTX tỉnh Trà Vinh", "Liên minh Hợp tác xã tỉnh Trà Vinh"),
        ("Công ty TNHH SX-TM Sokfarm", "Công ty Trách nhiệm hữu hạn SX-TM Sokfarm"),
        ("CP Việt Nam", "CP Việt Nam"),
        ("Cơ sở Yến sào Phú Hòa - Trà Vinh", "Cơ sở Yến sào Phú Hòa - Trà Vinh"),
    ],
)
def test_short_forms_are_written_out(name, full):
    assert expand_short_forms(name) == full
    assert expand_short_forms(full) == full


def test_what_may_be_read_twice_still_warns():
    assert has_short_form("Công ty Trách nhiệm hữu hạn SX-TM Sokfarm") is True
    assert has_short_form("HTX Tiến Thành") is True
    assert has_short_form("C.ty Trà Bắc") is True
    assert has_short_form("Hợp tác xã Tiến Thành") is False
    assert has_short_form("Công ty Trách nhiệm hữu hạn Một thành viên Cacao Mêkong") is False


@pytest.mark.parametrize(
    "names",
    [
        ["Sở NN&PTNT", "Sở NN-PTNT", "Sở NN và PTNT", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "so nnptnt"],
        ["HTX Dừa sáp Hòa Tân", "Hợp tác xã Dừa sáp Hoà Tân", "H\u00f4\u0323p tác xã dừa sáp Hòa Tân"],
        ["Cty TNHH Phú Hòa", "Công ty trách nhiệm hữu hạn Phú Hòa", "C.ty TNHH Phú Hòa", "CTY.TNHH Phú Hòa"],
        ["Cty TNHH 1TV A", "Công ty TNHH MTV A", "Công ty TNHH Một thành viên A"],
        ["Sở KH&ĐT", "Sở Kế hoạch và Đầu tư", "Sở KH-ĐT"],
        ["Sở VH,TT&DL", "Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch"],
        ["Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ tỉnh", "HLHPN tỉnh"],
        ["UBND tỉnh Trà Vinh", "Ủy ban nhân dân tỉnh Trà Vinh", "Uỷ ban Nhân dân tỉnh Trà Vinh"],
    ],
)
def test_spellings_of_one_unit_share_a_key(names):
    assert {fold_unit(name) for name in names} == {fold_unit(names[0])}


def test_different_units_keep_different_keys():
    names = ["Sở NN&PTNT", "Sở NN&MT", "Sở TN&MT", "Sở NN", "Sở KH&CN", "Sở KH&ĐT", "HTX A", "THT A"]
    assert len({fold_unit(name) for name in names}) == len(names)


@given(st.text())
def test_doing_it_twice_changes_nothing_more(text):
    assert fold_unit(fold_unit(text)) == fold_unit(text)


@given(
    st.lists(st.sampled_from(["HTX", "Cty", "TNHH", "MTV", "CP", "Hòa", "TÂN", "-", ".", "A"])).map(" ".join)
)
def test_writing_out_twice_changes_nothing_more(name):
    assert expand_short_forms(expand_short_forms(name)) == expand_short_forms(name)
