"""The press: hundreds at once look as one rendered plainly, and share nothing that is anybody's."""

import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import ImageChops

from tests.factories.faces import LONG, STATE, UNION, many
from tests.support.pictures import codes_in, pages_of, text_in, text_seen
from workshop.awards.paper import batch_copies, merged_pdf, overlay_pdf, single_pdf
from workshop.awards.paper.press import Use, template_for
from workshop.awards.services.recipients import printable

STRANGE = ["Hộ <b>Nguyễn</b> & Con", "Tổ {{7*7}} hợp tác", "Cơ sở \"Út Ngoan\" 'số 1'", LONG[:120],
           "Ẳ Ẵ Ặ Ắ Ằ ẳ ẵ ặ Ễ Ể Ệ ễ ể Ỗ Ổ Ộ ỗ Ỡ Ở Ợ ỡ Ữ Ử Ự ữ Ỹ Ỷ Ỵ ỹ Đ đ"]  # fmt: skip


@pytest.mark.pdf
@pytest.mark.parametrize("face", [STATE, UNION], ids=["state", "union"])
def test_a_copy_of_the_batch_looks_as_the_one_rendered_plainly(face):
    ((_face, batch),) = batch_copies([face])
    for together, plainly in zip(pages_of(batch, dpi=60), pages_of(single_pdf(face), dpi=60), strict=True):
        differs = ImageChops.difference(together.convert("L"), plainly.convert("L"))
        differs = differs.point(lambda value: 255 * (value > 90))
        code = differs.histogram()[255]
        # the masks of the two codes may differ, nothing else does
        side = 62 if face.qr == "back" else 24
        assert code <= (side * 60 / 25.4) ** 2 * 0.6
        assert differs.crop((0, 0, differs.width, int(differs.height * 0.25))).getbbox() is None


@pytest.mark.pdf
def test_names_are_printed_as_text_whatever_they_hold():
    faces = many(UNION, STRANGE)
    for face, data in batch_copies(faces):
        assert " ".join(text_in(data).split()).count("".join(face.name.split()[:1])) >= 1
        assert unicodedata.normalize("NFC", text_in(data)) == text_in(data)
        assert face.name.replace(" ", "") in text_in(data).replace(" ", "").replace("\n", "")
        (page,) = pages_of(data, dpi=150)
        assert codes_in(page) == [f"HTTPS://OCOP.EXAMPLE/V/{face.code}"]


@pytest.mark.pdf
def test_letters_of_the_batch_are_seen_as_they_were_written():
    ((_face, data),) = batch_copies([replace(STATE, name="Hợp tác xã Nguyễn Hữu Đồng Ễ Ộ ữ")])
    face, _back = pages_of(data, dpi=200)
    seen = text_seen(face.crop((200, 550, face.width - 200, 1150)))
    for words in ("Hợp tác xã", "Nguyễn Hữu Đồng", "Xã Huyền Hội, huyện Càng Long", "thành tích tiêu biểu"):
        assert words in seen


@pytest.mark.pdf
def test_a_decomposed_name_is_printed_composed():
    name = printable(unicodedata.normalize("NFD", "Tổ hợp tác Ễ Ộ ữ"))
    ((_face, data),) = batch_copies([replace(UNION, name=name)])
    assert "Tổ hợp tác Ễ Ộ ữ" in text_in(data)


@pytest.mark.pdf
def test_letters_that_no_usual_name_has_are_printed_too():
    ((_face, data),) = batch_copies([replace(UNION, name="Xưởng Šířava")])
    assert "Xưởng Šířava" in text_in(data)


@pytest.mark.pdf
def test_every_file_is_sound_and_its_fonts_are_embedded(tmp_path):
    files = [data for _face, data in batch_copies(many(STATE, ["Một", "Hai"]))]
    files += [merged_pdf(many(STATE, ["Một", "Hai"]))[0], overlay_pdf(many(UNION, ["Một"]))[0]]
    for place, data in enumerate(files):
        path = tmp_path / f"{place}.pdf"
        path.write_bytes(data)
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
        assert (checked.returncode, checked.stderr) == (0, "")
        fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
        assert fonts.stderr == ""
        assert {tuple(line.split()[-5:-2]) for line in fonts.stdout.splitlines()[2:]} == {("yes", "yes", "yes")}


@pytest.mark.pdf
def test_a_copy_says_its_title_twice_alike_and_is_for_the_archive():
    ((face, data),) = batch_copies([replace(UNION, name="Tổ <b> & Hai \\ Ba")])
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.docinfo["/Title"] == f"Giấy khen: {face.name}"
        with pdf.open_metadata() as meta:
            assert (meta["dc:title"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == (
                f"Giấy khen: {face.name}", "3", "U")  # fmt: skip
        assert pdf.Root.Lang == "vi"
        assert "/OutputIntents" in pdf.Root


@pytest.mark.pdf
@pytest.mark.parametrize("use", list(Use))
def test_the_shared_part_holds_nobodys_data(use):
    first = replace(UNION, name="Duy Nhất Zỹ", address="Ấp Wỳ", register_line="Vào sổ khen thưởng số: 98765")
    template = template_for(first, use)
    with pikepdf.open(BytesIO(template.data)) as pdf:
        streams = [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)
                   and each.get("/Type") != "/Metadata" and "/Length1" not in each]  # fmt: skip
        words = str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
    text = text_in(template.data)
    for own in ("Duy", "Zỹ", "Ấp Wỳ", "98765", first.code, first.spaced_code[:4]):
        assert own not in text
        assert own not in words
        assert all(own.encode() not in stream for stream in streams)
    assert template is template_for(replace(first, name="Người khác"), use)
    ((_face, own),) = batch_copies([first]) if use is Use.COPY else [(None, template.data)]
    assert own.startswith(template.data)


@pytest.mark.pdf
def test_the_print_file_has_every_face_in_order_and_slips_with_the_codes():
    faces = many(STATE, [f"Tổ hợp tác {n}" for n in range(1, 11)])
    data, count = merged_pdf(faces)
    pages = pages_of(data, dpi=100)
    assert (len(pages), count) == (12, 12)  # ten faces, then slips, eight a page
    read = sorted(code for page in pages for code in codes_in(page))
    assert read == sorted(f"HTTPS://OCOP.EXAMPLE/V/{face.code}" for face in faces)
    words = text_in(data).split("\f")
    assert [f"Tổ hợp tác {n}" in words[n - 1] for n in range(1, 11)] == [True] * 10
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


@pytest.mark.pdf
def test_a_full_page_of_a_state_award_is_never_the_paper_itself():
    assert "BẢN SAO ĐIỆN TỬ" in text_in(merged_pdf([STATE])[0])
    assert "BẢN XEM TRƯỚC" in text_in(merged_pdf([replace(STATE, is_preview=True)])[0])
    assert "BẢN SAO" not in text_in(merged_pdf([UNION])[0])
    assert "BẢN SAO" not in text_in(overlay_pdf([STATE])[0])


@pytest.mark.pdf
def test_papers_of_different_marks_keep_their_order_in_one_file():
    faces = many(UNION, ["Một", "Hai", "Ba"])
    faces[1] = replace(faces[1], is_preview=True)
    data, count = merged_pdf(faces)
    pages = text_in(data).split("\f")
    assert count == 3
    assert ["BẢN XEM TRƯỚC" in page for page in pages[:3]] == [False, True, False]
    assert [name in page for name, page in zip(("Một", "Hai", "Ba"), pages, strict=False)] == [True] * 3
