"""What one certificate looks like: letters, fonts, marks, codes; names that fit whatever their length."""

import subprocess
from dataclasses import replace

import pytest

from tests.factories.faces import LONG, STATE, UNION
from tests.support.pictures import codes_in, pages_of, text_in, text_seen
from workshop.awards.paper import single_pdf
from workshop.awards.paper.fitting import fitted, width_at
from workshop.awards.paper.patterns import PATTERNS, SHEETS


@pytest.mark.pdf
def test_the_code_on_the_face_leads_to_its_page():
    (page,) = pages_of(single_pdf(UNION), dpi=150)
    assert codes_in(page) == [f"HTTPS://OCOP.EXAMPLE/V/{UNION.code}"]


@pytest.mark.pdf
def test_a_state_award_has_its_code_on_the_back_and_nothing_on_the_face():
    face, back = pages_of(single_pdf(STATE), dpi=100)
    assert codes_in(face) == []
    assert codes_in(back) == [f"HTTPS://OCOP.EXAMPLE/V/{STATE.code}"]


@pytest.mark.pdf
def test_every_letter_is_seen_as_it_was_written():
    face, _back = pages_of(single_pdf(replace(STATE, name="Hợp tác xã Nguyễn Hữu Đồng Ễ Ộ ữ")), dpi=200)
    seen = text_seen(face.crop((200, 550, face.width - 200, 1150)))
    for words in ("Hợp tác xã", "Nguyễn Hữu Đồng", "Xã Huyền Hội, huyện Càng Long", "thành tích tiêu biểu"):
        assert words in seen


@pytest.mark.pdf
def test_fonts_are_embedded_and_the_copy_is_tagged_and_for_the_archive(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(single_pdf(STATE))
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert {line.split()[-5] for line in fonts} == {"yes"}
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in info
    assert "841.89 x 595.276" in info
    meta = subprocess.run(["pdfinfo", "-meta", path], capture_output=True, text=True, check=True).stdout
    assert 'conformance="A"' in meta.replace("&quot;", '"')
    assert 'part="3"' in meta


@pytest.mark.pdf
def test_marks_say_what_a_copy_is():
    assert "BẢN SAO ĐIỆN TỬ" in text_in(single_pdf(STATE))
    preview = replace(STATE, is_preview=True, is_demonstration=True)
    pages = text_in(single_pdf(preview)).split("\f")
    assert all("BẢN XEM TRƯỚC" in page and "DỮ LIỆU MINH HỌA" in page for page in pages[:2])


@pytest.mark.pdf
@pytest.mark.parametrize(("sheet", "points"), [("a4", "841.89 x 595.276"), ("a3", "1190.55 x 841.89"),
                                               ("400x300", "1133.86 x 850.394")])  # fmt: skip
def test_each_sheet_holds_every_line_inside_its_frame(sheet, points, tmp_path):
    face = replace(UNION, name=LONG, own_pattern=PATTERNS["giay_khen"].on(sheet))
    path = tmp_path / "a.pdf"
    path.write_bytes(single_pdf(face))
    assert points in subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    words = [line for line in boxes.splitlines() if "<word" in line]
    places = [[float(part) for part in line.split('"')[1:8:2]] for line in words]
    frame = 75 / 2 if sheet == "400x300" else 19.5  # mm from the edge to the inner rule, at the least
    width, height = SHEETS[sheet]
    assert min(place[0] for place in places) * 25.4 / 72 > frame
    assert max(place[2] for place in places) * 25.4 / 72 < width - frame
    assert max(place[3] for place in places) * 25.4 / 72 < height - frame


LONG_UNIT = "Hợp tác xã Nông nghiệp cộng đồng Phụ nữ Khmer khởi nghiệp đổi mới sáng tạo và chế biến các sản phẩm"


@pytest.mark.parametrize(("name", "lines"), [
    (LONG_UNIT + " từ dừa sáp hữu cơ xuất khẩu Hòa Tân - Cầu Kè",
     ["Hợp tác xã Nông nghiệp cộng đồng Phụ nữ Khmer khởi nghiệp đổi mới sáng tạo",
      "và chế biến các sản phẩm từ dừa sáp hữu cơ xuất khẩu Hòa Tân - Cầu Kè"]),
    ("Hợp tác xã Dịch vụ Chăn nuôi và Chế biến thực phẩm sạch cộng đồng xã Thử",
     ["Hợp tác xã Dịch vụ Chăn nuôi và Chế biến", "thực phẩm sạch cộng đồng xã Thử"]),
    ("Doanh nghiệp tư nhân chế biến thủy sản xuất khẩu tổng hợp Thử Nghiệm Một",
     ["Doanh nghiệp tư nhân chế biến thủy sản", "xuất khẩu tổng hợp Thử Nghiệm Một"]),
])  # fmt: skip
def test_lines_break_between_words_and_not_inside_a_compound(name, lines):
    assert fitted(name, width_mm=225, size_pt=26, most_lines=3)[0] == lines


@pytest.mark.parametrize("name", ["An", STATE.name, LONG, "X" * 120, " ".join(["Ộ"] * 60)])
def test_a_name_of_any_length_fits_whole(name):
    pattern = PATTERNS["bang_khen"]
    lines, size = fitted(name, width_mm=pattern.text_mm, size_pt=pattern.name_pt, most_lines=pattern.name_lines)
    assert " ".join(lines) == name
    assert len(lines) <= pattern.name_lines
    assert max(width_at(line, "bold") * size * 25.4 / 72 for line in lines) <= pattern.text_mm + 0.01
