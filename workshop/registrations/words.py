"""The words by which delegates are found: one row a word, made in one place, kept when a delegate changes.

Folded words of unit and position stand plain, with short forms written out ("HTX" is "hop tac xa" too);
folded words of the name begin with ".", and as they are spelled with "=". Phones are no words, so that
erasing a phone leaves nothing behind. Rows that go in by Core in bulk call ``write`` themselves.
"""

import re
import unicodedata
from functools import lru_cache

from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import insert, inspect, select, text

from workshop.registrations.models import Registration, RegistrationWord
from workshop.vietnamese.names import clean_name, fold
from workshop.vietnamese.organisations import fold_unit

NAME, SPELLED = ".", "="
LONGEST = 40
SOURCES = ("full_name", "organization", "position")
_WORD = re.compile(r"[^\W_]+")
_TONES = re.compile("[\u0300\u0309\u0303\u0301\u0323]")
_COLUMNS = select(Registration.id, Registration.event_id, *(getattr(Registration, name) for name in SOURCES))


def words_of(registration):
    """The rows (event_id, word, registration_id) of one registration, a mapping with these values and ``id``."""
    name, of_unit = registration["full_name"], registration.get("organization") or ""
    words = {NAME + word for word in folded_words(name)}
    words.update(SPELLED + word for word in spelled_words(name))
    words.update(unit_words(of_unit))
    words.update(unit_words(registration.get("position") or ""))
    return [(registration["event_id"], word[:LONGEST], registration["id"]) for word in words]


def search_line(full_name, organization, position):
    """All words in one line for ``LIKE '% word%'``: as stated, then what the short forms stand for."""
    of_unit, of_position = _folded_unit(organization or ""), _folded_unit(position or "")
    stated = [*folded_words(full_name), *of_unit, *of_position]
    added = [word for part in (organization, position) for word in unit_words(part or "") if word not in stated]
    return " " + " ".join([*stated, *dict.fromkeys(added)])


def folded_words(text_):
    """The words of a text without accents, in their order."""
    return _WORD.findall(fold(text_))


def spelled_words(text_):
    """The words of a text with their accents; where the tone is written does not matter ("Hoà" is "Hòa")."""
    return [_spelled(word) for word in _WORD.findall(clean_name(text_).lower())]


# a list of thousands says the same units and positions again and again
@lru_cache(maxsize=4096)
def _folded_unit(text_):
    return tuple(folded_words(text_)) if text_ else ()


@lru_cache(maxsize=4096)
def unit_words(text_):
    """The words of a unit or position, and those that its short forms stand for."""
    return tuple(dict.fromkeys([*folded_words(text_), *fold_unit(text_).split()])) if text_ else ()


def write(connection, rows):
    """Insert rows of ``words_of``; in the order of their index, which is half the cost of any other."""
    rows = sorted(rows)
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        events, words, ids = (list(column) for column in zip(*rows, strict=True))
        filled = text(
            "INSERT INTO registration_word (event_id, word, registration_id) "
            "SELECT * FROM unnest(cast(:events AS integer[]), cast(:words AS varchar[]), cast(:ids AS integer[]))"
        )
        connection.execute(filled, {"events": events, "words": words, "ids": ids})
        return
    connection.exec_driver_sql("INSERT INTO registration_word (event_id, word, registration_id) VALUES (?, ?, ?)", rows)


def refresh(connection, condition, at_once=2000):
    """Make anew the words of the registrations under ``condition``, after a change by Core; returns how many."""
    ids = connection.scalars(select(Registration.id).where(condition)).all()
    for start in range(0, len(ids), at_once):
        part = ids[start : start + at_once]
        connection.execute(RegistrationWord.__table__.delete().where(RegistrationWord.registration_id.in_(part)))
        found = connection.execute(_COLUMNS.where(Registration.id.in_(part))).mappings()
        write(connection, [row for each in found for row in words_of(each)])
    return len(ids)


@sqlalchemy_event.listens_for(Registration, "after_insert")
def _enter(_mapper, connection, registration):
    _insert(connection, registration)


@sqlalchemy_event.listens_for(Registration, "after_update")
def _renew(_mapper, connection, registration):
    state = inspect(registration)
    if any(state.attrs[name].history.has_changes() for name in (*SOURCES, "event_id")):
        table = RegistrationWord.__table__
        connection.execute(table.delete().where(table.c.registration_id == registration.id))
        _insert(connection, registration)


def _insert(connection, registration):
    values = {name: getattr(registration, name) for name in ("id", "event_id", *SOURCES)}
    rows = [dict(zip(("event_id", "word", "registration_id"), row, strict=True)) for row in words_of(values)]
    if rows:  # a name of signs alone, as "...", has no word
        connection.execute(insert(RegistrationWord), rows)


@lru_cache(maxsize=8192)  # a few hundred syllables make nearly all names
def _spelled(word):
    signs = unicodedata.normalize("NFD", word)
    tone = "".join(_TONES.findall(signs))
    return unicodedata.normalize("NFC", _TONES.sub("", signs)) + tone
