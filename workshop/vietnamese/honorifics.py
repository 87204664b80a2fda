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


# Keys are small letters without spaces and dots; accents count, since Bá and Chu are family names.
_ALWAYS = {
    "đ/c": "Đồng chí", "đc": "Đồng chí", "d/c": "Đồng chí", "ông/bà": "Ông/Bà", "ông(bà)": "Ông/Bà",
    "ô": "Ông", "mr": "Ông", "mrs": "Bà", "ms": "Bà",
}  # fmt: skip
_BEFORE_TWO_WORDS = {
    "đồngchí": "Đồng chí", "ông": "Ông", "bà": "Bà", "hòathượng": "Hòa thượng",
    "hoàthượng": "Hòa thượng", "thượngtọa": "Thượng tọa", "thượngtoạ": "Thượng tọa",
    "đạiđức": "Đại đức", "nisư": "Ni sư", "linhmục": "Linh mục", "mụcsư": "Mục sư",
}  # fmt: skip
# "Anh Thư" and "Bác Ái" are names; a family name must follow for these to be forms of address.
_BEFORE_FAMILY_NAMES = {"anh": "Anh", "chị": "Chị", "cô": "Cô", "chú": "Chú", "bác": "Bác", "thầy": "Thầy"}
_DEGREES = {
    "gs": "GS.", "pgs": "PGS.", "ts": "TS.", "ths": "ThS.", "cn": "CN.", "ks": "KS.", "bs": "BS.",
    "ds": "DS.", "ls": "LS.", "cki": "CKI", "ckii": "CKII", "tiếnsĩ": "Tiến sĩ", "tiếnsỹ": "Tiến sĩ",
    "thạcsĩ": "Thạc sĩ", "thạcsỹ": "Thạc sĩ",
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
    r"(đ\s?[/.]\s?c|d/c|đc|đồng chí|ông\s?/\s?bà|ông \(bà\)|ông|bà|ô|mrs?|ms|anh|chị|cô|chú|bác|thầy"
    r"|(?:hòa|hoà) thượng|thượng (?:tọa|toạ)|đại đức|ni sư|linh mục|mục sư"
    r"|pgs|gs|th\.?\s?s|ts|cn|ks|bs|ds|ls|ckii?|tiến s[ĩỹ]|thạc s[ĩỹ])(?:[.:]\s*|\s+)(?=\w)(.*)",
    re.IGNORECASE,
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
        address, degree, rest = taken
        honorific = honorific or address
        degrees += [degree] if degree else []
    if not rest:
        return AddressedName("", cleaned, ())
    return AddressedName(honorific, rest, (*degrees, *offices, *titles))


def begins_with_family_name(text):
    """Whether the first word of ``text`` is a usual family name, whatever its accents."""
    return fold(text).partition(" ")[0] in _FAMILY_NAMES


def is_office(text):
    """Whether ``text`` begins with an office: "Phó Giám đốc Sở Công Thương"."""
    return bool(_OFFICE.match(fold(text)))


def _take_brackets(text):
    honorific, titles = "", []
    for match in _BRACKETS.finditer(text):
        inside = match.group(1).strip()
        if inside.lower() in ("ông", "bà") and match.end() == len(text):
            honorific = inside.capitalize()
        elif _OFFICE.match(fold(inside)):
            titles.append(inside)
        else:
            continue
        text = text.replace(match.group(), " ")
    return clean_name(text), honorific, titles


def _take_tail(text):
    """Cut off ", Phó Chủ tịch UBND tỉnh" or " - Giám đốc", where an office begins behind the name."""
    for cut in _TAIL.finditer(text):
        if cut.start() and _OFFICE.match(fold(text[cut.end() :])):
            return text[: cut.start()], [text[cut.end() :]]
    return text, []


def _take_prefix(text):
    """Give (honorific, degree, rest) for the first word, or None when it belongs to the name."""
    if not (match := _PREFIX.fullmatch(text)):
        return None
    word, rest = re.sub(r"[\s.]", "", match.group(1).lower()), match.group(2)
    if word in _DEGREES:
        return "", _DEGREES[word], rest
    honorific = _honorific_before(word, fold(rest).split())
    return (honorific, "", rest) if honorific else None


def _honorific_before(word, following):
    if word in _ALWAYS:
        return _ALWAYS[word]
    if len(following) < 2:
        return None
    if word in _BEFORE_TWO_WORDS and not (word == "ông" and following[0] in _MIDDLE_NAMES):
        return _BEFORE_TWO_WORDS[word]
    return _BEFORE_FAMILY_NAMES.get(word) if following[0] in _FAMILY_NAMES else None
