"""Words of several syllables that a line does not break, as far as there is room: chế biến, hợp tác xã."""

_COMPOUNDS = (
    "chế biến", "sản xuất", "hợp tác xã", "nông nghiệp", "dịch vụ", "thương mại", "trách nhiệm hữu hạn", "tổ hợp tác",
    "phụ nữ", "công ty", "doanh nghiệp", "tư nhân", "một thành viên", "cổ phần", "hộ kinh doanh",
    "kinh doanh", "cơ sở",
    "liên hiệp", "ủy ban nhân dân", "ban thường vụ", "tổng hợp", "sản phẩm", "nông sản", "thủy sản", "hải sản",
    "thực phẩm", "xuất nhập khẩu", "xuất khẩu", "nhập khẩu", "xây dựng", "đầu tư", "phát triển", "du lịch",
    "cộng đồng",
    "thủ công", "mỹ nghệ", "truyền thống", "đặc sản", "tiêu biểu", "thành tích", "xuất sắc", "thương mại điện tử",
    "khởi nghiệp", "đổi mới", "sáng tạo", "chuyển đổi", "kết nối", "tiêu thụ", "hữu cơ", "dừa sáp",
    "bánh tét", "chăn nuôi",
    "trồng trọt",    "giống cây", "cây trồng", "vật nuôi", "thanh niên", "nông dân", "tham gia",
    "phong trào", "trà vinh", "vĩnh long",
)  # fmt: skip
_SMALL = {"và", "của", "các", "những", "tại", "trong", "cho", "với", "về", "do"}  # no line ends with one of these
_WORDS = tuple(sorted((tuple(text.split()) for text in _COMPOUNDS), key=len, reverse=True))
_BY_FIRST = {}
for _each in _WORDS:
    _BY_FIRST.setdefault(_each[0], []).append(_each)


def costs(words):
    """What a break before each of ``words`` costs: 2 inside a compound, 1 behind a small word, else 0."""
    plain = [word.strip(",.;:()“”\"'").lower() for word in words]
    found, place = [0] * len(words), 0
    while place < len(words):
        whole = next((each for each in _BY_FIRST.get(plain[place], ()) if _stands(each, plain, place)), None)
        if whole:  # what a compound has taken begins no other: "thủy sản | xuất khẩu" holds no "sản xuất"
            found[place + 1 : place + len(whole)] = [2] * (len(whole) - 1)
        elif plain[place] in _SMALL and place + 1 < len(words):
            found[place + 1] = 1
        place += len(whole or " ")
    return found


def _stands(compound, words, place):
    return tuple(words[place : place + len(compound)]) == compound
