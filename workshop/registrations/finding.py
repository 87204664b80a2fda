"""Finding delegates by what a person types: words in any order, the end of a phone, a ticket's beginning.

Two ways, chosen by how many the rarest word meets. Few: their ids are read from the table of words, the
other words sieve them. Many: a walk along the list's own order meets enough of them soon, so that no
list of thousands is ever made. Plain ranges and LIKE, alike on SQLite and PostgreSQL.
"""

import re
from dataclasses import dataclass

from sqlalchemy import and_, exists, false, func, or_, select, union_all

from workshop.extensions import db
from workshop.paper.codes import ALPHABET
from workshop.registrations.models import Registration, RegistrationWord
from workshop.registrations.words import NAME, SPELLED, folded_words, spelled_words
from workshop.vietnamese.names import clean_name
from workshop.vietnamese.organisations import fold_unit
from workshop.vietnamese.phones import normalize_phone

FEW = 1000  # so many ids are handed over and ranked; beyond them a walk is quicker
COMPARED = 20_000  # how far words are counted to tell which is the rarest
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
    """``ids`` of those who are meant where they are few; otherwise None, and ``conditions`` tell them."""

    ids: list[int] | None
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
    asked = wanted(text)
    if asked.phone:
        return Found(None, (Registration.phone == asked.phone,))
    if not asked.words:
        return Found(None, ())
    return _meeting(event, [(_ids_of(event, word), _holds(word)) for word in asked.words])


def ranked_ids(event, text, found):
    """The ids that were ``found``, those first whose name is spelled as typed, then names, then all others."""
    asked = wanted(text)
    columns = (Registration.id, Registration.full_name, Registration.name_folded, Registration.name_sort)
    people = db.session.execute(select(*columns).where(Registration.id.in_(found.ids))).all()
    return [each.id for each in sorted(people, key=lambda each: (_tier(asked, each), each.name_sort, each.id))]


def best(event, text, limit):
    """The first ``limit`` whom ``text`` finds, ranked as ``ranked_ids`` does however many there are."""
    found = found_by(event, text)
    if found.ids is not None:
        return _people(ranked_ids(event, text, found)[:limit])
    people = []
    for tier in (*_narrower(event, wanted(text)), found):
        known = [each.id for each in people]
        people += _walk(event, tier, known, limit - len(people))
        if len(people) == limit:
            break
    return people


def _narrower(event, asked):
    """The names spelled as typed, then the names that hold every word: never read where there are none."""
    if asked.phone:
        return
    yield _meeting(event, [(_ids_spelled(event, word), _is_spelled(event, word)) for word in asked.spelled])
    yield _meeting(event, [(_ids_named(event, word), _is_named(word)) for word in asked.words])


def _meeting(event, wishes):
    """Who meets all ``wishes``, pairs of (select of ids, condition on the registration)."""
    counted = sorted(((_count(ids), place) for place, (ids, _condition) in enumerate(wishes)), key=lambda each: each[0])
    number, rarest = counted[0]
    if number == 0:
        return Found([], (false(),))
    others = [condition for place, (_ids, condition) in enumerate(wishes) if place != rarest]
    if number > FEW and not others:
        return Found(None, (wishes[0][1],))
    met = wishes[rarest][0].subquery()
    query = select(Registration.id).select_from(met).join(Registration, Registration.id == met.c[0]).where(*others)
    ids = list(dict.fromkeys(db.session.scalars(query.limit(2 * FEW + 1))))
    if len(ids) > FEW:
        return Found(None, tuple(condition for _ids, condition in wishes))
    return Found(ids, (Registration.id.in_(ids),))


def _count(ids):
    return db.session.scalar(select(func.count()).select_from(ids.limit(COMPARED).subquery()))


def _walk(event, tier, known, limit):
    if tier.ids == []:
        return []
    query = select(Registration).where(*tier.conditions, Registration.id.not_in(known))
    if tier.ids is None:
        query = query.where(Registration.event_id == event.id)
    return list(db.session.scalars(query.order_by(Registration.name_sort, Registration.id).limit(limit)))


def _people(ids):
    found = {each.id: each for each in db.session.scalars(select(Registration).where(Registration.id.in_(ids)))}
    return [found[each] for each in ids if each in found]


def _tier(asked, person):
    if asked.spelled and set(asked.spelled) <= set(spelled_words(person.full_name)):
        return 0
    words = person.name_folded.split()
    return 1 if all(any(word.startswith(start) for word in words) for start in asked.words) else 2


def _ids_of(event, word):
    ways = [_beginning(event, word), _beginning(event, NAME + word)]
    if _is_tail(word):
        ways.append(select(Registration.id).where(Registration.event_id == event.id, *_ends(word)))
    if _is_ticket(word):
        ways.append(select(Registration.id).where(Registration.event_id == event.id, _ticket(word)))
    return union_all(*ways)


def _holds(word):
    ways = [Registration.search_text.like(f"% {word}%")]
    if _is_tail(word):
        ways.append(and_(*_ends(word)))
    if _is_ticket(word):
        ways.append(_ticket(word))
    return or_(*ways)


def _ids_named(event, word):
    return _beginning(event, NAME + word)


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
