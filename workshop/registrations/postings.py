"""Whom a word means, as ids read from indexes alone: counted, crossed, and made a condition.

The statements are text: to compose them anew for every search would take longer than the database does.
"""

import re
import time
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sqlalchemy import ARRAY, Integer, any_, func, text

from workshop.extensions import db
from workshop.registrations.models import Registration

COUNTED = 8001  # nobody needs to know how many more there are
CROSSED, WORTH, TIMES = 3, 500, 4  # lists, ids in the rarest, times as long another may be
REMEMBERED, SECONDS = 20_000, 60  # a number of a minute ago chooses the way as well, and no answer depends on it
_WORDS = "SELECT registration_id FROM registration_word WHERE event_id = ? AND "
_ALL = "SELECT * FROM ({}) AS x"
_COUNT = "(SELECT count(*) FROM (SELECT 1 FROM ({}) AS x LIMIT {}) AS y)"
_ENDS = "SELECT id FROM registration WHERE event_id = ? AND phone_tail IN ({}) AND phone LIKE ?"
_PLACES = re.compile(r"\?")
_numbers = WeakKeyDictionary()  # engine -> {(event id, Ids): (when, number)}


@dataclass(frozen=True)
class Ids:
    """Selects of ids, as text with a "?" for each of ``values``; somebody may stand in them twice."""

    selects: tuple[str, ...]
    values: tuple

    def __add__(self, other):
        return Ids(self.selects + other.selects, self.values + other.values)

    @property
    def all(self):
        """One select of them all."""
        return " UNION ALL ".join(self.selects)


def of(event, word):
    """Who has this very word."""
    return Ids((f"{_WORDS}word = ?",), (event.id, word))


def beginning(event, start):
    """Who has a word that begins so."""
    after = start[:-1] + chr(ord(start[-1]) + 1)
    return Ids((f"{_WORDS}word >= ? AND word < ?",), (event.id, start, after))


def ending(event, digits, tails):
    """Whose phone ends with ``digits``, which are or end in one of ``tails``."""
    places = ", ".join("?" * len(tails))
    return Ids((_ENDS.format(places),), (event.id, *tails, f"%{digits}"))


def ticket(event, start, end):
    """Whose ticket lies between ``start`` and ``end``."""
    # coalesce keeps SQLite from reading the whole event: a ticket's own index leads to a few rows of any event
    chosen = "SELECT id FROM registration WHERE ticket_code >= ? AND ticket_code <= ? AND coalesce(event_id, 0) = ?"
    return Ids((chosen,), (start, end, event.id))


def counted(event, wanted):
    """{Ids: how many}, at most ``COUNTED``: of the last minute where they are some, of this moment where none."""
    known, now = _numbers.setdefault(db.engine, {}), time.monotonic()
    found = {ids: known[event.id, ids] for ids in wanted if (event.id, ids) in known}
    found = {ids: number for ids, (when, number) in found.items() if now - when < SECONDS}
    if missing := [ids for ids in dict.fromkeys(wanted) if ids not in found]:
        each = [_COUNT.format(ids.all, COUNTED) for ids in missing]
        values = [value for ids in missing for value in ids.values]
        numbers = db.session.execute(_text(f"SELECT {', '.join(each)}", values)).one()
        if len(known) > REMEMBERED:
            known.clear()
        found |= zip(missing, numbers, strict=True)
        known.update({(event.id, ids): (now, found[ids]) for ids in missing if found[ids]})
    return found


def worth_crossing(numbers):
    """How many of the lists, the rarest first, are cheaper crossed than the rows of the rarest looked at."""
    if numbers[0] < WORTH or db.engine.dialect.name != "postgresql":  # SQLite looks at rows as fast as it crosses
        return 1
    return sum(number < min(COUNTED, TIMES * numbers[0]) for number in numbers[:CROSSED]) or 1


def among(lists):
    """That a registration is in all ``lists``, said so that their ids lead to the rows."""
    values = [value for ids in lists for value in ids.values]
    crossed = " INTERSECT ".join(_ALL.format(ids.all) for ids in lists)
    crossed = _text(crossed, values).columns(Registration.id)
    if db.engine.dialect.name == "postgresql":
        # an array is read once; a subquery would be joined, by guesses that a LIKE spoils
        return Registration.id == any_(func.array(crossed.scalar_subquery(), type_=ARRAY(Integer)))
    return Registration.id.in_(crossed)


def _text(sql, values):
    """``sql`` with its places filled in their order."""
    names = [f"value{number}" for number in range(len(values))]
    rest = iter(names)
    return text(_PLACES.sub(lambda _: f":{next(rest)}", sql)).bindparams(**dict(zip(names, values, strict=True)))
