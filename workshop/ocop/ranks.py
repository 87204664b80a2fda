"""Ranks, decisions, kinds of owners and groups of products as provincial lists write them."""

import re

from workshop.errors import N_
from workshop.vietnamese.dates import parse_vn_date
from workshop.vietnamese.names import clean_name, fold

# in the order in which provinces count them; potential 5 stars is a row of its own
RANKS = {
    "5": N_("5 stars"), "potential": N_("Potential 5 stars"), "4": N_("4 stars"), "3": N_("3 stars"),
    "2": N_("2 stars"), "1": N_("1 star"),
}  # fmt: skip
KINDS = {
    "cong_ty": N_("Company"), "doanh_nghiep": N_("Enterprise"), "htx": N_("Cooperative"),
    "lien_hiep_htx": N_("Union of cooperatives"), "tht": N_("Cooperative group"),
    "hkd": N_("Household business"), "co_so": N_("Production facility"), "trang_trai": N_("Farm"),
    "to_chuc_khac": N_("Other organisation"),
}  # fmt: skip
FORMS = {"new": N_("First recognition"), "renewed": N_("Recognised again"), "upgraded": N_("Raised in rank")}
# the six groups of 148/QĐ-TTg, in its words
GROUPS = (
    "Thực phẩm", "Đồ uống", "Dược liệu và sản phẩm từ dược liệu", "Hàng thủ công mỹ nghệ", "Sinh vật cảnh",
    "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
)  # fmt: skip
_GROUP_WORDS = (
    (r"du lich", GROUPS[5]), (r"duoc lieu|thao duoc|my pham|tinh dau", GROUPS[2]),
    (r"sinh vat canh|hoa canh", GROUPS[4]),
    (r"thu cong|luu niem|noi that|trang tri|vai,? may|may mac", GROUPS[3]), (r"do uong", GROUPS[1]),
    (r"thuc pham", GROUPS[0]),
)  # fmt: skip
# the beginning of a name or the cell of its kind; the first that fits decides
_KIND_WORDS = (
    (r"(lien hiep|lh) ?(htx|hop tac xa)", "lien_hiep_htx"), (r"(htx|hop tac xa)\b", "htx"),
    (r"(tht|to hop tac|to hop\b)", "tht"), (r"(hkd|ho kinh doanh|ho\b|ho ca the|ho sx)", "hkd"),
    (r"(dntn|doanh nghiep|dn\b|xi nghiep)", "doanh_nghiep"), (r"(cong ty|c\.? ?ty|ct ?(tnhh|cp))", "cong_ty"),
    (r"(co so|cs\b|cssx)", "co_so"), (r"(trang trai|chu trang trai)", "trang_trai"),
    (r"(to chuc|hoi\b|lang nghe|don vi du lich|ban quan ly)", "to_chuc_khac"),
)  # fmt: skip
_FORM_WORDS = (
    (r"tai (cong nhan|danh gia)|cong nhan lai", "renewed"), (r"nang (hang|sao)", "upgraded"), (r"moi", "new"),
)  # fmt: skip
_STARS_IN_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5}
_DECISION = re.compile(
    r"^(?:(?:quyết định|qđ)\s*)?(?:số\s*:?\s*)?(?P<number>\d[\w.]*\s*/\s*[\wĐđ/\-–&. ]*?[\wĐđ])"
    r"(?:[\s,;(]*(?:ngày)?\s*(?P<day>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{1,2}\s+tháng\s+\d{1,2}\s*,?\s*năm\s+\d{4})"
    r"\s*\)?)?(?:[\s,;]*(?:của)?\s*(?P<issuer>(?:UBND|Ủy ban|Bộ|Uỷ ban).*))?$",
    re.IGNORECASE,
)


def read_rank(text):
    """(stars, is potential) of "3 sao", "3*", "***", "Ba sao", "4 sao (TN 5 sao)", or None."""
    folded = fold(text)
    numbers = [int(found) for found in re.findall(r"(?<!\d)[1-5](?!\d)", folded)]
    numbers += [_STARS_IN_WORDS[word] for word in re.findall(r"\b(mot|hai|ba|bon|nam)\b(?= sao)", folded)]
    if re.search(r"tiem nang|\btn\b|potential", folded):
        return (5, True) if 5 in numbers or not numbers else None
    signs = sum(text.count(sign) for sign in "*★⭐☆")
    if not numbers and 1 <= signs <= 5:
        return signs, False
    return (numbers[0], False) if len(set(numbers)) == 1 else None


def read_decision(text):
    """(number, day or None, issuer) of "1693/QĐ-UBND ngày 22/8/2022"; text that is none stays the number."""
    found = _DECISION.match(clean_name(text))
    if not found:
        return clean_name(text), None, ""
    day = parse_vn_date(found["day"]) if found["day"] else None
    return re.sub(r"\s*([/–-])\s*", r"\1", found["number"]), day, (found["issuer"] or "").strip()


def read_kind(*texts):
    """The kind of an owner by the first of ``texts`` (its cell, then its name) that says one, or None."""
    for text in texts:
        folded = fold(text or "")
        for pattern, kind in _KIND_WORDS:
            if re.match(pattern, folded):
                return kind
    return None


def read_group(text):
    """The group of today under its old and short names; what is unknown stays as written."""
    folded = fold(text)
    return next((group for pattern, group in _GROUP_WORDS if re.search(pattern, folded)), clean_name(text))


def read_form(text):
    """new, renewed or upgraded."""
    folded = fold(text)
    return next((form for pattern, form in _FORM_WORDS if re.search(pattern, folded)), "new")
