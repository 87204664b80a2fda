"""QR codes, read back by another library."""

from io import BytesIO

import zxingcpp
from PIL import Image

from workshop.edges import qr
from workshop.paper.codes import new_code


def _read(data):
    return [found.text for found in zxingcpp.read_barcodes(Image.open(BytesIO(data)).convert("L"))]


def test_a_ticket_code_is_version_1():
    assert [len(qr.matrix(new_code())) for _ in range(20)] == [21] * 20


def test_an_upper_case_address_is_version_3():
    assert len(qr.matrix("HTTPS://OCOP.EXAMPLE/V/" + "0" * 16)) == 29


def test_the_error_correction_is_m():
    rows = qr.matrix("0123456789BCFGHJ")
    first_bits = [rows[8][0], rows[8][1]]  # the level stands in the format bits, masked with 10
    assert [first_bits[0] ^ True, first_bits[1] ^ False] == [False, False]


def test_png_is_read_back_with_whole_modules_and_its_quiet_zone():
    code = new_code()
    data = qr.png(code, 300)
    picture = Image.open(BytesIO(data)).convert("L")
    assert _read(data) == [code]
    assert picture.size == (290, 290)
    assert picture.crop((0, 0, 290, 40)).getextrema() == (255, 255)


def test_svg_has_one_path_of_dark_modules_and_nothing_from_outside():
    drawn = qr.svg("0123456789BCFGHJ", 0.5)
    assert drawn.startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" '
        'shape-rendering="crispEdges" width="14.5mm" height="14.5mm">'
    )
    assert (drawn.count("<path"), drawn.count("href"), drawn.count("<script"), drawn.count("style=")) == (
        2,
        0,
        0,
        0,
    )


def test_the_path_covers_just_the_dark_modules():
    rows = qr.matrix("0123456789BCFGHJ")
    runs = [run.split("h")[0:2] for run in qr._path(rows).split("M")[1:]]
    covered = sum(int(run[1].split("v")[0]) for run in runs)
    assert covered == sum(map(sum, rows))


def test_an_inline_label_is_escaped():
    assert 'role="img" aria-label="&lt;A&#34;&gt;"' in str(qr.svg_inline("0", label='<A">'))
    assert 'aria-hidden="true"' in str(qr.svg_inline("0"))
