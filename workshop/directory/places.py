"""Reading an address as people write it: "ấp Cây Hẹ, xã Phú Cần, huyện Tiểu Cần"."""

import re

from workshop.vietnamese.names import fold

# the word before a unit's name -> the levels it may mean; "thành phố" is one below a province or beside it
LEVELS = {
    "tinh": ("province",),
    "thanh pho": ("provincial_city", "province"),
    "huyen": ("district",),
    "thi xa": ("town",),
    "thi tran": ("township",),
    "phuong": ("ward",),
    "xa": ("commune",),
}
SHORT = {"tp": "thanh pho", "t": "tinh", "h": "huyen", "tx": "thi xa", "tt": "thi tran", "p": "phuong", "x": "xa"}
_SEPARATORS = re.compile(r"[,;\n]|\s[-–]\s")
# "p.3", "tp. trà vinh", "h tiểu cần": a short form counts with its dot, or before another word
_SHORT = re.compile(rf"^({'|'.join(SHORT)})(?:\.\s*|\s+)(?=\w)")
_LEVEL = re.compile(rf"^({'|'.join(LEVELS)})[\s:]+(?=\w)")
_BELOW_COMMUNE = re.compile(r"^(ap|khom|so|duong|quoc lo|to|lo|hem|thon|to dan pho)\b")


class Part:
    """One part of an address, folded: its level's word (empty where none was written) and its bare name."""

    def __init__(self, text):
        folded = fold(text).strip(" .:")
        folded = _SHORT.sub(lambda found: SHORT[found.group(1)] + " ", folded)
        level = _LEVEL.match(folded)
        self.level = level.group(1) if level else ""
        self.name = folded[level.end() :] if level else folded
        self.is_below_commune = bool(_BELOW_COMMUNE.match(folded))

    @property
    def folded_names(self):
        """The full folded names that this part may stand for."""
        return [f"{level} {self.name}" for level in ([self.level] if self.level else LEVELS)]


def parts_of(address):
    """The parts of an address from the largest unit to the smallest, as far as units reach."""
    parts = []
    for text in reversed(_SEPARATORS.split(address)):
        if not text.strip():
            continue
        part = Part(text)
        if part.is_below_commune:
            break
        parts.append(part)
    return parts
