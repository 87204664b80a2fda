"""Badges, plates and spare tickets: whole names in their places, readable codes, sheets that can be cut."""

import unicodedata
from itertools import pairwise
from types import SimpleNamespace

import pytest
from PIL import ImageChops, ImageStat

from tests.support.pictures import codes_in, pages_of, text_in, text_seen
from workshop.paper.codes import new_code
from workshop.registrations import documents
from workshop.registrations.papers import badges, sizes
from workshop.registrations.papers.badges import BadgeChoice, BadgePerson, BadgeWords
from workshop.registrations.papers.drawing import Area, Code, Text
from workshop.registrations.papers.fitting import width_mm

WORDS = BadgeWords(
    "Hội thảo tư vấn, kết nối sản phẩm OCOP, tham gia sàn thương mại điện tử", "19/5/2023", "Hội trường tỉnh"
)
LONGEST = " ".join(["Nguyễn"] * 17)  # 118 characters, of the 120 that a name may have
NAMES = ("Kim Rương", "Nguyễn Quỳnh Thiện", "Tôn Nữ Công Huyền Thị Quỳnh Trâm Ngọc Ánh Dương", LONGEST, "Ễ" * 120,
         "Thạch Thị Ễnh Ộng")  # fmt: skip
OWN = sizes.Size(50, 40)
ALL_SIZES = [sizes.Size(*each) for each in sizes.STANDARD.values()] + [OWN, sizes.Size(200, 287)]
TITLES = ("Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy, " * 7)[:400]


def person(name="Kim Rương", **values):
    """Somebody with everything that a badge can say."""
    said = {
        "code": new_code(), "honorific": "Đồng chí", "position": "Ủy viên Ban Thường vụ Tỉnh ủy",
        "organization": "Sở Nông nghiệp và Phát triển nông thôn", "kind": "Lãnh đạo tỉnh", "seat": "Khu A · Ghế 12",
        "is_demonstration": True,
    }  # fmt: skip
    return BadgePerson(name, **{**said, **values})


def texts(card):
    return [part for part in card.parts if isinstance(part, Text)]


@pytest.mark.parametrize("size", ALL_SIZES, ids=str)
@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
@pytest.mark.parametrize("position", ["Phó Giám đốc", TITLES], ids=["short", "long"])
def test_everything_stands_inside_the_badge_and_nothing_on_another(size, name, position):
    card = badges.badge_card(person(name, position=position), WORDS, BadgeChoice(size=size, logo_line="HỘI LHPN TỈNH"))
    for part in texts(card):
        assert max(width_mm(line, part.points, part.weight) for line in part.lines) <= part.width + 0.01
        assert part.x >= 0
        assert part.x + part.width <= size.width
        assert part.y >= 0
        assert part.y + part.height <= size.height
    boxes = [(part.y, part.y + part.height) for part in texts(card)]
    beside = [part for part in texts(card) if part.align == "left"]
    below_each_other = sorted(box for box, part in zip(boxes, texts(card), strict=True) if part not in beside)
    assert all(upper[1] <= lower[0] + 0.01 for upper, lower in pairwise(below_each_other))
    (code,) = [part for part in card.parts if isinstance(part, Code)]
    assert code.side >= 17 or size == OWN
    assert code.y + code.side <= size.height
    assert all(part.x + part.width <= code.x + 1 for part in beside)


@pytest.mark.parametrize("size", ALL_SIZES, ids=str)
@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
def test_a_name_is_never_cut_and_broken_only_at_words(size, name):
    card = badges.badge_card(person(name, position=TITLES), WORDS, BadgeChoice(size=size))
    assert name in [" ".join(part.lines) for part in texts(card)]


def test_a_short_name_prints_larger_than_a_long_one():
    points = []
    for name in ("Kim Rương", "Tôn Nữ Công Huyền Thị Quỳnh Trâm Ngọc Ánh Dương", LONGEST):
        card = badges.badge_card(person(name), WORDS, BadgeChoice())
        points.append(next(part.points for part in texts(card) if " ".join(part.lines) == name))
    assert points == sorted(points, reverse=True)
    assert points[0] > 19


def test_what_is_not_wanted_does_not_stand_on_the_badge():
    card = badges.badge_card(person(is_demonstration=False), WORDS, BadgeChoice(parts=("organization",)))
    assert [" ".join(part.lines) for part in texts(card)] == ["Sở Nông nghiệp và Phát triển nông thôn", "Kim Rương"]
    assert [part for part in card.parts if isinstance(part, Code)] == []


