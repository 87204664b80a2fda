"""Where something is, in one line."""

import re

# words that begin an address and are no part of a name: "Số 88 đường", "Ấp Chợ"
_NAMED = re.compile(r"\b(?:[Tt]ỉnh|[Xx]ã|[Pp]hường|[Tt]hành phố|[Hh]uyện|[Tt]hị xã) (?:[^\W\d_a-zà-ỹ]\w* ?){1,4}(?<! )")
_COMMON = re.compile(r"(?:Số|Đường|Quốc lộ|Ấp|Khóm|Khu|Thôn|Tổ|Xã|Phường|Thị trấn|Thành phố|Tỉnh(?! ủy| uỷ))(?= )")


def place_line(*parts):
    """``parts`` that say anything, joined by commas; "Số" and the like are small where they do not begin it."""
    first, *rest = [part for part in parts if part] or [""]
    return ", ".join([first, *(_COMMON.sub(lambda found: found.group().lower(), part, count=1)
                               if _COMMON.match(part) else part for part in rest)])  # fmt: skip


def held(text):
    """``text`` whose names of places, "tỉnh Vĩnh Long", no line breaks apart."""
    return _NAMED.sub(lambda found: found.group().replace(" ", "\u00a0"), text)
