"""The kind of delegates that the name of a unit says plainly: "Sở ..." an agency, "HTX ..." an owner.

Words are compared with their accents, since "Bảo hiểm" is no "Báo" and "Đại học" no "Đài".
"""

import re
from functools import lru_cache

from workshop.vietnamese.names import clean_name

_SIGNS = (
    ("platform", r"^sàn\b|\b(?:shopee|lazada|tiktok|tiki|postmart|vỏ sò|voso)\b"),
    ("owner", r"^(?:htx|hợp tác xã|công ty|cty|c\.ty|dntn|doanh nghiệp|hộ kinh doanh|hkd|cơ sở|tổ hợp tác|tht)\b"),
    ("platform", r"mart\b"),
    ("locality", r"^(?:(?:ubnd|hđnd|đảng ủy|đảng uỷ|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân)\s+)?"
                 r"(?:huyện|xã|phường|thị trấn|thị xã|thành phố|tp)\b"),
    ("agency", r"^(?:sở|ban|chi cục|hội|trường)\b"),
    ("press", r"^(?:báo|đài)\b"),
)  # fmt: skip
_PATTERNS = [(code, re.compile(pattern)) for code, pattern in _SIGNS]


@lru_cache(4096)  # a list of thousands says the same units again and again
def kind_said_by(unit):
    """The code of the usual kind that the name of ``unit`` says, or None where it is not plain."""
    text = clean_name(unit or "").lower()
    return next((code for code, pattern in _PATTERNS if pattern.search(text)), None)
