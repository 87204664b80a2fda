"""Ranks, decisions, kinds and groups as lists write them."""

import datetime as dt

import pytest

from workshop.ocop.ranks import GROUPS, read_decision, read_group, read_kind, read_rank


@pytest.mark.parametrize(("text", "rank"), [
    ("3 sao", (3, False)), ("3*", (3, False)), ("***", (3, False)), ("Ba sao", (3, False)), ("OCOP 3 sao", (3, False)),
    ("4 sao (TN 5 sao)", (5, True)), ("4 sao (tiềm năng 5 sao)", (5, True)), ("Tiềm năng 5 sao", (5, True)),
    ("★★★★", (4, False)), ("Năm sao", (5, False)), ("4", (4, False)), ("không đạt", None), ("3-4 sao", None),
    ("năm 2022", None),
])  # fmt: skip
def test_rank(text, rank):
    assert read_rank(text) == rank


@pytest.mark.parametrize(("text", "decision"), [
    ("1693/QĐ-UBND ngày 22/8/2022", ("1693/QĐ-UBND", dt.date(2022, 8, 22), "")),
    ("1693/QĐ-UBND", ("1693/QĐ-UBND", None, "")),
    ("Quyết định số 2389/QĐ-UBND ngày 30 tháng 12 năm 2022 của UBND tỉnh Trà Vinh",
     ("2389/QĐ-UBND", dt.date(2022, 12, 30), "UBND tỉnh Trà Vinh")),
    ("QĐ 12/QĐ-BNN-VPĐP, 1/2/2023", ("12/QĐ-BNN-VPĐP", dt.date(2023, 2, 1), "")),
    ("chờ quyết định", ("chờ quyết định", None, "")),
])  # fmt: skip
def test_decision(text, decision):
    assert read_decision(text) == decision


@pytest.mark.parametrize(("texts", "kind"), [
    (("", "Công ty TNHH Thử"), "cong_ty"), (("HTX", "x"), "htx"), (("", "Hợp tác xã Thử"), "htx"),
    (("hộ kinh doanh", "Cơ sở Thử"), "hkd"), (("THT", ""), "tht"), (("", "DNTN Thử"), "doanh_nghiep"),
    (("", "Cơ sở Thử"), "co_so"), (("", "Nguyễn Thị Thử"), None),
])  # fmt: skip
def test_kind(texts, kind):
    assert read_kind(*texts) == kind


def test_old_names_of_groups():
    assert read_group("Thảo dược") == GROUPS[2]
    assert read_group("Lưu niệm - nội thất - trang trí") == GROUPS[3]
    assert read_group("Nhóm lạ") == "Nhóm lạ"
