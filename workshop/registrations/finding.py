"""Finding delegates by what a person types: words in any order, the end of a phone, a ticket's beginning.

Two ways, chosen by how many the rarest word meets. Few: their ids are read from the table of words, the
other words sieve them. Many: a walk along the list's own order meets enough of them soon, so that no
list of thousands is ever made. Plain ranges and LIKE, alike on SQLite and PostgreSQL.
"""

import re
from dataclasses import dataclass

from sqlalchemy import (
    ARRAY,
    Integer,
    and_,
    any_,
    case,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)

from workshop.extensions import db
from workshop.paper.codes import ALPHABET
from workshop.registrations.models import Registration, RegistrationWord
from workshop.registrations.words import NAME, SPELLED, folded_words, spelled_words
from workshop.vietnamese.names import clean_name
from workshop.vietnamese.organisations import fold_unit
from workshop.vietnamese.phones import normalize_phone

FEW = 3000  # so many are looked up by their ids; beyond them a walk meets enough sooner
FEW_OF_SEVERAL = 8000  # where other words sieve them, few are left and a walk would be long
_SHORTEST_TAIL, _SHORTEST_TICKET = 3, 4
_TICKET = re.compile(rf"[{ALPHABET}]{{{_SHORTEST_TICKET}}}(?:[\s-]?[{ALPHABET}]{{1,4}})*", re.IGNORECASE)
_GROUPED = re.compile(r"[\d\s.\-()+]+")


@dataclass(frozen=True)
class Wanted:
    """What was typed: ``words`` folded, or ``phone`` where it is a whole number."""

    words: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()
    phone: str | None = None


@dataclass(frozen=True)
class Found:
    """Conditions of those who are meant; ``is_few`` tells that they lead to the rows by themselves."""

    is_few: bool
    conditions: tuple


def wanted(text):
    """Read what was typed."""
    text = clean_name(text)
    number = normalize_phone(text).number if any(sign.isdigit() for sign in text) else None
    if number:
        return Wanted(phone=number)
    if _GROUPED.fullmatch(text) or (_TICKET.fullmatch(text) and any(sign.isdigit() for sign in text)):
        text = re.sub(r"[\W_]", "", text)  # "45 678" is the end of one phone, "BCDF-GH12" of one ticket
    words = fold_unit(text).split()
    if not words or text.lower().endswith(" va"):
        words = folded_words(text)
    return Wanted(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(spelled_words(text))))


def found_by(event, text):
    """Who at ``event`` is meant by ``text``: everyone for an empty one."""
    return _found(event, wanted(text))


def best(event, text, limit):
    """The first ``limit`` whom ``text`` finds: names spelled as typed, then names, then all others."""
    asked, people = wanted(text), []
    for tier in _tiers(event, asked):
        people += _walk(event, tier, [each.id for each in people], limit - len(people))
        if len(people) == limit:
            break
    return people


def tier_order(event, text):
    """The same order for ``order_by``: 0 for names spelled as typed, 1 for names, 2 for all others."""
    asked = wanted(text)
    if asked.phone or not asked.words:
        return literal(0)
    is_exact = and_(*(_is_spelled(event, word) for word in asked.spelled))
    return case((is_exact, 0), (and_(*map(_is_named, asked.words)), 1), else_=2)


def _tiers(event, asked):
    """Each is asked for only where those before were not enough."""
    if asked.words:
        yield _spelled_so(event, asked)
        yield _named(event, asked)
    yield _found(event, asked)


def _found(event, asked):
    if asked.phone:
        is_theirs = select(Registration.id).where(Registration.event_id == event.id, Registration.phone == asked.phone)
        return Found(True, (_among(is_theirs),))
    if not asked.words:
        return Found(False, ())
    return _meeting([(_ids_of(event, word), _holds(word)) for word in asked.words])


def _spelled_so(event, asked):
    return _meeting([(_ids_spelled(event, word), _is_spelled(event, word)) for word in asked.spelled])


def _named(event, asked):
    return _meeting([(_beginning(event, NAME + word), _is_named(word)) for word in asked.words])


