"""Several people in one cell taken apart, as a clerk would: names as they were read, phones in their order."""

import re

from workshop.imports import retyping
from workshop.imports.people import People

_BETWEEN = re.compile(r"\s*(?:\n|;|,|/|\s\+\s|\s&\s|\s[vV]à\s)\s*")


def readings_of(target, batch, row):
    """[(reading, refusal)] for each person that ``row`` names; what they share stands in each.

    Places without a name follow behind, and wait for one.
    """
    texts = retyping.texts_of(target, batch, row)
    code, persons = target.essential[0], _persons(target, row, texts)
    contacts = [meaning.code for meaning in target.meanings if meaning.reader in ("phone", "email")]
    parted = {code: _parts(texts[code], row.reading.get(f"other_{code}s", ())) for code in contacts}
    return [_reading(target, batch, row, texts | _own(parted, number, len(persons)), code, person)
            for number, person in enumerate(persons)]  # fmt: skip


def count(target, batch, row):
    """How many people ``row`` names, those without a name included; 0 where it is no list of people."""
    return len(_persons(target, row, retyping.texts_of(target, batch, row)))


def _persons(target, row, texts):
    naming = next(meaning for meaning in target.meanings if meaning.code == target.essential[0])
    if naming.reader != "person":
        return []
    named = People(texts[naming.code].split("\n"))
    return [*named.names, *[None] * (named.unnamed or row.reading.get("unnamed", 0))]


def _parts(text, others):
    """The phones or addresses of a cell, whether they were read already or stand as they were written."""
    parts = [text, *others] if others else _BETWEEN.split(text)
    return [part for part in parts if part.strip()]


def _own(parted, number, count):
    """What belongs to one of ``count`` people; where it is not said whose a value is, it stays with the first."""
    return {
        code: parts[number] if len(parts) == count else "" if number else " / ".join(parts)
        for code, parts in parted.items()
    }


def _reading(target, batch, row, texts, code, person):
    texts = texts | {code: person.name if person else ""}
    reading, refusal = retyping.reading_of(target, batch, _Unread(row), texts)
    if person and refusal is None:
        said = {"honorific": person.honorific, "titles": list(person.titles)}
        reading.update({name: value for name, value in said.items() if value})
    return reading, refusal


class _Unread:
    """A row without a reading of its own, so that every text is read anew; its section stays."""

    def __init__(self, row):
        self.sheet, self.source, self.is_decided = row.sheet, row.source, False
        self.reading = {name: said for name, said in row.reading.items() if name == "section"}
