"""Text onto blanks stands where the full page has it, and a printer's errors are undone."""

import datetime as dt
import re
import subprocess
from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace

import pikepdf
import pytest

from tests.factories.faces import LONG, STATE, UNION
from tests.support.pictures import codes_in, pages_of, text_in
from workshop.audit.models import AuditEntry
from workshop.awards import queries, services
from workshop.awards.paper import merged_pdf, overlay_pdf, pattern_on
from workshop.awards.paper.patterns import PATTERNS
from workshop.awards.paper.printers import (
    calibration_pdf,
    corrections,
    laid_over_pdf,
    marks_of,
    matrix_of,
    turn_of,
)
from workshop.awards.refusals import NameTaken, ValueOutside
from workshop.awards.services.printing import checked_values
from workshop.extensions import db

TRUE = {"offset_x_mm": 0.0, "offset_y_mm": 0.0, "scale_x": 100.0, "scale_y": 100.0, "rotation_deg": 0.0, "feed": 0}
MM = 25.4 / 72


def profile(**values):
    """A printer that is true but for ``values``."""
    return SimpleNamespace(**{"name": "Máy in phòng họp", "sheet": "a4", **TRUE, **values})


def words_of(data, path):
    """(text, left, top, right, bottom in mm) of the words on the first page."""
    path.write_bytes(data)
    boxes = subprocess.run(["pdftotext", "-bbox", "-l", "1", path, "-"], capture_output=True, text=True, check=True)
    lines = [line for line in boxes.stdout.splitlines() if "<word" in line]
    return [
        (line.split(">")[1].split("<")[0], *(float(part) * MM for part in line.split('"')[1:8:2])) for line in lines
    ]


@pytest.mark.pdf
@pytest.mark.parametrize("sheet", ["a4", "a3", "400x300"])
@pytest.mark.parametrize("face", [STATE, UNION], ids=["state", "union"])
def test_the_text_for_blanks_stands_where_the_full_page_has_it(face, sheet, tmp_path):
    name = (LONG + " Bình Minh Xanh")[:120].strip()
    face = replace(face, name=name, own_pattern=PATTERNS[face.template].on(sheet), overlay_qr=True)
    full = words_of(merged_pdf([face])[0], tmp_path / "full.pdf")
    full = [word for word in full if word[0] not in ["BẢN", "SAO", "ĐIỆN", "TỬ"]]
    text = words_of(overlay_pdf([face])[0], tmp_path / "text.pdf")
    assert sorted(word[0] for word in text) == sorted(word[0] for word in full)
    for mine, its in zip(sorted(text), sorted(full), strict=True):
        assert mine[0] == its[0]
        assert max(abs(a - b) for a, b in zip(mine[1:], its[1:], strict=True)) < 0.2
    assert {"Quyết", "Thử"} < {word[0] for word in text}  # the corners: record to the left, signer to the right


@pytest.mark.pdf
def test_blanks_get_only_the_lines_that_they_lack():
    carried = ("national", "motto", "issuer", "gives", "title")
    data, _pages = overlay_pdf([replace(UNION, carried=carried)])
    words = text_in(data)
    assert [part in words for part in ("CỘNG HÒA", "Độc lập", "BAN THƯỜNG VỤ HỘI", "TẶNG", "GIẤY KHEN")] == [False] * 5
    lacking = (UNION.name[:10], "Quyết định số", "TM. BAN THƯỜNG VỤ", UNION.signer)
    assert [part in words for part in lacking] == [True] * 4
    (page,) = pages_of(data)
    assert codes_in(page) == []
    assert page.getpixel((35, 400)) == (255, 255, 255)  # where the ornament would be
    (page,) = pages_of(overlay_pdf([replace(UNION, carried=carried, overlay_qr=True)])[0], dpi=150)
    assert codes_in(page) == [f"HTTPS://OCOP.EXAMPLE/V/{UNION.code}"]


