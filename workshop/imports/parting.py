"""Several people in one cell taken apart, as a clerk would: names as they were read, phones and titles in their order.

Whose a phone, an address or a title is only a person knows; what stands here is the proposal, and what that person
said of it. Texts that do not fit the number of people are given to nobody before somebody has said whose they are.
"""

import re
from dataclasses import dataclass

from workshop.imports import reasons, retyping, verdicts
from workshop.imports.emails import read_emails
from workshop.imports.people import People

_BETWEEN = re.compile(r"\s*(?:\n|;|,|/|\s\+\s|\s&\s|\s[vV]à\s)\s*")
_TEXTS = re.compile(r"\s*(?:\n|;|\|)\s*|\s+/\s+")
_PERHAPS_TEXTS = re.compile(r"\s*[,/]\s*|\s+[-–+&]\s+")
NOBODY = -1


@dataclass(frozen=True)
class Contact:
    """A phone, an address, a title or a unit of a row; ``owner`` is the place of the person whose it probably is.

    The place after the last person stands for each of them, NOBODY for nobody yet. ``is_sure``: it is given without
    asking where many rows are split at once.
    """

    code: str
    label: str
    place: int
    text: str
    owner: int
    is_sure: bool = True
    may_be_shared: bool = False


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
    said = {(each.code, each.place): each.owner if each.is_sure else NOBODY for each in contacts}
    shared = {(each.code, each.place) for each in contacts if each.may_be_shared}
    said |= {key: owner for key, owner in (owners or {}).items()
             if key in said and owner < len(persons) + (key in shared)}  # fmt: skip
    unclear = _unclear(target, texts, contacts, said)
    return [_reading(target, batch, row, texts | _own(contacts, said, number, len(persons)), code, person, unclear)
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
        if meaning.apart_by:
            found += _texts_of_each(meaning, batch, row, texts[meaning.code], count)
        if meaning.reader not in ("phone", "email"):
            continue
        parts = _parts(texts[meaning.code], _others(meaning, batch, row))
        found += [Contact(meaning.code, meaning.label, place, part, place if len(parts) == count else 0)
                  for place, part in enumerate(parts)]  # fmt: skip
    return found


def _texts_of_each(meaning, batch, row, text, count):
    """The titles or units of ``count`` people, where the cell says several; one that says one is everybody's."""
    cell = retyping.cell_of(batch, row, meaning.code)
    said = cell if " ".join(cell.split()) == " ".join(text.split()) else text  # lines say where one ends
    parts, is_sure = [part for part in _TEXTS.split(said) if part], True
    if len(parts) == 1 and "," in meaning.apart_by:
        parts, is_sure = [part for part in _PERHAPS_TEXTS.split(said) if part], False
    if len(parts) < 2:
        return []
    return [Contact(meaning.code, meaning.label, place, part, place if len(parts) == count else NOBODY, is_sure, True)
            for place, part in enumerate(parts)]  # fmt: skip


def _own(contacts, said, number, count):
    """{code: text} of what belongs to the person of this number among ``count``."""
    own = {each.code: [] for each in contacts}
    between = {each.code: "; " if each.may_be_shared else " / " for each in contacts}
    for each in contacts:
        if said[each.code, each.place] in ((number, count) if each.may_be_shared else (number,)):
            own[each.code].append(each.text)
    return {code: between[code].join(texts) for code, texts in own.items()}


def _unclear(target, texts, contacts, said):
    """What to ask where a title or a unit belongs to nobody yet."""
    codes = [each.code for each in contacts if each.may_be_shared and said[each.code, each.place] == NOBODY]
    headings = {meaning.code: meaning.headings[0] for meaning in target.meanings}
    return next((reasons.WhoseUnclear(column=headings[code], value=texts[code][:120]) for code in codes), None)


def _reading(target, batch, row, texts, code, person, unclear):
    texts = texts | {code: person.name if person else ""}
    reading, refusal = retyping.reading_of(target, batch, _Unread(row), texts)
    if person and refusal is None:
        said = {"honorific": person.honorific, "titles": list(person.titles)}
        reading.update({name: value for name, value in said.items() if value})
    return reading, refusal or (verdicts.as_refusal(unclear) if unclear else None)


class _Unread:
    """A row without a reading of its own, so that every text is read anew; its section stays."""

    def __init__(self, row):
        self.sheet, self.source, self.is_decided = row.sheet, row.source, False
        self.reading = {name: said for name, said in row.reading.items() if name == "section"}