def _meeting(wishes):
    """Who meets all ``wishes``, pairs of (select of ids, condition on the registration)."""
    few = FEW if len(wishes) == 1 else FEW_OF_SEVERAL
    counts = [select(func.count()).select_from(ids.limit(few + 1).subquery()).scalar_subquery() for ids, _ in wishes]
    counted = list(db.session.execute(select(*counts)).one())
    order = sorted(range(len(wishes)), key=counted.__getitem__)  # the rarest first: the others are seldom asked
    if counted[order[0]] == 0:
        return Found(True, (false(),))
    conditions = [wishes[place][1] for place in order]
    if counted[order[0]] > few:
        # as one opaque answer: PostgreSQL multiplies the odds of several LIKEs and then sorts the whole event
        return Found(False, (case((and_(*conditions), 1), else_=0) == 1,))
    return Found(True, (_among(wishes[order[0]][0]), *conditions[1:]))


def _among(ids):
    """That a registration is one of the few that ``ids`` selects, said so that their ids lead to the rows."""
    if db.engine.dialect.name == "postgresql":
        # an array is read once; a subquery would be joined, by guesses that a LIKE spoils
        return Registration.id == any_(func.array(ids.scalar_subquery(), type_=ARRAY(Integer)))
    return Registration.id.in_(ids)


def _walk(event, tier, known, limit):
    query = select(Registration).where(*tier.conditions)
    if known:
        query = query.where(Registration.id.not_in(known))
    if not tier.is_few:
        query = query.where(Registration.event_id == event.id)
    return list(db.session.scalars(query.order_by(Registration.name_sort, Registration.id).limit(limit)))


def _ids_of(event, word):
    ways = [_beginning(event, word), _beginning(event, NAME + word)]
    if _is_tail(word):
        ways.append(select(Registration.id).where(Registration.event_id == event.id, *_ends(word)))
    if _is_ticket(word):
        # coalesce keeps SQLite from reading the whole event: a ticket's own index leads to a few rows of any event
        is_here = func.coalesce(Registration.event_id, 0) == event.id
        ways.append(select(Registration.id).where(is_here, _ticket(word)))
    return union_all(*ways)


def _holds(word):
    ways = [Registration.search_text.like(f"% {word}%")]
    if _is_tail(word):
        ways.append(and_(*_ends(word)))
    if _is_ticket(word):
        ways.append(_ticket(word))
    return or_(*ways)


def _is_named(word):
    return or_(Registration.name_folded.like(f"{word}%"), Registration.name_folded.like(f"% {word}%"))


def _ids_spelled(event, word):
    return select(RegistrationWord.registration_id).where(
        RegistrationWord.event_id == event.id, RegistrationWord.word == SPELLED + word
    )


def _is_spelled(event, word):
    return exists().where(
        RegistrationWord.event_id == event.id, RegistrationWord.word == SPELLED + word,
        RegistrationWord.registration_id == Registration.id,
    )  # fmt: skip


def _beginning(event, start):
    after = start[:-1] + chr(ord(start[-1]) + 1)
    return select(RegistrationWord.registration_id).where(
        RegistrationWord.event_id == event.id, RegistrationWord.word >= start, RegistrationWord.word < after
    )


def _is_tail(word):
    return word.isascii() and word.isdecimal() and len(word) >= _SHORTEST_TAIL


def _ends(digits):
    """Conditions of a phone that ends with ``digits``: its last four are indexed."""
    tails = [digits[-4:]] if len(digits) > _SHORTEST_TAIL else [f"{first}{digits}" for first in range(10)]
    conditions = [Registration.phone_tail.in_(tails)]
    return [*conditions, Registration.phone.like(f"%{digits}")] if len(digits) > 4 else conditions


def _is_ticket(word):
    return len(word) >= _SHORTEST_TICKET and set(word.upper()) <= set(ALPHABET)


def _ticket(word):
    # capitals and digits alone: a range under any collation of the database
    start = word.upper()
    return and_(Registration.ticket_code >= start, Registration.ticket_code <= start.ljust(16, "Z"))
