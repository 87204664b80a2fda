"""Lines at their own place on a real blank, its scan below them, and what a pattern asks for in vain."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from tests.factories.faces import LONG, STATE, UNION
from tests.support.pictures import pages_of
from workshop.awards.paper import layout
from workshop.awards.paper.blanks import on_blank_pdf
from workshop.awards.paper.noticing import crossing, shrunk, too_large
from workshop.awards.paper.press import Use, ground_of, lay_out
from workshop.edges.uploads import accept_scan, as_picture


def standing(face, **values):
    """{role: (top of its letters, left, width)} of each block of the face."""
    page = layout.front(replace(face, own_pattern=replace(face.pattern, **values)))
    return {
        line.role: (round(block.top_mm + sum(each.gap_mm + each.height_mm for each in block.lines[:place])
                          + line.gap_mm, 2), round(block.left_mm, 2), block.width_mm)
        for block in page.blocks for place, line in enumerate(block.lines)
    }  # fmt: skip


def test_a_line_at_its_own_place_leaves_the_others_where_they_are():
    before = standing(UNION)
    after = standing(UNION, address_at_mm=130.0, signer_at_mm=180.0, signer_wide_mm=80.0, register_at_mm=150.5)
    moved = {role for role in before if before[role] != after[role]}
    assert moved == {"address", "signer", "register"}
    assert (after["address"][0], after["register"][0]) == (130.0, 150.5)
    middle = before["signer"][1] + before["signer"][2] / 2
    assert after["signer"] == (180.0, middle - 40, 80.0)


def test_a_name_with_a_width_of_its_own_breaks_within_it():
    face = replace(UNION, name=LONG, own_pattern=replace(UNION.pattern, name_at_mm=90.0, name_wide_mm=120.0))
    block = next(each for each in layout.front(face).blocks if each.name == "name")
    assert (block.top_mm, block.width_mm, block.left_mm) == (90.0, 120.0, 88.5)
    assert 1 < len(block.lines[0].text.split("\n")) <= 3


def test_a_long_name_at_its_own_place_ends_above_the_line_below_it():
    places = {"name_at_mm": 92.0, "name_wide_mm": 150.0, "address_at_mm": 106.0, "achievement_at_mm": 116.0}
    pattern = replace(UNION.pattern, **places)
    for name in (LONG, "Tổ hợp tác Một"):
        face = replace(UNION, name=name, own_pattern=pattern)
        block = next(each for each in layout.front(face).blocks if each.name == "name")
        assert (block.top_mm, block.top_mm + block.height_mm <= 106.0, crossing(face)) == (92.0, True, None)
    assert block.lines[0].size_pt == 26.0


def test_the_shared_ground_holds_nobodys_line_at_its_own_place():
    face = replace(UNION, own_pattern=replace(UNION.pattern, name_at_mm=90.0, dated_at_mm=140.0))
    own = {block.name for block in layout.front(face).blocks if block.is_own}
    assert own == {"middle", "name", "register", "code"}
    assert [block.name for block in layout.front(ground_of(face)).blocks if not block.is_own] == [
        block.name for block in layout.front(face).blocks if not block.is_own]  # fmt: skip
    assert len(lay_out(([face], Use.OVERLAY, None, False))) == 1


def test_what_is_set_too_large_is_said_with_the_size_it_gets():
    large = replace(UNION, own_pattern=replace(UNION.pattern, name_pt=90.0))
    assert [(each.field, each.asked, each.printed) for each in shrunk(large) if each.field == "name_pt"] == [
        ("name_pt", 90.0, 40.0)]  # fmt: skip
    assert (too_large(large), too_large(UNION), too_large(STATE)) == (None, None, None)
    assert too_large(replace(UNION, own_pattern=replace(UNION.pattern, name_pt=119.0))) == ("name_pt", 109.0)
    wide = replace(UNION, title="GIẤY CHỨNG NHẬN", own_pattern=replace(UNION.pattern, title_pt=100.0))
    assert too_large(wide)[0] == "title_pt"


def test_lines_over_each_other_are_noticed():
    assert (crossing(UNION), crossing(STATE)) == (None, None)
    assert crossing(replace(UNION, own_pattern=replace(UNION.pattern, signer_at_mm=40.0, signer_wide_mm=90.0))) is None
    over = replace(UNION, own_pattern=replace(UNION.pattern, achievement_at_mm=45.0))
    assert "achievement" in crossing(over)


def scan(width=297, height=210):
    picture = Image.new("RGB", (width * 4, height * 4), (255, 240, 220))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return as_picture(accept_scan(out.getvalue(), "phoi.png"))


@pytest.mark.pdf
def test_text_stands_on_the_scan_of_the_blank():
    picture, width, height = scan()
    assert (width, height) == (1188, 840)
    face = replace(STATE, is_preview=True, carried=("national", "motto", "issuer", "gives", "title"))
    (page,) = pages_of(on_blank_pdf(face, picture), dpi=50)
    assert page.convert("RGB").getpixel((5, 5)) == pytest.approx((255, 240, 220), abs=4)
    head = page.crop((100, 40, 480, 130)).convert("L")
    assert head.getextrema()[0] > 200  # what the blank bears is not drawn over it
    assert page.crop((100, 180, 480, 240)).convert("L").getextrema()[0] < 90


@pytest.mark.pdf
def test_a_pdf_and_a_large_picture_become_one_of_reasonable_size():
    pdf = io.BytesIO()
    Image.new("RGB", (3508, 2480), "white").save(pdf, "PDF", resolution=300)
    picture, width, height = as_picture(accept_scan(pdf.getvalue(), "phoi.pdf"))
    assert (picture[:3], width, height) == (b"\xff\xd8\xff", 2400, pytest.approx(1697, abs=2))
