"""What certificates look like: letters, fonts, marks, codes; names that fit whatever their length."""

import subprocess
from dataclasses import replace

import pytest

from tests.support.pictures import codes_in, pages_of, text_in, text_seen
from workshop.awards.paper import Face, merged_pdf, overlay_pdf, single_pdf
from workshop.awards.paper.fitting import _width, fitted
from workshop.awards.paper.patterns import PATTERNS
from workshop.paper.codes import new_code

LONG = "Công ty Trách nhiệm hữu hạn Một thành viên Sản xuất, Thương mại và Dịch vụ Xuất nhập khẩu Nông sản Huyền Ễ Ộ ữ"
FACE = Face(
    template="bang_khen", issuer_line="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TRÀ VINH", title="BẰNG KHEN",
    name="HỢP TÁC XÃ DỊCH VỤ NÔNG NGHIỆP TỔNG HỢP HUYỀN HỘI", address="Xã Huyền Hội, huyện Càng Long",
    achievement="Đã có thành tích tiêu biểu trong phát triển sản phẩm OCOP",
    decision_line="Quyết định số: 12/QĐ-UBND, ngày 18 tháng 5 năm 2023", register_line="Vào sổ vàng số: 125",
    place_and_date="Trà Vinh, ngày 18 tháng 5 năm 2023", capacity=("CHỦ TỊCH",), signer="Nguyễn Văn Thử", order=1,
    qr="back", base_url="https://ocop.example", is_valid=True, is_preview=False, is_demonstration=False,
    code=new_code(),
)  # fmt: skip
GIAY = replace(FACE, template="giay_khen", title="GIẤY KHEN", qr="face")


@pytest.mark.pdf
def test_the_code_on_the_face_leads_to_its_page():
    (page,) = pages_of(single_pdf(GIAY), dpi=150)
    assert codes_in(page) == [f"HTTPS://OCOP.EXAMPLE/V/{GIAY.code}"]


@pytest.mark.pdf
def test_a_state_award_has_its_code_on_the_back_and_nothing_on_the_face():
    face, back = pages_of(single_pdf(FACE), dpi=100)
    assert codes_in(face) == []
    assert codes_in(back) == [f"HTTPS://OCOP.EXAMPLE/V/{FACE.code}"]


@pytest.mark.pdf
def test_every_letter_is_seen_as_it_was_written():
    face, _back = pages_of(single_pdf(replace(FACE, name="Hợp tác xã Nguyễn Hữu Đồng Ễ Ộ ữ")), dpi=200)
    seen = text_seen(face.crop((200, 550, face.width - 200, 1150)))
    for words in ("Hợp tác xã", "Nguyễn Hữu Đồng", "Xã Huyền Hội, huyện Càng Long", "thành tích tiêu biểu"):
        assert words in seen


@pytest.mark.pdf
def test_fonts_are_embedded_and_the_copy_is_tagged(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(single_pdf(FACE))
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert {line.split()[-5] for line in fonts} == {"yes"}
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in info
    assert "841.89 x 595.276" in info


@pytest.mark.pdf
def test_marks_say_what_a_paper_is():
    assert "BẢN SAO ĐIỆN TỬ" in text_in(single_pdf(FACE))
    preview = replace(FACE, is_preview=True, is_demonstration=True)
    pages = text_in(single_pdf(preview)).split("\f")
    assert all("BẢN XEM TRƯỚC" in page and "DỮ LIỆU MINH HỌA" in page for page in pages[:2])
    assert "BẢN SAO" not in text_in(merged_pdf([FACE]))


@pytest.mark.pdf
def test_the_batch_has_every_face_in_order_and_slips_with_the_codes():
    faces = [replace(FACE, order=n, name=f"Tổ hợp tác {n}", code=new_code()) for n in range(1, 11)]
    pages = pages_of(merged_pdf(faces), dpi=100)
    assert len(pages) == 12  # ten faces, then slips, eight a page
    read = sorted(code for page in pages for code in codes_in(page))
    assert read == sorted(f"HTTPS://OCOP.EXAMPLE/V/{face.code}" for face in faces)
    assert b"/PrintScaling /None" in merged_pdf(faces[:1]) or "None" in _viewer_preferences(merged_pdf(faces[:1]))


@pytest.mark.pdf
def test_slips_of_a_preview_stand_eight_a_page_beside_their_label():
    faces = [replace(FACE, order=n, code=new_code(), is_preview=True) for n in range(1, 17)]
    slips = pages_of(merged_pdf(faces), dpi=100)[16:]
    assert [sorted(codes_in(page)) for page in slips] == [
        sorted(f"HTTPS://OCOP.EXAMPLE/V/{face.code}" for face in part) for part in (faces[:8], faces[8:])
    ]


@pytest.mark.pdf
def test_the_overlay_is_text_alone_and_moves_with_the_blanks():
    face = replace(GIAY, overlay_mm=(10.0, 5.0))
    (moved,), (plain,) = pages_of(overlay_pdf([face])), pages_of(overlay_pdf([GIAY]))
    assert codes_in(plain) == []
    assert plain.getpixel((35, 400)) == (255, 255, 255)  # where the ornament would be
    assert moved.tobytes() != plain.tobytes()


@pytest.mark.parametrize("name", ["An", FACE.name, LONG, "X" * 120, " ".join(["Ộ"] * 60)])
def test_a_name_of_any_length_fits_whole(name):
    pattern = PATTERNS["bang_khen"]
    lines, size = fitted(name, width_mm=pattern.text_mm, size_pt=pattern.name_pt, most_lines=pattern.name_lines)
    assert " ".join(lines) == name
    assert len(lines) <= pattern.name_lines
    assert max(_width(line, "bold") * size * 25.4 / 72 for line in lines) <= pattern.text_mm + 0.01


def _viewer_preferences(data):
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return str(pdf.Root.ViewerPreferences.PrintScaling)