@pytest.mark.pdf
def test_a_profile_moves_every_word_by_as_much(tmp_path):
    turn = turn_of(profile(offset_x_mm=3, offset_y_mm=-2), UNION.pattern)
    before = words_of(overlay_pdf([UNION])[0], tmp_path / "a.pdf")
    after = words_of(overlay_pdf([UNION], turn=turn)[0], tmp_path / "b.pdf")
    assert [word[0] for word in after] == [word[0] for word in before]
    for was, now in zip(before, after, strict=True):
        assert now[1] - was[1] == pytest.approx(3, abs=0.02)
        assert now[2] - was[2] == pytest.approx(-2, abs=0.02)
    assert turn_of(profile(), UNION.pattern) is None


@pytest.mark.pdf
@pytest.mark.parametrize("feed", [0, 90, 180, 270])
@pytest.mark.parametrize("sheet", ["a4", "400x300"])
def test_the_text_lands_right_on_a_blank_fed_by_any_edge(feed, sheet, tmp_path):
    """Whoever turns the printed sheet back to read it finds every word where the profile puts it."""
    pattern = PATTERNS["giay_khen"].on(sheet)
    face = replace(UNION, own_pattern=pattern)
    turn = turn_of(profile(sheet=sheet, offset_x_mm=3, offset_y_mm=-2, feed=feed), pattern)
    before = words_of(overlay_pdf([face])[0], tmp_path / "a.pdf")
    data, _pages = overlay_pdf([face], turn=turn)
    after = words_of(data, tmp_path / "b.pdf")
    with pikepdf.open(BytesIO(data)) as pdf:
        width, height = (float(side) * MM for side in pdf.pages[0].mediabox[2:])
    size = (pattern.width_mm, pattern.height_mm)
    assert (width, height) == pytest.approx(size[:: -1 if feed in (90, 270) else 1], abs=0.01)
    read = sorted(turned_back(word, feed, *size) for word in after)
    assert [word[0] for word in read] == [word[0] for word in sorted(before)]
    for was, now in zip(sorted(before), read, strict=True):
        assert now[1:] == pytest.approx((was[1] + 3, was[2] - 2, was[3] + 3, was[4] - 2), abs=0.2)


def turned_back(word, feed, width, height):
    """A word's box on a sheet that came out turned clockwise by ``feed``, as it is read."""
    text, left, top, right, bottom = word
    return {
        0: word, 90: (text, top, height - right, bottom, height - left),
        180: (text, width - right, height - bottom, width - left, height - top),
        270: (text, width - bottom, left, width - top, right),
    }[feed]  # fmt: skip


@pytest.mark.pdf
@pytest.mark.parametrize("feed", [90, 180, 270])
def test_the_sheet_to_measure_is_fed_as_the_blanks_are(feed, tmp_path):
    """A printer that is off by 2 mm to its own right is true again, whatever edge its blanks go in by."""
    plain = words_of(calibration_pdf(profile(), is_plain=True), tmp_path / "a.pdf")
    fed = words_of(calibration_pdf(profile(feed=feed), is_plain=True), tmp_path / "b.pdf")
    marks = {word[0]: word for word in fed if word[0] in "1234"}
    came = {name: turned_back(word, feed, 297, 210) for name, word in marks.items()}
    assert {word[0]: pytest.approx(word[1:], abs=0.2) for word in plain if word[0] in "1234"} == {
        name: word[1:] for name, word in came.items()}  # fmt: skip
    shifted = [turned_back((None, *place, *place), feed, 297, 210)[1:3] for place in off_by_2_mm(feed)]
    assert corrections("a4", shifted)["offset_x_mm"] == {90: 0, 180: 2, 270: 0}[feed]
    assert corrections("a4", shifted)["offset_y_mm"] == {90: 2, 180: 0, 270: -2}[feed]


def off_by_2_mm(feed):
    """Where the marks come to lie on the sheet as it leaves such a printer."""
    fed = matrix_of(profile(feed=feed), 297, 210)
    a, b, c, d, e, f = fed
    height = 297 if feed in (90, 270) else 210
    for left, top in marks_of("a4"):
        x, y = left / MM, (210 - top) / MM
        yield (a * x + c * y + e) * MM + 2, height - (b * x + d * y + f) * MM


