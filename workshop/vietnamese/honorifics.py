"""Forms of address, degrees and offices that people write into the cell of a name.

Only what is certain is taken off; a doubtful word stays in the name, where a person sees it.
"""

import re
from typing import NamedTuple

from workshop.vietnamese.names import clean_name, fold


class AddressedName(NamedTuple):
    """A cell taken apart: how the person is addressed, the name, and titles in the order written."""

    honorific: str
    name: str
    titles: tuple[str, ...]


_ALWAYS = {
    "d/c": "Đồng chí", "d.c": "Đồng chí", "dc": "Đồng chí", "dong chi": "Đồng chí",
    "ong/ba": "Ông/Bà", "ong (ba)": "Ông/Bà", "o": "Ông", "mr": "Ông", "mrs": "Bà", "ms": "Bà",
    "hoa thuong": "Hòa thượng", "thuong toa": "Thượng tọa", "dai duc": "Đại đức",
    "linh muc": "Linh mục", "muc su": "Mục sư", "ni su": "Ni sư",
}  # fmt: skip
_ELDERS = {"ong": "Ông", "ba": "Bà"}
# Words that are given names too ("Anh Thư", "Thầy" is not, but "Chú" may be): a family name must follow.
_KIN = {"anh": "Anh", "chi": "Chị", "co": "Cô", "chu": "Chú", "bac": "Bác", "thay": "Thầy"}
_DEGREES = {
    "gs": "GS.", "pgs": "PGS.", "ts": "TS.", "ths": "ThS.", "cn": "CN.", "ks": "KS.", "bs": "BS.",
    "ds": "DS.", "ls": "LS.", "tien si": "Tiến sĩ", "tien sy": "Tiến sĩ",
    "thac si": "Thạc sĩ", "thac sy": "Thạc sĩ",
}  # fmt: skip
# Ông is a family name too; before these it is one: "Ông Thị Mai", "Ông Văn Tùng".
_MIDDLE_NAMES = {"van", "thi", "huu", "duc", "dinh", "minh", "ngoc", "thanh", "quoc", "cong"}
_FAMILY_NAMES = {
    "nguyen", "tran", "le", "pham", "huynh", "hoang", "phan", "vu", "vo", "dang", "bui", "do", "ho",
    "ngo", "duong", "ly", "luong", "truong", "trinh", "dinh", "mai", "cao", "lam", "luu", "ta", "to",
    "ton", "doan", "dao", "ha", "chau", "quach", "la", "thai", "dam", "nghiem", "van", "tang",
    "thach", "son", "kim", "kien", "danh", "tram", "diep", "trieu", "phung", "tieu", "giang",
}  # fmt: skip

_PREFIX = re.compile(
    r"(?P<word>[ÔôOo]ng\s*(?:/\s*[Bb]à|\([Bb]à\))|[ĐđDd]\s?[/.]\s?[Cc]|T(?:h\.?)?S(?=\.)|\w+(?:\s\w+)?|\w+)"
)
_OFFICE = re.compile(
    r"(?:nguyen )?(?:pho |p |quyen )?"
    r"(?:chu tich|bi thu|giam doc|tong giam doc|truong|uy vien|uv|chanh|chuyen vien|chu nhiem|hieu truong"
    r"|pho|tinh uy vien|ct|pct|gd|pgd|hoi vien|dai dien|ke toan|thu ky|can bo|to truong|chu co so|chu ho)\b"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_TAIL = re.compile(r"\s*(?:,|;|:|\s[-–]\s)\s*")


def split_honorific(text):
    """Take the form of address and the titles off a name: "Đ/c ThS. Nguyễn Văn A (Chủ tịch)".

    Returns :class:`AddressedName`: ("Đồng chí", "Nguyễn Văn A", ("ThS.", "Chủ tịch")).
    """
    cleaned = clean_name(text)
    rest, honorific, titles = _take_brackets(cleaned)
    rest, offices = _take_tail(rest)
    degrees = []
    while taken := _take_prefix(rest):
        kind, word, rest = taken
        if kind == "degree":
            degrees.append(word)
        else:
            honorific = honorific or word
    if not rest:
        return AddressedName("", cleaned, ())
    return AddressedName(honorific, rest, (*degrees, *offices, *titles))


def _take_brackets(text):
    honorific, titles = "", []
    if fold(text).startswith("ong (ba)"):
        return text, honorific, titles
    for match in _BRACKETS.finditer(text):
        inside = match.group(1).strip()
        if fold(inside) in _ELDERS:
            honorific = _ELDERS[fold(inside)]
        elif _OFFICE.match(fold(inside)):
            titles.append(inside)
        else:
            continue
        text = text.replace(match.group(), " ")
    return clean_name(text), honorific, titles


def _take_tail(text):
    """Cut off ", Phó Chủ tịch UBND tỉnh" or " - Giám đốc" where an office begins behind the name."""
    for cut in _TAIL.finditer(text):
        if cut.start() and _OFFICE.match(fold(text[cut.end() :])):
            return text[: cut.start()], [text[cut.end() :]]
    return text, []


def _take_prefix(text):
    """Give (kind, standard form, rest) for the first word or two, or None if they are a name."""
    for length in (2, 1):
        match = re.match(rf"((?:[^\s.:]+[.:]?\s*){{{length}}})(.+)", text)
        if not match:
            continue
        word, rest = fold(match.group(1)).rstrip(".: "), match.group(2).strip()
        if known := _known_prefix(word, rest):
            return (*known, rest)
    return None


def _known_prefix(word, rest):
    following = fold(rest).split()
    if word in _DEGREES:
        return "degree", _DEGREES[word]
    if word in _ALWAYS:
        return "honorific", _ALWAYS[word]
    if word in _ELDERS and len(following) > 1 and following[0] not in _MIDDLE_NAMES:
        return "honorific", _ELDERS[word]
    if word in _KIN and len(following) > 1 and following[0] in _FAMILY_NAMES:
        return "honorific", _KIN[word]
    return None
