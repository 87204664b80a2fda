"""The order in which guests are greeted and seated, read from their titles.

Party office goes before state office, the higher body before the lower, the head before the deputy,
the serving before the former; a lower number is a higher rank. The steps are wide, so that an
organizer can put a person between any two.
"""

import re

from workshop.vietnamese.names import clean_name, fold

STEP = 10_000
FORMER = 5_000  # "nguyên" goes right after the serving of the same rank
STANDING = 2_000  # "Thường trực" goes right before the other deputies

CENTRAL = 1
PRESS = 27
OTHERS = 30

# Folded titles. The first pattern found decides; Party before state, chairs before deputies.
_LEADERS = tuple(
    (place, re.compile(pattern))
    for place, pattern in (
        (2, r"(?<!pho )\bbi thu tinh uy"),
        (3, r"\bpho bi thu tinh uy"),
        (4, r"\bthuong vu tinh uy"),
        (5, r"\btinh uy vien|\bban chap hanh dang bo tinh|\buy vien tinh uy"),
        (6, r"(?<!pho )\bchu tich hdnd .*\btinh|(?<!pho )\btruong doan dbqh"),
        (7, r"(?<!pho )\bchu tich ubnd .*\btinh"),
        (8, r"(?<!pho )\bchu tich mttq .*\btinh"),
        (9, r"\bpho chu tich hdnd .*\btinh|\bpho truong doan dbqh"),
        (10, r"\bpho chu tich ubnd .*\btinh"),
        (11, r"\bpho chu tich mttq .*\btinh"),
    )
)
# Heads and deputies of a kind of body.
_PARTY_BOARD, _STATE_BODY, _UNION = (12, 15), (13, 16), (14, 17)
_SUBUNIT, _DISTRICT, _COMMUNE, _BUSINESS = (19, 20), (21, 22), (23, 24), (25, 26)

_CENTRAL_WORDS = re.compile(
    r"\b(?:trung uong|bo chinh tri|bo truong|thu truong|thu tuong|chinh phu|tong cuc|vu truong"
    r"|chu tich quoc hoi|chu tich nuoc)\b"
)
_PRESS_WORDS = re.compile(r"\b(?:phong vien|nha bao|bien tap|quay phim|ky gia)\b")
_BUSINESS_WORDS = re.compile(
    r"\b(?:cong ty|doanh nghiep|htx|to hop tac|tht|co so|ho kinh doanh|hdqt|hoi dong (?:quan tri|thanh vien)"
    r"|chu ho|chu the|cua hang|tap doan|tong giam doc)\b"
)
_UNION_WORDS = re.compile(
    r"(?<!xa )\bhoi\b(?! dong)|\b(?:lien doan|lien minh|lien hiep|tinh doan|hiep hoi|doan thanh nien)\b"
)
_BOARD_WORDS = re.compile(
    r"\b(?:ban (?:to chuc|tuyen giao|dan van|noi chinh)|tinh uy|uy ban kiem tra|ubkt|bi thu dang uy)\b"
)
_STATE_WORDS = re.compile(
    r"\b(?:so|van phong|thanh tra|cong an|chi huy|hieu truong|truong (?:dai hoc|cao dang)|cuc|dai|ngan hang"
    r"|kho bac|bao hiem xa hoi|chanh an|vien truong|ban (?:dan toc|quan ly)|du an|dbqh)\b"
)
_SUBUNIT_WORDS = re.compile(
    r"\b(?:truong|giam doc|chu nhiem) (?:phong|trung tam|khoa|ban(?! (?:dan toc|quan ly)))\b|\bchi cuc\b"
)
_COMMUNE_WORDS = re.compile(r"\bxa\b(?! hoi)|(?<!dia )\bphuong\b|\bthi tran\b|\b(?:ap|khom)\b")
_DISTRICT_WORDS = re.compile(
    r"\b(?:huyen|thi (?:xa|uy)|thanh (?:pho|uy)|tp (?:tra vinh|vinh long|ben tre))\b"
)
_PROVINCIAL_UNIT = re.compile(r"(?:so|cuc|truong|benh vien|tinh)\b")
_PROVINCE_WORDS = re.compile(r"\b(?:tinh|so|trung uong|quoc hoi|dbqh)\b")
# a "trường" is no "trưởng", though both fold alike: "Chuyên viên Trường Đại học"
_HEAD_WORDS = re.compile(
    r"\b(?:(?:vien )?truong(?! (?:dai hoc|cao dang|chinh tri|trung cap|thpt|thcs|tieu hoc|mam non|mau giao)\b)"
    r"|giam doc|chanh|chu nhiem|hieu truong|cuc truong|chu tich|bi thu)\b"
)
_CHAIR_WORDS = re.compile(r"\b(?:bi thu|chu tich)\b")