@pytest.mark.parametrize("sheet", ["a4", "a3", "400x300"])
def test_what_is_measured_on_the_calibration_sheet_is_undone(sheet):
    """The printer of this test shrinks, leans and shifts; the profile brings its marks back."""
    wrong = profile(sheet=sheet, offset_x_mm=2.1, offset_y_mm=-1.4, scale_x=99.4, scale_y=99.7, rotation_deg=-0.35)
    width, height = (value + 20 for value in marks_of(sheet)[2])
    measured = [through(matrix_of(wrong, width, height), mark, height) for mark in marks_of(sheet)]
    right = profile(sheet=sheet, **corrections(sheet, measured))
    for mark in marks_of(sheet):
        came = through(matrix_of(wrong, width, height), through(matrix_of(right, width, height), mark, height), height)
        assert came == (pytest.approx(mark[0], abs=0.1), pytest.approx(mark[1], abs=0.1))


def through(matrix, point, height):
    """Where a point of the sheet (mm from the upper left) comes to lie."""
    a, b, c, d, e, f = matrix
    x, y = point[0] / MM, (height - point[1]) / MM
    return (a * x + c * y + e) * MM, height - (b * x + d * y + f) * MM


@pytest.mark.pdf
def test_the_sheets_for_the_printer_say_what_they_are():
    assert "Tờ căn chỉnh máy in" in text_in(calibration_pdf(profile()))
    over = text_in(laid_over_pdf(UNION, profile(offset_x_mm=40)))
    assert over.count(UNION.signer) == 2


@pytest.mark.db
def test_a_printer_has_one_profile_a_paper(app):
    made = services.save_printer(None, name="Máy 1", sheet="a4", **TRUE)
    with pytest.raises(NameTaken):
        services.save_printer(None, name="Máy 1", sheet="a4", **TRUE)
    other = services.save_printer(None, name="Máy 1", sheet="a3", **TRUE)
    services.calibrate_printer(made, [(22, 20), (279, 20), (279, 190), (22, 190)])
    assert (made.offset_x_mm, made.offset_y_mm, made.scale_x, made.rotation_deg) == (-2.0, 0.0, 100.0, 0.0)
    services.remove_printer(other)
    assert [(each.name, each.sheet) for each in queries.printers()] == [("Máy 1", "a4")]
    assert db.session.query(AuditEntry).filter(AuditEntry.action == "awards.printer_calibrated").count() == 1


def test_a_decision_takes_the_pattern_of_its_date(app):
    kind = services.ensure_kinds()["giay_khen"]
    values = {"title_pt": 50, "gives": "KHEN TẶNG"}
    services.save_pattern(kind, valid_from=dt.date(2024, 1, 1), sheet="a4", values=values)
    services.save_pattern(kind, valid_from=dt.date(2025, 1, 1), sheet="a3", values={})
    assert pattern_on(kind, dt.date(2023, 5, 18)) == PATTERNS["giay_khen"]
    assert pattern_on(kind, dt.date(2024, 6, 1)) == replace(PATTERNS["giay_khen"], title_pt=50.0, gives="KHEN TẶNG")
    assert pattern_on(kind, dt.date(2026, 6, 1)) == PATTERNS["giay_khen"].on("a3")


@pytest.mark.parametrize(("name", "value"), [("title_pt", 900), ("top_mm", -1), ("red", "red"), ("name_lines", 9),
                                             ("title_pt", float("nan")), ("ornament", "x"),
                                             ("gives", "x" * 99)])  # fmt: skip
def test_a_value_outside_its_limits_is_refused_by_its_field(name, value):
    with pytest.raises(ValueOutside) as refusal:
        checked_values({name: value})
    assert refusal.value.field == name


@pytest.mark.pdf
def test_the_number_of_a_mark_stands_clear_of_its_circle(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(calibration_pdf(profile(), is_plain=True))
    boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    places = {line.split(">")[1][0]: [float(each) * MM for each in line.split('"')[1:8:2]]
              for line in boxes.splitlines() if re.search(r">[1-4]</word>", line)}  # fmt: skip
    assert sorted(places) == ["1", "2", "3", "4"]
    for number, (x, y) in enumerate(marks_of("a4"), 1):
        left, top, _right, _bottom = places[str(number)]
        assert ((left - x) ** 2 + (top - y) ** 2) ** 0.5 > 4.2
