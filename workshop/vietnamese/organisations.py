"""Names of organisations: short forms written out for print, and a key that sees through spellings."""

import re

from workshop.vietnamese.names import clean_name, fold

_SHORT_FORMS = {
    "HTX": "Hợp tác xã", "THT": "Tổ hợp tác", "HKD": "Hộ kinh doanh", "DNTN": "Doanh nghiệp tư nhân",
    "CTCP": "Công ty Cổ phần", "CTY": "Công ty", "TNHH": "Trách nhiệm hữu hạn", "MTV": "Một thành viên",
    "TMCP": "Thương mại Cổ phần",
}  # fmt: skip
# "SX-TM-DV" may be registered with "và" or with dashes: only the owner knows, so these only warn.
_UNCERTAIN = ("TM", "DV", "SX", "SXTM", "TMDV", "XNK", "XD", "NN", "CSSX", "LHHTX", "CP")

_ONE_MEMBER = re.compile(r"(?<=TNHH)[\s-]*(?:MTV|1\s?TV)\b", re.IGNORECASE)
_DOTTED_COMPANY = re.compile(r"\bC\.\s?ty\b", re.IGNORECASE)
_SHORT = re.compile(rf"\b({'|'.join(_SHORT_FORMS)})\b(\.(?=\s|\w|$))?", re.IGNORECASE)
# "CP" alone may be a brand (C.P. Việt Nam); after "Công ty" it is the legal form.
_JOINT_STOCK = re.compile(r"(?<=\bCông ty )CP\b", re.IGNORECASE)
_ANY_SHORT = re.compile(rf"\b(?:(?i:{'|'.join(_SHORT_FORMS)}|C\.\s?ty)|{'|'.join(_UNCERTAIN)})\b")

_SIGNS = re.compile(r"[^\w]+|_")
# Written as folded words; the longer stand first, since "nn" is a part of "nn ptnt".
_UNIT_WORDS = {
    "nn ?pt ?nt": "nong nghiep phat trien nong thon",
    "pt ?nt": "phat trien nong thon",
    "nn ?mt": "nong nghiep moi truong",
    "tn ?mt": "tai nguyen moi truong",
    "kh ?dt": "ke hoach dau tu",
    "kh ?cn": "khoa hoc cong nghe",
    "gd ?dt": "giao duc dao tao",
    "ld ?tb ?xh": "lao dong thuong binh xa hoi",
    "gt ?vt": "giao thong van tai",
    "vh ?tt ?dl": "van hoa the thao du lich",
    "tt ?tt": "thong tin truyen thong",
    "tm ?dt": "thuong mai dien tu",
    "ub ?mttq": "uy ban mat tran to quoc",
    "mttq": "mat tran to quoc",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "h ?lhpn": "hoi lien hiep phu nu",
    "lhpn": "lien hiep phu nu",
    "lm ?htx": "lien minh hop tac xa",
    "htx": "hop tac xa",
    "tht": "to hop tac",
    "hkd": "ho kinh doanh",
    "dntn": "doanh nghiep tu nhan",
    "ct ?cp": "cong ty co phan",
    "c ty|cty": "cong ty",
    "tnhh ?(?:mtv|1 ?tv)": "trach nhiem huu han mot thanh vien",
    "tnhh": "trach nhiem huu han",
    "mtv": "mot thanh vien",
    "cp": "co phan",
    "nn": "nong nghiep",
    "dh": "dai hoc",
    "tp": "thanh pho",
}
_UNIT_PATTERNS = [(re.compile(rf"\b(?:{short})\b"), full) for short, full in _UNIT_WORDS.items()]


def expand_short_forms(name):
    """Write out the legal forms in ``name``, as a certificate prints them: HTX, Cty, TNHH, CP, MTV.

    A name in capitals stays in capitals. What has more than one reading stays short, and
    :func:`has_short_form` still says so.
    """
    text = _ONE_MEMBER.sub(" MTV", clean_name(name))
    text = _DOTTED_COMPANY.sub("Cty", text)
    in_capitals = _is_in_capitals(text)
    text = _JOINT_STOCK.sub("Cổ phần", _SHORT.sub(_full_form, text))
    return text.upper() if in_capitals else text


def has_short_form(name):
    """Tell whether ``name`` holds a short form that should not be printed on a certificate."""
    return bool(_ANY_SHORT.search(clean_name(name)))


def fold_unit(name):
    """Fold ``name`` to a key that is equal for the spellings of one unit: "Sở NN&PTNT", "Sở NN-PTNT".

    It only proposes: a person decides whether two units are one.
    """
    key = " ".join(word for word in _SIGNS.sub(" ", fold(name)).split() if word != "va")
    for short, full in _UNIT_PATTERNS:
        key = short.sub(full, key)
    return key


def _full_form(match):
    follows = match.string[match.end() : match.end() + 1]
    return _SHORT_FORMS[match.group(1).upper()] + (" " if match.group(2) and follows.isalnum() else "")


def _is_in_capitals(text):
    words = [word for word in _SIGNS.sub(" ", _SHORT.sub(" ", text)).split() if word.upper() != word.lower()]
    return len(words) > 1 and all(word.isupper() for word in words)
