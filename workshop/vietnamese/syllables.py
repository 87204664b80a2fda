"""Which words can be Vietnamese: an onset, a nucleus, a coda and one tone that fit together."""

import re
import unicodedata
from functools import lru_cache

_ONSETS_WRITTEN = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
# Their second letter is a glide, which never carries the tone.
_FALLING_WRITTEN = "ai ao au ay âu ây eo êu ia iu oi ôi ơi ua ui ưa ưi ưu"
_OTHERS_WRITTEN = (
    "a ă â e ê i o ô ơ u ư y iê oa oă oe oo uâ uê uô uơ uy ươ ya yê "
    "iêu yêu oai oao oay oeo uây uôi uya uyê uyu ươi ươu"
)
_CODAS_WRITTEN = "c ch m n ng nh p t"

_ONSETS = frozenset(_ONSETS_WRITTEN.split()) | {""}
_FALLING = frozenset(_FALLING_WRITTEN.split())
_NUCLEI = _FALLING | frozenset(_OTHERS_WRITTEN.split())
_CODAS = frozenset(_CODAS_WRITTEN.split()) | {""}
_STOPS = ("c", "ch", "p", "t")

_PARTS = re.compile(r"(qu|gi(?=[aăâeêoôơuư])|[^aăâeêioôơuưy]*)([aăâeêioôơuưy]+)(.*)", re.DOTALL)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SHARP_OR_HEAVY = ("\u0301", "\u0323")


@lru_cache(1 << 14)
def is_syllable(word):
    """Tell whether ``word`` obeys Vietnamese spelling, in any case, with old or new tone placement."""
    signs = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(signs)
    parts = _PARTS.fullmatch(_without_tone(signs))
    if not parts or len(tones) > 1:
        return False
    onset, nucleus, coda = parts.groups()
    if onset not in _ONSETS or nucleus not in _NUCLEI or coda not in _CODAS:
        return False
    if not tones:
        return True
    if coda in _STOPS and tones[0] not in _SHARP_OR_HEAVY:
        return False
    up_to_the_tone = _without_tone(signs[: signs.index(tones[0])])
    return nucleus not in _FALLING or len(up_to_the_tone) == len(onset) + 1


def _without_tone(signs):
    return unicodedata.normalize("NFC", _TONES.sub("", signs))
