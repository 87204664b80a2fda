"""PDFs: our fonts, our assets, and letters that look right and not only copy right."""

import base64
import hashlib
import json
import os
import re
import unicodedata
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from workshop.edges.pdf import AssetRefused, count_pages, merge_pdfs, render_pdf, unprintable
from workshop.edges.pdf.fonts import FONTS, our_fonts_only

LETTERS = [
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
] + ["đ"]
ACCENTED = sorted({form for letter in LETTERS if ord(letter) > 127 for form in (letter, letter.upper())})
WHEN = datetime(2023, 5, 19, 1, 30, tzinfo=UTC)
PIXEL = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADU"
    "lEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _fonts(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            (str(each.FontName).split("+")[-1], "/FontFile2" in each)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]


def test_there_are_134_accented_letters():
    assert len(ACCENTED) == 134


@pytest.mark.parametrize("path", sorted((FONTS / "paper").glob("*.ttf")), ids=lambda path: path.stem)
def test_every_paper_font_has_every_vietnamese_letter(path):
    letters = TTFont(path, lazy=True).getBestCmap()
    assert [letter for letter in ACCENTED if ord(letter) not in letters] == []


def test_the_manifest_names_every_font_file_with_its_checksum():
    listed = {}
    for font in json.loads((FONTS / "manifest.json").read_text())["fonts"]:
        assert (FONTS / font["licence_file"]).is_file()
        listed |= {name: file["sha256"] for name, file in font["files"].items()}
    found = {
        str(path.relative_to(FONTS)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FONTS.rglob("*")
        if path.suffix in {".ttf", ".woff2"}
    }
    assert listed == found


def test_only_our_fonts_are_used_and_all_are_embedded():
    html = """<p style="font-family: Arial">Ễ <b>Ộ</b></p><p style="font-family: 'Times New Roman'">ữ <i>漢</i></p>
    <p style="font-family: 'Be Vietnam Pro'; font-weight: 600">Nghi</p>"""
    fonts = _fonts(render_pdf(html, title="Thử"))
    assert {name for name, _ in fonts} <= {
        "Liberation-Serif", "Liberation-Serif-Bold", "Liberation-Serif-Italic",
        "Be-Vietnam-Pro", "Be-Vietnam-Pro-Bold", "Be-Vietnam-Pro-Semi-Bold",
    }  # fmt: skip
    assert all(is_embedded for _, is_embedded in fonts)


def test_a_pdf_says_what_it_is():
    data = render_pdf("<p>Xin chào</p>", title=unicodedata.normalize("NFD", "Giấy mời"), created=WHEN)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Giấy mời"
        assert str(pdf.Root.Lang) == "vi"
        assert (str(pdf.docinfo["/CreationDate"]), str(pdf.docinfo["/ModDate"])) == (
            "D:20230519013000Z",
            "D:20230519013000Z",
        )
        assert "/MarkInfo" not in pdf.Root


def test_a_tagged_pdf_has_its_tags_and_a_print_pdf_its_true_size():
    with pikepdf.open(BytesIO(render_pdf("<p>a</p>", title="a", variant="pdf/ua-1"))) as pdf:
        assert (bool(pdf.Root.MarkInfo.Marked), "/StructTreeRoot" in pdf.Root) == (True, True)
    with pikepdf.open(BytesIO(render_pdf("<p>a</p>", title="a", for_print=True))) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


@pytest.mark.parametrize(
    "html",
    [
        '<img src="file:///etc/passwd">',
        '<img src="http://example.org/a.png">',
        '<img src="../../etc/passwd">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<p style="background: url(//example.org/a.png)">a</p>',
        "<style>@import url(file:///etc/passwd);</style>",
        "<style>@font-face { font-family: a; src: url(file:///etc/passwd) }</style>",
        '<object data="ftp://example.org/a"></object>',
        '<svg><image href="file:///etc/passwd"/></svg>',
    ],
)
def test_addresses_that_are_not_ours_are_refused(html):
    with pytest.raises(AssetRefused):
        render_pdf(html, title="a")


def test_our_own_files_and_data_addresses_are_allowed(tmp_path):
    (tmp_path / "a.png").write_bytes(base64.b64decode(PIXEL.split(",")[1]))
    html = f'<img src="/static/a.png"><img src="a.png"><img src="{PIXEL}">'
    assert count_pages(render_pdf(html, title="a", base=tmp_path)) == 1


def test_merging_keeps_order_title_and_true_size_and_shares_pictures():
    noise = Image.effect_noise((160, 160), 80)
    out = BytesIO()
    noise.save(out, "PNG")
    picture = "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
    parts = [
        render_pdf(
            f'<style>@page {{ size: {100 + n}mm 50mm }}</style><img src="{picture}">',
            title=f"{n}",
            for_print=True,
        )
        for n in range(3)
    ]
    merged = merge_pdfs(parts, title="Bằng khen")
    assert count_pages(merged) == 3
    assert len(merged) < sum(map(len, parts)) * 0.5
    with pikepdf.open(BytesIO(merged)) as pdf:
        assert [round(float(page.mediabox[2]) / 72 * 25.4) for page in pdf.pages] == [100, 101, 102]
        assert (str(pdf.docinfo["/Title"]), str(pdf.Root.Lang)) == ("Bằng khen", "vi")
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


def test_merging_nothing_gives_no_pages():
    assert count_pages(merge_pdfs([])) == 0


def test_unprintable_letters_are_named():
    assert unprintable("Nguyễn Hoàng Phương Nghi Ễ Ộ ữ – “đ”") == []
    assert unprintable("漢a漢") == ["漢"]


def test_the_rendering_leaves_the_environment_as_it_was(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "before")
    with our_fonts_only():
        assert re.search(r"static/fonts/fonts\.conf$", os.environ["FONTCONFIG_FILE"])
    assert os.environ["FONTCONFIG_FILE"] == "before"


@pytest.mark.parametrize("family", ["Liberation Serif", "Be Vietnam Pro"])
@pytest.mark.parametrize("weight", [400, 700])
def test_every_letter_is_drawn_by_the_font_that_was_asked_for(family, weight):
    # A picture and not the text: a mangled letter still copies out right.
    html = f"<p style=\"font: {weight} 20pt '{family}'\">{' '.join(ACCENTED)} Nguyễn Hoàng Phương Nghi</p>"
    data = render_pdf(html, title="Thử")
    name = family.replace(" ", "-") + ("-Bold" if weight == 700 else "")
    assert _fonts(data) == [(name, True)]
    assert _letters_without_shape(data) == []


def _letters_without_shape(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
                font = TTFont(BytesIO(each.FontFile2.read_bytes()))
                drawn = [n for n in font.getGlyphOrder() if font["glyf"][n].numberOfContours]
                return [] if len(drawn) >= len(ACCENTED) else drawn
    return None
