"""Several people in one cell taken apart, as a clerk would: names as they were read, phones in their order.

Whose a phone or an address is only a person knows; what stands here is the proposal, and what that person said of it.
"""

import re
from dataclasses import dataclass

from workshop.imports import retyping
from workshop.imports.emails import read_emails
from workshop.imports.people import People

_BETWEEN = re.compile(r"\s*(?:\n|;|,|/|\s\+\s|\s&\s|\s[vV]à\s)\s*")


@dataclass(frozen=True)
class Contact:
    """A phone or an address of a row; ``owner`` is the place of the person whose it probably is."""

    code: str
    label: str
    place: int
    text: str
    owner: int


@dataclass(frozen=True)
class Parting:
    """Whom a row would be taken apart into: names, "" for a place without one, and whose contacts are whose."""

    names: list
    contacts: list


def proposal(target, batch, row):
    """The Parting of ``row``; without names where it is no list of people."""
    texts = retyping.texts_of(target, batch, row)
    persons = _persons(target, row, texts)
    names = [person.name if person else "" for person in persons]
    return Parting(names, _contacts(target, batch, row, texts, len(persons)))


def readings_of(target, batch, row, owners=None):
    """[(reading, refusal)] for each person that ``row`` names; what they share stands in each.

    ``owners`` is {(code, place): number of the person} where somebody said whose a contact is. Places without a name
    follow behind, and wait for one.
    """
    texts = retyping.texts_of(target, batch, row)
    code, persons = target.essential[0], _persons(target, row, texts)
    contacts = _contacts(target, batch, row, texts, len(persons))
    said = {(each.code, each.place): each.owner for each in contacts}
    said |= {key: owner for key, owner in (owners or {}).items() if key in said and owner < len(persons)}
    return [_reading(target, batch, row, texts | _own(contacts, said, number), code, person)
            for number, person in enumerate(persons)]  # fmt: skip


def _persons(target, row, texts):
    naming = next(meaning for meaning in target.meanings if meaning.code == target.essential[0])
    if naming.reader != "person":
        return []
    named = People(texts[naming.code].split("\n"))
    return [*named.names, *[None] * (named.unnamed or row.reading.get("unnamed", 0))]


def _others(meaning, batch, row):
    """What else stood in the cell of a phone or an address that was read."""
    if meaning.reader == "phone":
        return row.reading.get("other_phones", ())
    first, *others = read_emails(retyping.cell_of(batch, row, meaning.code)).addresses or [""]
    return others if first and first == row.reading.get(meaning.code) else ()


def _parts(text, others):
    """The phones or addresses of a cell, whether they were read already or stand as they were written."""
    parts = [text, *others] if others else _BETWEEN.split(text)
    return [part for part in parts if part.strip()]


def _contacts(target, batch, row, texts, count):
    """The contacts of ``count`` people; where their number does not say whose one is, it stays with the first."""
    found = []
    for meaning in target.meanings:
        if meaning.reader not in ("phone", "email"):
            continue
        parts = _parts(texts[meaning.code], _others(meaning, batch, row))
        found += [Contact(meaning.code, meaning.label, place, part, place if len(parts) == count else 0)
                  for place, part in enumerate(parts)]  # fmt: skip
    return found


def _own(contacts, said, number):
    """{code: text} of what belongs to the person of this number."""
    own = {each.code: [] for each in contacts}
    for each in contacts:
        if said[each.code, each.place] == number:
            own[each.code].append(each.text)
    return {code: " / ".join(texts) for code, texts in own.items()}


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
