"""What kind of gathering a title names: papers speak of a hội nghị where they invite to one."""

import re

USUAL = "hội thảo"
# the longer stand first: an "Lễ hội" is no "Lễ", an "Hội nghị tập huấn" is a hội nghị
_NOUNS = (
    "lớp tập huấn", "khóa tập huấn", "khoá tập huấn", "buổi tọa đàm", "buổi toạ đàm", "buổi làm việc", "cuộc họp",
    "hội nghị", "hội thảo", "hội chợ", "hội thi", "ngày hội", "lễ hội", "tuần lễ", "tập huấn", "tọa đàm",
    "toạ đàm", "diễn đàn", "họp mặt", "gặp mặt", "phiên chợ", "triển lãm", "chương trình", "cuộc thi", "đại hội", "lễ",
)  # fmt: skip
_FIRST = re.compile(rf"(?:{'|'.join(_NOUNS)})(?!\w)", re.IGNORECASE)


def noun_of(title):
    """The noun that ``title`` begins with, in small letters: "hội nghị"; "hội thảo" where it names none."""
    found = _FIRST.match(title.strip())
    return found.group().lower() if found else USUAL


def named(title):
    """``title`` inside a sentence, its noun said once: "Hội nghị kết nối …", "Hội thảo “Kết nối …”"."""
    title = title.strip()
    return title if _FIRST.match(title) else f"{capital(USUAL)} “{title}”"


def capital(text):
    """``text`` as a sentence begins."""
    return text[:1].upper() + text[1:]
