"""Finding delegates by what a person types: words in any order, the end of a phone, a ticket's beginning.

Two ways, chosen by how many the rarest word meets. Few: the ids of the rarest words are read and crossed in
the table of words, the other words sieve the rows. Many: a walk along the list's own order meets enough of
them soon, so that no list of thousands is ever made. Plain ranges and LIKE, alike on SQLite and PostgreSQL.
"""

import re
from dataclasses import dataclass

from sqlalchemy import and_, case, exists, false, literal, or_, select

from workshop.extensions import db
from workshop.paper.codes import ALPHABET
from workshop.registrations import postings
from workshop.registrations.models import Registration, RegistrationWord
from workshop.registrations.words import NAME, SPELLED, folded_words, spelled_words
from workshop.vietnamese.names import clean_name, fold
from workshop.vietnamese.organisations import fold_unit
from workshop.vietnamese.phones import normalize_phone

FEW = 3000  # so many are looked up by their ids; beyond them a walk meets enough sooner
FEW_OF_SEVERAL = 8000  # where other words sieve them, few are left and a walk would be long
TOGETHER = 2000  # so many, whom other words sieve, are put in order at once; of more the best tier is looked for first
WALKED = 1000  # so many of the list's first rows are tried where words together may mean thousands
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
    """Conditions of those who are meant; ``is_few`` tells that they lead to the rows by themselves.

    ``walk`` says the same for a walk along the list's order, where they may be so many that it ends soon.
    """

    is_few: bool
    conditions: tuple
    walk: tuple = ()


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
    return _found(event, asked, _wishes(event, asked))


def best(event, text, limit):
    """The first ``limit`` whom ``text`` finds, in the order of ``tier_order``, then that of names."""
    asked, people = wanted(text), []
    wishes = _wishes(event, asked)
    counted = postings.counted(event, [ids for ids, _ in wishes])
    if len(wishes) > 1 and min(counted.values()) <= TOGETHER:
        found = _meeting(event, wishes, counted)
        return _first(event, found, [], limit, _order(event, asked))
    for tier in _tiers(event, asked, wishes):
        people += _first(event, tier, [each.id for each in people], limit - len(people))
        if len(people) == limit:
            break
    return people


def tier_order(event, text):
    """The same order for ``order_by``: names spelled as typed, whole words of names, names, then all others."""
    return _order(event, wanted(text))


def _order(event, asked):
    if asked.phone or not asked.words:
        return literal(0)
    # letters first: they spare most rows the look into the table of words
    letters = (Registration.name_folded.contains(fold(word)) for word in asked.spelled)
    is_exact = and_(*letters, *(_is_spelled(event, word) for word in asked.spelled))
    is_named = and_(*map(_is_named, asked.words))
    return case((is_exact, 0), (and_(*map(_is_whole, asked.words)), 1), (is_named, 2), else_=3)


def _tiers(event, asked, wishes):
    """Each is asked for only where those before were not enough; what they ask is counted once for all."""
    if asked.words:
        spelled = [(postings.of(event, SPELLED + word), _is_spelled(event, word)) for word in asked.spelled]
        named = [(postings.beginning(event, NAME + word), _is_named(word)) for word in asked.words]
        whole = [(postings.of(event, NAME + word), _is_whole(word)) for word in asked.words]
        counted = postings.counted(event, [ids for ids, _ in (*spelled, *whole, *named, *wishes)])
        yield _meeting(event, spelled, counted)
        # "hoa" means Hoa before Hoàng, and who has the whole word are fewer to look at
        yield _meeting(event, whole, counted)
        yield _meeting(event, named, counted)
        yield _meeting(event, wishes, counted)
    else:
        yield _found(event, asked, wishes)


def _wishes(event, asked):
    """What is asked, as pairs of (where the ids of those who meet it are read, condition on the registration)."""
    return [(_ids_of(event, word), _holds(word)) for word in asked.words]