@pytest.mark.parametrize("colour", badges.COLOURS.values())
def test_white_letters_can_be_read_on_every_colour_also_without_colour(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    luminance = sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    assert 1.05 / (luminance + 0.05) >= 4.5


def test_the_kind_stands_on_the_badge_in_words():
    card = badges.badge_card(person(), WORDS, BadgeChoice())
    band = next(part for part in card.parts if isinstance(part, Area))
    word = next(part for part in texts(card) if part.lines == ("Lãnh đạo tỉnh",))
    assert (word.colour, word.y + word.height <= band.height) == ("#ffffff", True)


@pytest.mark.parametrize(
    ("size", "width", "height", "holds"), [("85x54", 210, 297, 10), ("a7", 297, 210, 8), ("a6", 210, 297, 4)]
)
def test_a_sheet_of_a4_holds_as_many_as_fit(size, width, height, holds):
    sheet = sizes.on_a4(sizes.size_of(size))
    assert (sheet.width, sheet.height, sheet.holds) == (width, height, holds)
    assert len(sizes.crop_marks(sheet)) == 2 * (sheet.columns + 1) + 2 * (sheet.rows + 1)


@pytest.mark.parametrize(("width", "height"), [(49, 60), (201, 60), (90, 39), (90, 288), (None, 60), (90, None)])
def test_a_size_that_cannot_be_printed_is_refused(width, height):
    with pytest.raises(sizes.SizeUnusable, match="A badge is 50 to 200 mm wide and 40 to 287 mm high"):
        sizes.size_of("own", width, height)
    assert sizes.size_of("own", 90, 60) == sizes.Size(90, 60)
    with pytest.raises(sizes.SizeUnusable):
        sizes.size_of("a3", 90, 60)


def test_the_back_of_a_sheet_meets_its_front():
    people = [person(f"Lê Thị {number}") for number in range(3)]
    front, back = badges.badge_pages(people, WORDS, BadgeChoice(is_double=True))
    for ahead, behind in zip(front.cards, back.cards, strict=True):
        assert ahead.card == behind.card
        assert (round(210 - ahead.x - 85, 6), ahead.y) == (round(behind.x, 6), behind.y)


@pytest.mark.pdf
@pytest.mark.parametrize("choice", [
    BadgeChoice(), BadgeChoice(size=sizes.size_of("a7")), BadgeChoice(size=sizes.size_of("a6"), is_single=True),
    BadgeChoice(size=OWN),
], ids=["85x54", "a7", "a6", "own"])  # fmt: skip
def test_printed_badges_give_back_names_and_codes(choice):
    people = [person(name, position="", organization="") for name in (*NAMES[:4], NAMES[5])]
    pdf = documents.cards_pdf(badges.badge_pages(people, WORDS, choice), "Thẻ")
    codes = [code for page in pages_of(pdf, dpi=150) for code in codes_in(page)]
    assert sorted(codes) == sorted(each.code for each in people)
    printed = unicodedata.normalize("NFC", text_in(pdf)).split()
    assert [printed.count(word) for word in ("Nguyễn", "Rương", "Thiện", "Quỳnh", "Ễnh", "Ộng")] == [18, 1, 1, 2, 1, 1]


@pytest.mark.pdf
def test_stacked_marks_are_seen_whole_on_the_paper():
    names = ("Nguyễn Thị Huệ", "Trần Hữu Nghiệp", "Lê Thị Mỹ Hạnh", "Đỗ Quốc Thành")
    choice = BadgeChoice(parts=(), is_single=True)
    pages = badges.badge_pages([person(name, is_demonstration=False) for name in names], WORDS, choice)
    seen = []
    for page in pages_of(documents.cards_pdf(pages, "Thẻ"), dpi=100):
        below_band = page.crop((0, page.height // 8, page.width, page.height))
        seen.append(" ".join(text_seen(below_band).split()))
    assert seen == list(names)


@pytest.mark.pdf
def test_a_plate_says_the_name_on_both_sides_one_on_its_head():
    people = [SimpleNamespace(full_name="Nguyễn Hoa", position="Tỉnh ủy viên", organization="", zone="A",
                              seat="1", is_demonstration=False)]  # fmt: skip
    for size in documents.PLATE_SIZES:
        (page,) = documents.plate_pages(people, size)
        assert [placed.is_turned for placed in page.cards] == [True, False]
        pdf = documents.cards_pdf([page], "Bảng tên")
        assert [text_in(pdf).count(word) for word in ("Nguyễn", "Hoa")] == [2, 2]
        (picture,) = pages_of(pdf, dpi=72)
        middle = picture.height // (4 if size == "small" else 2)
        lower = picture.crop((0, middle, picture.width, middle * 2))
        upper = picture.crop((0, 0, picture.width, middle))
        turned, unturned = (
            ImageStat.Stat(ImageChops.difference(half, lower)).mean[0] for half in (upper.rotate(180), upper)
        )
        assert turned < unturned / 3  # but for the edges of letters, which fall on other pixels


def test_a_plate_never_cuts_a_name():
    people = [SimpleNamespace(full_name=LONGEST, position=TITLES, organization="Sở Công Thương", zone="", seat="",
                              is_demonstration=True)]  # fmt: skip
    for size in documents.PLATE_SIZES:
        card = documents.plate_pages(people, size)[0].cards[0].card
        assert LONGEST in [" ".join(part.lines) for part in texts(card)]
        assert all(part.y >= 0 and part.y + part.height <= card.height for part in texts(card))


@pytest.mark.pdf
@pytest.mark.parametrize("size", sizes.STANDARD)
def test_spare_badges_give_back_their_codes_and_leave_room_to_write(size):
    spares = [SimpleNamespace(number=number, code=new_code()) for number in range(1, 6)]
    pages = documents.spare_pages(spares, WORDS, BadgeChoice(size=sizes.size_of(size)))
    codes = [code for page in pages_of(documents.cards_pdf(pages, "Vé"), dpi=150) for code in codes_in(page)]
    assert sorted(codes) == sorted(each.code for each in spares)
    card = pages[0].cards[0].card
    assert [part.lines[0] for part in texts(card) if part.align == "left"][-2:] == ["Họ và tên", "Đơn vị"]


def test_a_preview_is_a_picture_in_the_proportion_of_the_badge():
    from io import BytesIO

    from PIL import Image

    data = documents.card_png(badges.badge_card(person(), WORDS, BadgeChoice()))
    assert Image.open(BytesIO(data)).size == (510, 324)
    assert len(codes_in(Image.open(BytesIO(data)).convert("RGB"))) == 1
