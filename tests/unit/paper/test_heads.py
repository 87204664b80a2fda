"""The head of a paper: cut before a place, with a body above where the law wants one, signed as its host."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from tests.unit.paper import samples
from workshop.directory.models import Organization
from workshop.edges.docx.writer import bold_width_mm
from workshop.paper import headers
from workshop.paper import render_layout as layout
from workshop.paper.render import document_docx


def width(text):
    return bold_width_mm(text, 12)


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH VĨNH LONG", ["ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"]),
        ("HỘI LIÊN HIỆP PHỤ NỮ TỈNH VĨNH LONG", ["HỘI LIÊN HIỆP PHỤ NỮ", "TỈNH VĨNH LONG"]),
        ("LIÊN MINH HỢP TÁC XÃ TỈNH VĨNH LONG", ["LIÊN MINH HỢP TÁC XÃ", "TỈNH VĨNH LONG"]),
        ("ỦY BAN NHÂN DÂN PHƯỜNG TRƯỜNG LONG HÒA", ["ỦY BAN NHÂN DÂN", "PHƯỜNG TRƯỜNG LONG HÒA"]),
        ("ỦY BAN NHÂN DÂN XÃ LƯU NGHIỆP ANH", ["ỦY BAN NHÂN DÂN", "XÃ LƯU NGHIỆP ANH"]),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"]),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", ["SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"]),
        ("SỞ CÔNG THƯƠNG", ["SỞ CÔNG THƯƠNG"]), ("UBND TỈNH VĨNH LONG", ["UBND TỈNH VĨNH LONG"]),
    ],
)  # fmt: skip
def test_a_line_too_long_is_cut_before_the_place(line, cut):
    assert list(headers.head_lines([line], width, 75)) == cut


def test_paper_and_docx_cut_alike_and_a_page_across_has_room_for_all():
    profile = headers.state_agency(body="ỦY BAN NHÂN DÂN TỈNH VĨNH LONG", symbol="UBND", place="Vĩnh Long")
    document = replace(samples.decision(), profile=profile)
    assert layout.head(document).body == ("ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG")
    cells = docx.Document(BytesIO(document_docx(document))).tables[0].rows[0].cells
    assert [each.text for each in cells[0].paragraphs][:2] == ["ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"]
    across = layout.head(replace(document, orientation="landscape"))
    assert across.body == ("ỦY BAN NHÂN DÂN TỈNH VĨNH LONG",)


@pytest.mark.parametrize(
    ("name", "capacity", "has_parent"),
    [
        ("Ủy ban nhân dân tỉnh Vĩnh Long", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), False),
        ("UBND xã Long Hồ", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), False),
        ("Sở Công Thương", ("GIÁM ĐỐC",), True),
        ("Chi cục Phát triển nông thôn", ("CHI CỤC TRƯỞNG",), True),
        ("Dự án SME", ("THỦ TRƯỞNG",), True),
    ],
)
def test_the_host_signs_as_what_it_is(name, capacity, has_parent):
    host = Organization(name=name, header_profile="state")
    assert (headers.capacity_of(host), headers.has_parent_body(host)) == (capacity, has_parent)


def test_a_mass_organisation_signs_for_its_board_and_nobody_as_the_head():
    union = Organization(name="Hội Liên hiệp Phụ nữ tỉnh", header_profile="mass")
    assert headers.capacity_of(union) == ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")
    assert headers.capacity_of(None) == ("THỦ TRƯỞNG",)
