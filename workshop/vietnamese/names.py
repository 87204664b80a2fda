"""Names of people: cleaning without changing them, folding for search, sorting as offices sort.

The rules stand in Unicode (NFC, NFD) and in the Vietnamese alphabet of 29 letters with its two
usual orders of tones; f, j, w and z are filed where Latin dictionaries file them.
"""

import re
import unicodedata
from functools import lru_cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

TONES = {"\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0301": "sắc", "\u0323": "nặng"}
TONE_ORDERS = {
    "dictionary": ("ngang", "huyền", "hỏi", "ngã", "sắc", "nặng"),
    "office": ("ngang", "huyền", "sắc", "hỏi", "ngã", "nặng"),
}

# Eth and African d are drawn like đ, and old files hold them in its place.
_D_WITH_STROKE = str.maketrans({"ð": "đ", "ɖ": "đ"})
_INVISIBLE = {"Cc", "Cf", "Cs"}
_WORD = re.compile(r"[^\W_]+")
_SIGNS_OF_NAMES = "'’ʼ‐-"
_WORD_OF_NAME = re.compile(rf"[^\s{re.escape(_SIGNS_OF_NAMES)}]+")
_BETWEEN_WORDS = re.compile(rf"[\s{re.escape(_SIGNS_OF_NAMES)}]+")

# Composed letters with the plain one below: what a single pass over nearly all Vietnamese text needs.
_PLAIN = {
    code: plain for code in (*range(0xC0, 0x180), *range(0x1A0, 0x1B2), *range(0x1EA0, 0x1EFA))
    if (plain := "".join(sign for sign in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(sign))
        .replace("đ", "d").replace("ð", "d")).isascii()
}  # fmt: skip

# Two digits a symbol: digits alone sort alike under every collation of every database.
_END_OF_PART, _END_OF_WORD = "00", "01"
_LETTER_CODES = {letter: str(20 + place) for place, letter in enumerate(ALPHABET)}
_DIGIT_CODES = {digit: str(10 + place) for place, digit in enumerate("0123456789")}


def nfc(text):
    """Compose ``text`` to Unicode NFC, the only form that is stored and printed."""
    return unicodedata.normalize("NFC", text)


def clean_name(text):
    """Remove what nobody typed on purpose: stray and invisible spaces, decomposed accents.

    Letters, case and accents stay as they are. The soft hyphen goes too, which is the letter ư in
    TCVN3: decode legacy text before cleaning it.
    """
    if text.isprintable():  # nothing invisible and no space but the common one, as nearly always
        return " ".join(nfc(text).split())
    visible = (
        " " if sign.isspace() else sign
        for sign in text
        if sign.isspace() or unicodedata.category(sign) not in _INVISIBLE
    )
    return " ".join(nfc("".join(visible)).split())


def is_oddly_written(name):
    """Tell whether ``name`` should be looked at before it is printed; it is never changed.

    A word begins with a small letter or holds capitals inside, words in capitals stand beside ordinary
    ones, or there is a digit or a sign that no name has. A whole name in capitals is a matter of style:
    see :func:`is_in_capitals`.
    """
    text = clean_name(name)
    if any(not (sign.isalpha() or sign.isspace() or sign in _SIGNS_OF_NAMES or unicodedata.combining(sign))
           for sign in text):  # fmt: skip
        return True
    words = [word for word in _BETWEEN_WORDS.split(text) if word]
    if any(word[0].islower() for word in words):
        return True
    long = [word for word in words if len(word) > 1]  # one letter says nothing: Y Moan, H'Hen
    ordinary = [word for word in long if any(sign.islower() for sign in word)]
    return any(sign.isupper() for word in ordinary for sign in word[1:]) or 0 < len(ordinary) < len(
        [word for word in long if word.upper() != word.lower()]
    )


def is_in_capitals(name):
    """Tell whether the whole ``name`` is written in capitals, as some lists do."""
    text = clean_name(name)
    return text.isupper() and not is_oddly_written(text)


def is_one_word(name):
    """Tell whether ``name`` is a single word, as where a family name was left behind."""
    return len(clean_name(name).split()) == 1


def in_ordinary_letters(name):
    """Propose "Nguyễn Thị Hoa" for "NGUYỄN THỊ HOA"; whether that is right only a person knows.

    Composed first: what is capital or small in a decomposed letter is not what stands before it.
    """
    return _WORD_OF_NAME.sub(lambda word: word[0][0] + word[0][1:].lower(), clean_name(name))


def fold(text):
    """Fold ``text`` to what a person types who searches without accents and capitals.

    Folded text is for finding only: "Vĩnh Kim" and "Vinh Kim" are one, so never merge records on it.
    """
    plain = text.lower().translate(_PLAIN)
    if plain.isascii() and plain.isprintable():
        return " ".join(plain.split())
    lowered = clean_name(text).lower()
    lowered = lowered.translate(_D_WITH_STROKE).replace("đ", "d")
    bare = "".join(sign for sign in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(sign))
    return " ".join(bare.split())


def search_words(query):
    """Split a search ``query`` into folded words, each once, in the order typed."""
    return list(dict.fromkeys(_WORD.findall(fold(query))))


def sort_key(full_name, tone_order="dictionary"):
    """Encode ``full_name`` in digits so that plain text order is the order of a Vietnamese list.

    Given name first (the last word), then middle words, then family name. All letters are compared
    before any tone, and a tone counts for its syllable, so that "Hoà" and "Hòa" share a place.

    :param tone_order: "dictionary" (huyền hỏi ngã sắc nặng) or "office" (huyền sắc hỏi ngã nặng).
    """
    tones = TONE_ORDERS[tone_order]
    words = _letters_and_tones(full_name)
    if not words:
        return ""
    given, family, middle = words[-1:], words[:-1][:1], words[1:-1]
    parts = [_END_OF_WORD.join(letters for letters, _ in part) for part in (given, middle, family)]
    marks = "".join(str(tones.index(tone)) for _, tone in given + middle + family)
    return _END_OF_PART.join([*parts, marks])


def _letters_and_tones(text):
    lowered = clean_name(text).lower().translate(_D_WITH_STROKE)
    return [_encode_word(word) for word in _WORD.findall(nfc(lowered))]


@lru_cache(8192)  # a few hundred syllables make nearly all names
def _encode_word(word):
    letters, tone = [], "ngang"
    for sign in unicodedata.normalize("NFD", word):
        if sign in TONES:
            tone = TONES[sign] if tone == "ngang" else tone
        elif unicodedata.combining(sign):
            if letters and (composed := nfc(letters[-1] + sign)) in _LETTER_CODES:
                letters[-1] = composed
        else:
            letters.append(sign)
    return "".join(_code_of(letter) for letter in letters), tone


def _code_of(letter):
    known = _LETTER_CODES.get(letter) or _DIGIT_CODES.get(letter)
    return known or f"99{ord(letter):07d}"
