"""Names are cleaned without being changed, found without accents, and sorted as offices sort."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.vietnamese.letters import BARE, LOWER, UPPER
from workshop.vietnamese.names import (
    clean_name,
    fold,
    in_ordinary_letters,
    is_in_capitals,
    is_oddly_written,
    nfc,
    search_words,
    sort_key,
)

SYLLABLES = st.sampled_from(
    [
        "An",
        "Ân",
        "Ăn",
        "Anh",
        "Ánh",
        "Ảnh",
        "Ãnh",
        "Ạnh",
        "Hoa",
        "Hoà",
        "Hòa",
        "Hóa",
        "Đào",
        "Dao",
        "Dào",
        "Ê",
        "E",
        "Ế",
        "Ễ",
        "Thị",
        "Thi",
        "Thịn",
        "Kim",
        "Kìm",
        "Lê",
        "Le",
        "Lệ",
        "Ơn",
        "On",
        "Ôn",
        "Úc",
        "Ức",
        "Uc",
        "Văn",
        "Vân",
        "Van",
        "Y",
        "Ý",
        "Zan",
        "Fan",
        "Jun",
        "Win",
        "A",
        "A2",
    ]
)
FULL_NAMES = st.lists(SYLLABLES, min_size=1, max_size=5).map(" ".join)


def test_there_are_134_accented_letters():
    assert (len(LOWER), len(UPPER), len(BARE)) == (67, 67, 67)
    assert LOWER.upper() == UPPER
    assert unicodedata.is_normalized("NFC", LOWER + UPPER)


@pytest.mark.parametrize(("letter", "bare"), list(zip(LOWER + UPPER, BARE + BARE, strict=True)))
def test_each_letter_survives_composition_and_folds(letter, bare):
    decomposed = unicodedata.normalize("NFD", letter)
    assert nfc(decomposed) == letter
    assert clean_name(decomposed) == letter
    assert fold(letter) == bare
    assert fold(decomposed) == bare


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Nguyễn\u00a0Quỳnh   Thiện \n", "Nguyễn Quỳnh Thiện"),
        ("Kim\u200b Rương\ufeff", "Kim Rương"),
        ("DƯƠNG hoàng Sum", "DƯƠNG hoàng Sum"),
        ("Hoà Thuỷ", "Hoà Thuỷ"),
        ("Nguye\u200d\u0302\u0303n", "Nguyễn"),
        ("\ud800An", "An"),
        ("", ""),
    ],
)
def test_cleaning_takes_only_what_nobody_typed(text, cleaned):
    assert clean_name(text) == cleaned


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thị Thuỷ", "dang thi thuy"),
        ("ÐẶNG", "dang"),
        ("NGUYỄN  HỮU\tƯỚC", "nguyen huu uoc"),
        ("Sở NN&PTNT", "so nn&ptnt"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_cleaning_and_folding_twice_changes_nothing_more(text):
    assert clean_name(clean_name(text)) == clean_name(text)
    assert fold(fold(text)) == fold(text)


def test_search_words_are_folded_and_stand_once():
    assert search_words(" Nguyễn, nguyễn Thị-Hằng% ") == ["nguyen", "thi", "hang"]
    assert search_words("  ") == []


def test_given_name_leads_then_middle_then_family():
    names = ["Nguyễn Văn Bình", "Trần Thị An", "Lê Văn Bình", "Kim An", "Bình", "Lê Anh Bình"]
    assert sorted(names, key=sort_key) == [
        "Kim An", "Trần Thị An", "Bình", "Lê Anh Bình", "Lê Văn Bình", "Nguyễn Văn Bình",
    ]  # fmt: skip


def test_letters_follow_the_vietnamese_alphabet():
    assert sorted(
        ["z", "đ", "w", "ư", "a", "ô", "d", "o", "ê", "ơ", "e", "â", "u", "ă", "f", "b"], key=sort_key
    ) == (["a", "ă", "â", "b", "d", "đ", "e", "ê", "f", "o", "ô", "ơ", "u", "ư", "w", "z"])


@pytest.mark.parametrize(
    ("tone_order", "expected"),
    [("dictionary", "ma mà mả mã má mạ"), ("office", "ma mà má mả mã mạ")],
)
def test_both_orders_of_tones(tone_order, expected):
    names = ["mạ", "má", "mã", "mả", "mà", "ma"]
    assert " ".join(sorted(names, key=lambda name: sort_key(name, tone_order))) == expected


def test_tones_decide_only_between_equal_letters():
    assert sorted(["Lê Bình Hoa", "Lê An Hòa", "Lê An Hoa"], key=sort_key) == [
        "Lê An Hoa", "Lê An Hòa", "Lê Bình Hoa",
    ]  # fmt: skip
    assert sort_key("Lê Thị Hoà") == sort_key("Lê Thị Hòa") == sort_key("LÊ THỊ HÒA")


def test_other_scripts_and_signs_follow_z():
    assert sorted(["ខែ", "Zung", "Kim-Anh", "René"], key=sort_key) == [
        "Kim-Anh", "René", "Zung", "ខែ",
    ]  # fmt: skip
    assert sort_key(" - ") == ""


ALPHABET_BY_HAND = list("0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
TONES_BY_HAND = [
    "aăâeêioôơuưy", "àằầèềìòồờùừỳ", "ảẳẩẻểỉỏổởủửỷ", "ãẵẫẽễĩõỗỡũữỹ", "áắấéếíóốớúứý", "ạặậẹệịọộợụựỵ",
]  # fmt: skip


def slow_key(full_name):
    """The written rule, letter by letter, with nested lists in place of codes."""
    words = full_name.lower().split()
    given_first = [words[-1:], words[1:-1], words[:1] if len(words) > 1 else []]
    return (
        [[[ALPHABET_BY_HAND.index(without_tone(x)) for x in w] for w in p] for p in given_first],
        [[max(tone_number(x) for x in w) for w in part] for part in given_first],
    )


def tone_number(letter):
    return next((n for n, letters in enumerate(TONES_BY_HAND) if letter in letters), 0)


def without_tone(letter):
    letters = TONES_BY_HAND[tone_number(letter)]
    return TONES_BY_HAND[0][letters.index(letter)] if letter in letters else letter


@given(FULL_NAMES, FULL_NAMES)
def test_keys_compare_as_the_written_rule(one, other):
    assert (sort_key(one) < sort_key(other)) == (slow_key(one) < slow_key(other))


@given(st.text())
def test_keys_are_digits_only(text):
    assert sort_key(text).strip("0123456789") == ""


@pytest.mark.parametrize("name", [
    "thạch thị mai", "TRẦN THỊ NGỌC bích", "TRẦN THỊ Ngọc", "Thạch thị Mai", "NguyễN Văn An", "Lê Văn 2",
    "Lê Văn An (PGĐ)", "TS. Lê An", "Lê An, Lê Bé", unicodedata.normalize("NFD", "thạch Thị Mai"),
])  # fmt: skip
def test_a_name_that_somebody_should_look_at(name):
    assert (is_oddly_written(name), is_in_capitals(name)) == (True, False)


@pytest.mark.parametrize("name", [
    "Thạch Thị Mai", "Y Moan Niê", "H'Hen Niê", "H’Hen Niê", "Anne-Marie Lê", "Lê A", "Ý", "", "山田 太郎",
    unicodedata.normalize("NFD", "Nguyễn Thị Thuỷ"),
])  # fmt: skip
def test_a_name_as_names_are_written(name):
    assert not is_oddly_written(name)


def test_a_name_in_capitals_is_a_matter_of_style():
    for name in ("TRẦN THỊ BÍCH", "Y MOAN"):
        assert (is_oddly_written(name), is_in_capitals(name)) == (False, True)


@pytest.mark.parametrize(("name", "written"), [
    ("NGUYỄN THỊ HOA", "Nguyễn Thị Hoa"), ("H'HEN NIÊ", "H'Hen Niê"), ("ĐẶNG Y-PHƯƠNG", "Đặng Y-Phương"),
    (unicodedata.normalize("NFD", "THẠCH THỊ HẰNG"), "Thạch Thị Hằng"),
])  # fmt: skip
def test_a_name_in_capitals_in_ordinary_letters(name, written):
    assert in_ordinary_letters(name) == written
