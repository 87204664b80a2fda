"""Text typed before Unicode: TCVN3 (.VnTime fonts) and VNI (VNI-Times), read as Latin-1 by mistake.

Decode before cleaning: the TCVN3 code of ư is the soft hyphen, which cleaning removes. A guess is
only a guess; whoever imports sees the text before and after, and confirms.
"""

import re
import string
import unicodedata

from workshop.vietnamese.syllables import is_syllable

_TCVN3_CODES = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
_TCVN3_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
# Some programs store the Greek letter for the micro sign.
TCVN3 = dict(zip(_TCVN3_CODES, _TCVN3_LETTERS, strict=True)) | {"\u03bc": "à"}

# In VNI a vowel is followed by a sign for its tone, its hat, or both; others are one sign.
_VNI_TONED = {
    "a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹ", "ô": "ờớởỡợ", "ö": "ừứửữự",
}  # fmt: skip
_VNI_HATS = {"a": "âầấẩẫậ", "e": "êềếểễệ", "o": "ôồốổỗộ"}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}


def _vni_table():
    pairs = {
        base + sign: letter
        for base, letters in _VNI_TONED.items()
        for sign, letter in zip("øùûõï", letters, strict=False)
    }
    for base, letters in _VNI_HATS.items():
        pairs |= {base + sign: letter for sign, letter in zip("âàáåãä", letters, strict=True)}
    pairs |= {"a" + sign: letter for sign, letter in zip("êèéúüë", "ăằắẳẵặ", strict=True)}
    return pairs | _VNI_SINGLE


VNI = _vni_table()
_VNI_UNIT = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)), re.IGNORECASE)

_WORD_EDGES = string.punctuation + string.digits
_OTHER_WORD = re.compile(r"[^\s,;\"]*[^\x00-\x7f\s][^\s,;\"]*")
_ASCII_LETTER = re.compile(r"[A-Za-z]")
_UNICODE_LETTER = re.compile("[\u0100-\u024f\u1e00-\u1eff]")  # ă đ ơ ư ế: the quick answer for most text
_LATIN1_END = "\u00ff"


def decode_tcvn3(text, font=None):
    """Turn TCVN3 ``text`` into Unicode, in capitals when ``font`` is a capital one (.VnTimeH).

    TCVN3 has codes for small toned letters only, so text whose plain letters are all capitals was
    meant in capitals too.
    """
    decoded = "".join(TCVN3.get(sign, sign) for sign in text)
    return decoded.upper() if _is_capital_font(font) or _is_in_capitals(text) else decoded


def decode_vni(text):
    """Turn VNI ``text`` into Unicode; the case of a letter is the case of its base."""
    return _VNI_UNIT.sub(_vni_letter, text)


def guess_legacy(text, font=None):
    """Tell whether ``text`` is "tcvn3" or "vni", or None when it reads as Unicode or is uncertain.

    A legacy ``font`` decides, unless the text holds letters that only Unicode has. Without one, an
    encoding is named when the text breaks Vietnamese spelling as it stands and obeys it decoded.
    """
    if _UNICODE_LETTER.search(text):
        return None
    if any(sign > _LATIN1_END and sign not in TCVN3 and sign.isalpha() for sign in text):
        return None
    if any(unicodedata.combining(sign) for sign in text):
        return None
    if named := _encoding_of(font):
        decode = decode_tcvn3 if named == "tcvn3" else decode_vni
        return named if decode(text) != text else None
    return _guess_by_spelling(text)


def share_of_spelled(text, most=400):
    """How many of the first ``most`` words that are no plain ASCII obey Vietnamese spelling, from 0 to 1."""
    words = []
    for match in _OTHER_WORD.finditer(text):
        if _ASCII_LETTER.search(match[0]) and len(words) < most:
            words.append(match[0])
    return _share_of_syllables(words) if words else 0


def _guess_by_spelling(text):
    words = [word for word in text.split(" ") if not word.isascii() and _ASCII_LETTER.search(word)]
    if not words or _share_of_syllables(words) == 1:
        return None
    shares = {
        "tcvn3": _share_of_syllables([decode_tcvn3(word) for word in words]),
        "vni": _share_of_syllables([decode_vni(word) for word in words]),
    }
    best = max(shares, key=shares.get)
    if shares["tcvn3"] == shares["vni"] or shares[best] < 0.8:
        return None
    return best if shares[best] > _share_of_syllables(words) else None


def _share_of_syllables(words):
    bare = (word.strip(_WORD_EDGES) for word in words)
    return sum(is_syllable(word) for word in bare) / len(words)


def _vni_letter(match):
    unit = match.group()
    letter = VNI[unit.lower()]
    return letter.upper() if unit[0].isupper() else letter


def _encoding_of(font):
    name = (font or "").lower()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith("vni") else None


def _is_capital_font(font):
    return bool(font) and font.lower().startswith(".vn") and font.endswith("H")


def _is_in_capitals(text):
    plain = _ASCII_LETTER.findall(text)
    return len(plain) >= 3 and all(letter.isupper() for letter in plain)
