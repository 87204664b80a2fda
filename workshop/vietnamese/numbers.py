"""Numbers as Vietnamese papers write them: in words, grouped, Roman, with a leading zero."""

LARGEST_IN_WORDS = 999_999_999_999

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ((1_000_000_000, "tỷ"), (1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def number_in_words(number):
    """Write ``number`` in words, small letters: 1105 is "một nghìn một trăm linh năm".

    Empty groups are left out, groups that follow another are read in full: 1000005 is
    "một triệu không trăm linh năm".

    :raises ValueError: below 0 or above 999 999 999 999.
    """
    if not 0 <= number <= LARGEST_IN_WORDS:
        raise ValueError("out of the range that is written in words")
    words, rest = [], number
    for size, scale in _SCALES:
        group, rest = divmod(rest, size)
        if group:
            words += [*_group_in_words(group, in_full=bool(words)), scale]
    return " ".join(word for word in words if word) or _DIGITS[0]


def group_thousands(number):
    """Group the digits of a whole ``number`` with dots: 1234 is "1.234"."""
    return f"{number:,d}".replace(",", ".")


def two_digits(number):
    """Put a zero before a number below ten, as document numbers have it (NĐ 30/2020): "05"."""
    return f"{number:02d}"


def roman(number):
    """Write ``number`` in Roman capitals, for section heads.

    :raises ValueError: below 1 or above 3999.
    """
    if not 1 <= number <= 3999:
        raise ValueError("out of the range of Roman numerals")
    written, rest = "", number
    for value, sign in _ROMAN:
        count, rest = divmod(rest, value)
        written += sign * count
    return written


def _group_in_words(group, in_full):
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or in_full else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif units and words:
        words.append("linh")
    if units:
        words.append(_unit_in_words(tens, units))
    return words


def _unit_in_words(tens, units):
    if units == 1 and tens > 1:
        return "mốt"
    if units == 5 and tens:
        return "lăm"
    return _DIGITS[units]