def _found(event, asked, wishes):
    if asked.phone:
        is_theirs = select(Registration.id).where(Registration.event_id == event.id, Registration.phone == asked.phone)
        return Found(True, (Registration.id.in_(is_theirs),))
    if not wishes:
        return Found(False, ())
    return _meeting(event, wishes, postings.counted(event, [ids for ids, _ in wishes]))


def _meeting(event, wishes, counted):
    """Who meets all ``wishes``, of which ``counted`` says how many meet each."""
    wishes = sorted(wishes, key=lambda wish: counted[wish[0]])  # the rarest first: the others are seldom asked
    numbers = [counted[ids] for ids, _ in wishes]
    if numbers[0] == 0:
        return Found(True, (false(),))
    # as one opaque answer: PostgreSQL multiplies the odds of several LIKEs and then sorts the whole event
    walk = (Registration.event_id == event.id, case((and_(*(holds for _, holds in wishes)), 1), else_=0) == 1)
    if numbers[0] > (FEW if len(wishes) == 1 else FEW_OF_SEVERAL):
        return Found(False, walk[1:])
    crossed = postings.worth_crossing(numbers)
    among = postings.among([ids for ids, _ in wishes[:crossed]])
    conditions = (among, *(holds for _, holds in wishes[crossed:]))
    return Found(True, conditions, walk if numbers[0] > 2 * WALKED else ())


def _first(event, tier, known, limit, *order):
    """The first ``limit`` of ``tier`` in this ``order``, then that of names, without the ``known``."""
    query = select(Registration).order_by(*order, Registration.name_sort, Registration.id).limit(limit)
    if known:
        query = query.where(Registration.id.not_in(known))
    if tier.walk:
        sort = select(Registration.name_sort).where(Registration.event_id == event.id).order_by(Registration.name_sort)
        is_near = Registration.name_sort <= sort.offset(WALKED).limit(1).scalar_subquery()
        found = list(db.session.scalars(query.where(*tier.walk, is_near)))
        if len(found) == limit:
            return found
    if not tier.is_few:
        query = query.where(Registration.event_id == event.id)
    return list(db.session.scalars(query.where(*tier.conditions)))


def _ids_of(event, word):
    ids = postings.beginning(event, word) + postings.beginning(event, NAME + word)
    if _is_tail(word):
        ids += postings.ending(event, word, _tails(word))
    if _is_ticket(word):
        ids += postings.ticket(event, *_ticket_range(word))
    return ids


def _holds(word):
    ways = [Registration.search_text.like(f"% {word}%")]
    if _is_tail(word):
        ways.append(and_(*_ends(word)))
    if _is_ticket(word):
        ways.append(_ticket(word))
    return or_(*ways)


def _is_named(word):
    return or_(Registration.name_folded.like(f"{word}%"), Registration.name_folded.like(f"% {word}%"))


def _is_whole(word):
    name = Registration.name_folded  # most are told by the first two; putting spaces around the name takes longer
    return or_(name.like(f"{word} %"), name.like(f"% {word} %"), name.like(f"% {word}"), name == word)


def _is_spelled(event, word):
    return exists().where(
        RegistrationWord.event_id == event.id, RegistrationWord.word == SPELLED + word,
        RegistrationWord.registration_id == Registration.id,
    )  # fmt: skip


def _is_tail(word):
    return word.isascii() and word.isdecimal() and len(word) >= _SHORTEST_TAIL


def _tails(digits):
    """The last four digits, which are indexed, of every phone that ends with ``digits``."""
    return [digits[-4:]] if len(digits) > _SHORTEST_TAIL else [f"{first}{digits}" for first in range(10)]


def _ends(digits):
    conditions = [Registration.phone_tail.in_(_tails(digits))]
    return [*conditions, Registration.phone.like(f"%{digits}")] if len(digits) > 4 else conditions


def _is_ticket(word):
    return len(word) >= _SHORTEST_TICKET and set(word.upper()) <= set(ALPHABET)


def _ticket(word):
    start, end = _ticket_range(word)
    return and_(Registration.ticket_code >= start, Registration.ticket_code <= end)


def _ticket_range(word):
    # capitals and digits alone: a range under any collation of the database
    return word.upper(), word.upper().ljust(16, "Z")
