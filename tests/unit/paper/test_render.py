"""Documents as PDF and DOCX: the same text, the form of Decree 30, signatures never alone."""

import subprocess
from io import BytesIO

import docx
import pikepdf
import pytest
from PIL import Image, ImageChops

from tests.unit.paper import samples
from workshop.edges.pdf import count_pages
from workshop.paper import blocks as b
from workshop.paper.render import document_docx, document_pdf


def _pages(data):
    """The text of each page, spaces made one."""
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def _docx_text(data):
    body = docx.Document(BytesIO(data)).element.body
    return " ".join(" ".join(node.text or "" for node in body.iter() if node.tag.endswith("}t")).split())


@pytest.mark.parametrize("make", [samples.memorandum, samples.decision, samples.delegates])
def test_pdf_and_docx_hold_the_same_words(make):
    document = make()
    letters = {
        kind: sorted(text.replace(" ", "").replace(" ", ""))
        for kind, text in {
            "docx": _docx_text(document_docx(document)),
            "pdf": _pdf_words_once(document),
        }.items()
    }
    assert letters["pdf"] == letters["docx"]


def _pdf_words_once(document):
    """The PDF's words without page numbers and repeated table heads."""
    pages = _pages(document_pdf(document))
    heads = [
        " ".join(c.heading for c in block.columns) for block in document.blocks if isinstance(block, b.Table)
    ]
    rest = [page.split(" ", 1)[1] for page in pages[1:]]
    for head in heads if document.orientation == "landscape" else []:
        rest = [page.removeprefix(head) for page in rest]
    return " ".join([pages[0], *rest])


def test_the_first_page_has_no_number_and_the_others_do():
    pages = _pages(document_pdf(samples.memorandum()))
    assert pages[0].startswith(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc BIÊN BẢN GHI NHỚ"
    )
    assert [page.split(" ", 1)[0] for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]


def test_the_table_head_stands_on_each_page_and_every_name_is_whole():
    pages = _pages(document_pdf(samples.delegates(45)))
    assert [page.count("Họ và tên") for page in pages] == [1] * len(pages)
    assert sum(page.count("Thạch Ễn Ộp Ữu") for page in pages) == 11


@pytest.mark.parametrize("lines", range(20, 46, 3))
def test_signatures_never_stand_alone_on_a_page(lines):
    parts = [
        b.Title("BIÊN BẢN"),
        *[b.Paragraph(f"Dòng {n}.") for n in range(lines)],
        *samples.memorandum().blocks[-3:-2],
    ]
    pages = _pages(document_pdf(samples.memorandum(blocks=parts)))
    (signed,) = [page for page in pages if "ĐẠI DIỆN BÊN A" in page]
    assert ("Dòng" in signed, samples.LONG_NAMES[0] in signed) == (True, True)


@pytest.mark.parametrize("rows", range(8, 20, 2))
def test_signatures_after_a_table_take_a_row_or_its_sum_along(rows):
    pages = _pages(document_pdf(samples.delegates(rows)))
    (signed,) = [page for page in pages if "CHỦ TỊCH" in page]
    assert f"Tổng số: {rows}" in signed


def _has_red(data, page):
    command = ["pdftoppm", "-r", "30", "-f", str(page), "-l", str(page), "-png", "-"]
    drawn = subprocess.run(command, input=data, capture_output=True, check=True).stdout
    red, green, _blue = Image.open(BytesIO(drawn)).convert("RGB").split()
    return ImageChops.subtract(red, green).getextrema()[1] > 10


def test_a_mark_stands_on_every_page_of_both():
    document = samples.memorandum(mark=b.PREVIEW)
    marked, plain = document_pdf(document), document_pdf(samples.memorandum())
    assert [_has_red(marked, page) for page in range(1, count_pages(marked) + 1)] == [True] * count_pages(
        plain
    )
    assert not _has_red(plain, 1)
    section = docx.Document(BytesIO(document_docx(document))).sections[0]
    assert [footer.paragraphs[-1].text for footer in (section.footer, section.first_page_footer)] == [
        b.PREVIEW
    ] * 2


def test_a_pdf_is_tagged_unless_it_is_for_the_printer():
    with pikepdf.open(BytesIO(document_pdf(samples.decision()))) as pdf:
        assert "/StructTreeRoot" in pdf.Root
    with pikepdf.open(BytesIO(document_pdf(samples.decision(), tagged=False))) as pdf:
        assert ("/StructTreeRoot" in pdf.Root, pdf.Root.ViewerPreferences.PrintScaling) == (False, "/None")


def test_a_docx_has_the_margins_the_font_and_the_language():
    written = docx.Document(BytesIO(document_docx(samples.decision())))
    section, style = written.sections[0], written.styles["Normal"]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(margin.mm, 1) for margin in margins] == [30, 15, 20, 20]
    assert (style.font.name, written.core_properties.title, written.core_properties.language) == (
        "Times New Roman",
        "Quyết định",
        "vi-VN",
    )


def test_text_of_people_is_never_markup():
    document = samples.memorandum(blocks=[b.Paragraph('<img src="file:///etc/passwd"> & <b>đậm</b>')])
    assert '<img src="file:///etc/passwd"> & <b>đậm</b>' in _pages(document_pdf(document))[0]
