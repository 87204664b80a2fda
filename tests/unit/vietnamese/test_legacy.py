"""Text from before Unicode decodes letter by letter, and is named only when it gives itself away."""

import pytest

from tests.unit.vietnamese.letters import LOWER, UPPER
from workshop.vietnamese.legacy import TCVN3, VNI, decode_tcvn3, decode_vni, guess_legacy
from workshop.vietnamese.syllables import is_syllable

# These two stand at the same code in VNI as in Latin-1.
VNI_CODES = {letter: code for code, letter in VNI.items()} | {"ì": "ì", "í": "í"}
TCVN3_CODES = {letter: code for code, letter in TCVN3.items() if code != "\u03bc"}


@pytest.mark.parametrize(("small", "capital"), list(zip(LOWER, UPPER, strict=True)))
def test_each_letter_comes_back_from_both_encodings(small, capital):
    code, pair = TCVN3_CODES[small], VNI_CODES[small]
    assert decode_tcvn3(code) == small
    assert decode_tcvn3(code, font=".VnTimeH") == capital
    assert decode_vni(pair) == small
    assert decode_vni(pair.upper()) == capital
    assert decode_vni(pair[0].upper() + pair[1:]) == capital


def test_capitals_that_tcvn3_has_of_its_own():
    assert decode_tcvn3("¡n ¢n §Æng £m ¤n ¥n ¦u") == "Ăn Ân Đặng Êm Ôn Ơn Ưu"


@pytest.mark.parametrize(
    ("text", "font", "decoded"),
    [
        ("NguyÔn ThÞ H\u00adêng", ".VnTime", "Nguyễn Thị Hường"),
        ("NguyÔn ThÞ H\u00adêng", ".VnTimeH", "NGUYỄN THỊ HƯỜNG"),
        ("D¦¥NG HOµNG SUM", None, "DƯƠNG HOÀNG SUM"),
        ("TÕ", None, "Tế"),
        ("Trμ Vinh", None, "Trà Vinh"),
    ],
)
def test_tcvn3(text, font, decoded):
    assert decode_tcvn3(text, font) == decoded


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("Nguyeãn Thò", "Nguyễn Thị"),
        ("Xin chaøo caùc baïn", "Xin chào các bạn"),
        ("ÑAËNG VAÊN ÖÔÙC", "ĐẶNG VĂN ƯỚC"),
        ("Aùnh Myõ Kyø", "Ánh Mỹ Kỳ"),
    ],
)
def test_vni(text, decoded):
    assert decode_vni(text) == decoded


@pytest.mark.parametrize(
    ("text", "font", "guess"),
    [
        ("NguyÔn ThÞ H\u00adêng", None, "tcvn3"),
        ("Së N«ng nghiÖp vµ PTNT", None, "tcvn3"),
        ("Nguyeãn Thò Höôøng", None, "vni"),
        ("Xaõ Nhò Long", None, "vni"),
        ("V\u00f2", ".VnTime", "tcvn3"),
        ("Th\u00f2", "VNI-Times", "vni"),
        ("Nguyễn Thị Hường", ".VnTime", None),
        ("Nguye\u0302\u0303n", None, None),
        ("Kim Sum", ".VnTimeH", None),
        ("Hà Lý", "Times New Roman", None),
        ("Trà Vinh", None, None),
        ("Café Nestlé José Mêkong", None, None),
        ("Sokfarm® 2½kg, 5 m²", None, None),
        ("", None, None),
    ],
)
def test_guess(text, font, guess):
    assert guess_legacy(text, font) == guess


NAMES = [
    "Kiên Thị Sóc Kha", "Nguyễn Quỳnh Thiện", "Hợp tác xã Dừa sáp Hòa Tân", "Đường hoa dừa",
    "Mật hoa dừa lên men", "Liên minh Hợp tác xã tỉnh Trà Vinh", "Hội Liên hiệp Phụ nữ",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_are_guessed_in_both_encodings_and_left_alone_in_unicode(name):
    tcvn3 = "".join(TCVN3_CODES.get(sign, sign) for sign in name)
    vni = "".join(VNI_CODES.get(sign, sign) for sign in name.replace("Đ", "Ñ"))
    assert (guess_legacy(tcvn3), decode_tcvn3(tcvn3)) == ("tcvn3", name)
    assert (guess_legacy(vni), decode_vni(vni)) == ("vni", name)
    assert guess_legacy(name) is None


GOOD = "quý giếng Quỳnh Thuỷ Thủy Hoà Hòa gì giữ già khuya nguyệt quốc ƯỚC Đặng Nghĩa yêu mía Sum"
BAD = "Nguyeãn ThÞ xaõ NguyÔn fa mèp Xane zz b quốcx áá 5"


def test_spelling():
    assert [word for word in GOOD.split() if not is_syllable(word)] == []
    assert [word for word in BAD.split() if is_syllable(word)] == []