_PARTS = re.compile(r"[,;+\n]|\bkiêm\b|\s[-–]\s", re.IGNORECASE)
_FORMER = re.compile(r"(?:nguyên|cựu)\b", re.IGNORECASE)
_PROVINCIAL_PARTY = re.compile(r"\bT\.?U\b")  # capitals only: "đầu tư" holds "tư"
_SPELLED = (
    (r"[^\w]+", " "),
    (r"\buv ?btv\b", "uy vien ban thuong vu"),
    (r"\bbtv\b", "ban thuong vu"),
    (r"\bbch\b", "ban chap hanh"),
    (r"\btw\b", "trung uong"),
    (r"\bpct\b", "pho chu tich"),
    (r"\bpgd\b", "pho giam doc"),
    (r"\bp(?= (?:ct|gd|chu tich|giam doc|truong|bi thu)\b)", "pho"),
    (r"\bct\b", "chu tich"),
    (r"\bgd\b", "giam doc"),
    (r"\buy ban nhan dan\b", "ubnd"),
    (r"\bhoi dong nhan dan\b", "hdnd"),
    (r"\bdai bieu quoc hoi\b", "dbqh"),
    (r"\b(?:uy ban |ub ?)?(?:mat tran to quoc|mttq)(?: viet nam| vn)?\b", "mttq"),
    (r"\bhop tac xa\b", "htx"),
)


def rank_of(title):
    """Rank one ``title``, which may itself join several: "Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh"."""
    return rank_of_titles([title])


def rank_of_titles(titles):
    """Rank a person by the highest of ``titles``; among equals the second highest decides.

    So a Tỉnh ủy viên who is Phó Chủ tịch UBND tỉnh goes before one who heads a sở, as in the guest
    line of 19/5/2023.
    """
    ranks = sorted(_rank_of_part(part) for title in titles for part in _PARTS.split(clean_name(title)))
    if not ranks:
        return OTHERS * STEP
    second = ranks[1] if len(ranks) > 1 else OTHERS * STEP
    return ranks[0] - (OTHERS * STEP - second) // 1_000


def is_of_district_or_commune(unit):
    """Whether ``unit`` is a body of a district or a commune: "Hội LHPN huyện Càng Long", not "Sở ..., TP Trà Vinh"."""
    folded = _spelled(unit)
    if _PROVINCIAL_UNIT.match(folded):
        return False
    return bool(_DISTRICT_WORDS.search(folded) or _COMMUNE_WORDS.search(folded)) and not _BUSINESS_WORDS.search(folded)


def names_the_province(title):
    """Whether ``title`` says itself that it is of the province or above: "Tỉnh ủy viên", "Giám đốc Sở"."""
    return bool(_PROVINCE_WORDS.search(_spelled(title)))


def _rank_of_part(part):
    text = part.strip()
    folded = _spelled(text)
    rank = _place_of(folded.replace(" thuong truc", "")) * STEP
    if "pho " in folded and "thuong truc" in folded:
        rank -= STANDING
    return rank + (FORMER if _FORMER.match(text) else 0)


def _spelled(text):
    folded = fold(_PROVINCIAL_PARTY.sub("Tỉnh ủy", text))
    for short, full in _SPELLED:
        folded = re.sub(short, full, folded)
    return folded.strip()


def _place_of(title):
    if _CENTRAL_WORDS.search(title):
        return CENTRAL
    if _PRESS_WORDS.search(title):
        return PRESS
    local = _local_place_of(title)
    if local:
        return local
    for place, pattern in _LEADERS:
        if pattern.search(title):
            return place
    if not _HEAD_WORDS.search(title):
        return OTHERS
    head, deputy = _body_of(title)
    return deputy if re.search(r"\bpho\b", title) else head


def _local_place_of(title):
    """Place a title of a district, a commune or a business, or of a chair whose level is not said."""
    union = _UNION_WORDS.search(title)
    if _BUSINESS_WORDS.search(title) and not union:
        body = _BUSINESS
    elif _DISTRICT_WORDS.search(title):
        body = _DISTRICT
    elif _COMMUNE_WORDS.search(title) or re.search(r"\bchu tich (?:ubnd|hdnd|mttq)$", title):
        body = _COMMUNE
    else:
        return None
    is_chair = body is _BUSINESS or (_CHAIR_WORDS.search(title) and not union)
    return body[0] if is_chair and not re.search(r"\bpho\b", title) else body[1]


def _body_of(title):
    if _UNION_WORDS.search(title):
        return _SUBUNIT if _SUBUNIT_WORDS.search(title) else _UNION
    if _BOARD_WORDS.search(title):
        return _PARTY_BOARD
    if _SUBUNIT_WORDS.search(title):
        return _SUBUNIT
    if _STATE_WORDS.search(title):
        return _STATE_BODY
    return _BUSINESS if "giam doc" in title else (OTHERS, OTHERS)
