"""Two people in one cell taken apart, as a clerk would: names by what stands between them, phones in their order."""

import re

from workshop.imports import retyping

_BETWEEN = re.compile(r"\s*(?:\n|;|,|/|\s\+\s|\s&\s|\s[vV]à\s)\s*")
_OTHERS = re.compile(r"^\+?\s*\d+\s|^cùng \d+")


def readings_of(target, batch, row):
    """[(reading, refusal)] for each person that ``row`` names; what they share stands in each."""
    texts = retyping.texts_of(target, batch, row)
    people = next(meaning for meaning in target.meanings if meaning.code == target.essential[0])
    names = [part for part in _BETWEEN.split(_whole(texts[people.code])) if part.strip()]
    phones = [meaning.code for meaning in target.meanings if meaning.reader in ("phone", "email")]
    parted = {code: _BETWEEN.split(texts[code]) for code in phones}
    found = []
    for number, name in enumerate(names):
        own = texts | {people.code: "" if _OTHERS.match(name) else name}
        for code, values in parted.items():
            if len(values) == len(names):
                own[code] = values[number]
            elif number:
                own[code] = ""  # whose it is nobody has said: it stays with the first
        found.append(retyping.reading_of(target, batch, _Unread(row), own))
    return found


def _whole(text):
    """"+ 01 chuyên viên" behind a name is a person too."""
    return re.sub(r"\s*\+\s*(?=\d)", "\n+ ", text)


class _Unread:
    """A row without a reading of its own, so that every text is read anew; its section stays."""

    def __init__(self, row):
        self.sheet, self.source = row.sheet, row.source
        self.reading = {name: said for name, said in row.reading.items() if name == "section"}
