"""A cell that names a person: the name apart from address and titles, and whether it names more than one."""

import re

from workshop.vietnamese.honorifics import begins_with_family_name, is_office, split_honorific

# Between these stand different people, whatever the names are.
_SURE = re.compile(r"\s*(?:;|\s/\s|(?<=\w)/(?=\w{2})|\s\+\s|\s&\s|\s[vV]à\s|\s(?:cùng|VÀ)\s)\s*")
# Between these stand different people only if both sides look like a name.
_UNSURE = re.compile(r"\s*(?:,|\s[-–]\s)\s*")
_MR_OR_MRS = re.compile(r"\b(ông)\s*/\s*(bà)\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"(?:^|[\s,;(]*(?:\+|và|cùng)\s*)0*(\d{1,2})\s*(?=(?:chuyên viên|đại biểu|lãnh đạo|người|đồng chí|đ/c|cán bộ|"
    r"phóng viên|nhân viên|thành viên|hội viên|lái xe|kỹ thuật viên|quay phim|khách)\b)[^,;+]*|\s*\+\s*0*(\d{1,2})\s*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_ODD = re.compile(r"[\d@=#{}<>_|\\()\[\]]|https?:")
_WORD = re.compile(r"[^\W\d_]+")


class People:
    """What a cell of names says: ``names`` as AddressedName, and ``unnamed`` places without a name."""

    def __init__(self, lines):
        text, self.unnamed = self._without_unnamed("\n".join(lines))
        text = _MR_OR_MRS.sub(r"\1 (\2)", text) if "/" in text else text
        parts = [part for line in text.split("\n") for part in _SURE.split(line) if part]
        self.names = [split_honorific(part) for part in _joined(parts, len(_SURE.findall(text)))]

    @staticmethod
    def _without_unnamed(text):
        if not _DIGIT.search(text):
            return text, 0
        count = sum(int(found[1] or found[2]) for found in _UNNAMED.finditer(text))
        return (_UNNAMED.sub(" ", text).strip(" +,;\n"), count) if count else (text, 0)

    @property
    def is_odd(self):
        """Whether the one name holds what no name holds: digits, brackets, signs."""
        return any(_ODD.search(person.name) or not _WORD.search(person.name) for person in self.names)


def _joined(parts, sure):
    """One text a person: an office belongs to the name before it, and so does the rest of a broken line."""
    people = []
    for part in parts:
        if not people:
            people.append(part)
        elif is_office(part) or part.startswith("("):
            people[-1] += f", {part}" if not part.startswith("(") else f" {part}"
        elif sure or _is_name(part):
            people.append(part)
        else:
            people[-1] += f" {part}"
    return [name for person in people for name in _cut_at_commas(person)]


def _cut_at_commas(text):
    """Two names with a comma or a dash between them, where both look like one and no office follows."""
    if not (cut := _UNSURE.search(text)):
        return [text]
    parts = _UNSURE.split(text)
    if cut and all(_is_name(part) for part in parts):
        return parts
    return [text]


def _is_name(text):
    person = split_honorific(text)
    words = person.name.split()
    if not 2 <= len(words) <= 6 or not all(word[0].isupper() for word in words):
        return False
    return bool(person.honorific) or begins_with_family_name(person.name)
