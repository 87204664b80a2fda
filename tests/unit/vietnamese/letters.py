"""Every accented letter of Vietnamese, spelled out so that no code under test makes the list."""

LOWER = (
    "àáảãạ" "ăằắẳẵặ" "âầấẩẫậ" "đ" "èéẻẽẹ" "êềếểễệ" "ìíỉĩị" "òóỏõọ" "ôồốổỗộ" "ơờớởỡợ"
    "ùúủũụ" "ưừứửữự" "ỳýỷỹỵ"
)  # fmt: skip
UPPER = (
    "ÀÁẢÃẠ" "ĂẰẮẲẴẶ" "ÂẦẤẨẪẬ" "Đ" "ÈÉẺẼẸ" "ÊỀẾỂỄỆ" "ÌÍỈĨỊ" "ÒÓỎÕỌ" "ÔỒỐỔỖỘ" "ƠỜỚỞỠỢ"
    "ÙÚỦŨỤ" "ƯỪỨỬỮỰ" "ỲÝỶỸỴ"
)  # fmt: skip
BARE = (
    "aaaaa" "aaaaaa" "aaaaaa" "d" "eeeee" "eeeeee" "iiiii" "ooooo" "oooooo" "oooooo"
    "uuuuu" "uuuuuu" "yyyyy"
)  # fmt: skip
