"""Words that are read in one breath: a line on a badge does not end inside "Phụ nữ" or "Phó Chủ tịch"."""

import re
from functools import lru_cache

_OFFICES = ("chủ tịch", "giám đốc", "tổng giám đốc", "trưởng ban", "trưởng phòng", "chánh văn phòng", "hiệu trưởng",
            "bí thư", "cục trưởng", "chi cục trưởng", "chủ nhiệm", "viện trưởng")  # fmt: skip
_OTHERS = (
    "chuyên viên", "ủy viên", "tỉnh ủy viên", "tỉnh ủy", "thường vụ", "ban thường vụ", "dân vận", "trung ương",
    "liên hiệp", "phụ nữ", "hợp tác", "hợp tác xã", "tổ hợp tác", "liên minh", "hộ kinh doanh", "công ty", "cổ phần",
    "trách nhiệm", "hữu hạn", "một thành viên", "nông nghiệp", "nông thôn", "nông thôn mới", "phát triển", "môi trường",
    "công thương", "khoa học", "công nghệ", "văn hóa", "thể thao", "du lịch", "thương mại", "điện tử", "điều phối",
    "văn phòng", "trung tâm", "đại học", "phát thanh", "truyền hình", "mặt trận", "tổ quốc", "hội đồng", "nhân dân",
    "ủy ban", "thành phố", "thị xã", "trà vinh", "vĩnh long", "bến tre", "càng long", "cầu kè", "cầu ngang",
    "tiểu cần", "trà cú", "châu thành", "duyên hải",
)  # fmt: skip
_COMPOUNDS = sorted((*(f"phó {office}" for office in _OFFICES), *_OFFICES, *_OTHERS), key=len, reverse=True)
_FOUND = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _COMPOUNDS))})(?!\w)", re.IGNORECASE)
_KEPT = "\u00a0"


@lru_cache(20_000)
def breaths(text):
    """The words of ``text`` as they are broken into lines; a compound is one, its spaces kept."""
    glued = _FOUND.sub(lambda found: found[0].replace(" ", _KEPT), " ".join(text.split()))
    return tuple(word.replace(_KEPT, " ") for word in glued.split(" ") if word)
