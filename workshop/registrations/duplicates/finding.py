"""Which pairs are worth comparing: those that share a phone, an e-mail, a name, or a unit and nearly a name.

Nobody is compared with everybody. A block of many is split by the given name, then read in the order of
names with a few neighbours each, so that ten thousand people stay below two seconds (bench/duplicates.py).
"""

from collections import defaultdict
from functools import lru_cache
from itertools import combinations

from workshop.registrations.duplicates.judging import MIDDLE_WORDS, Person, judge
from workshop.registrations.words import spelled_words
from workshop.vietnamese.names import fold
from workshop.vietnamese.organisations import fold_unit

SMALL = 30  # a block of so many is compared whole
NEIGHBOURS = 4  # in a larger one each is compared with so many that follow
FAMILY = 4  # a phone that more people share is an office's: it says nothing by itself


def person(registration):
    """The Person of a registration (a row or a model)."""
    folded = fold(registration.full_name)
    return Person(
        registration.id, " ".join(spelled_words(registration.full_name)), folded, skeleton(folded),
        _unit_key(registration.organization), registration.phone, registration.email, registration.honorific,
        registration.status,
    )  # fmt: skip


@lru_cache(maxsize=65_536)
def skeleton(folded):
    """What two spellings of a name have in common: y is i, and Thị or Văn in the middle may be left out."""
    words = folded.replace("y", "i").split()
    middle = [word for word in words[1:-1] if word not in MIDDLE_WORDS]
    return " ".join([*words[:1], *middle, *words[1:][-1:]])


def pairs_among(people, distinct=frozenset()):
    """All Pairs among ``people``, the strongest first; ``distinct`` are pairs of ids that were told apart."""
    found, seen = [], set(distinct)
    for one, other in _candidates(people):
        key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if key not in seen:
            seen.add(key)
            if pair := judge(one, other):
                found.append(pair)
    return sorted(found, key=lambda pair: (-pair.score, pair.first, pair.second))


def pairs_with(newcomer, people):
    """The Pairs of ``newcomer`` with one of ``people`` that are at least likely."""
    judged = (judge(newcomer, other) for other in people if other.id != newcomer.id)
    return sorted((pair for pair in judged if pair and pair.strength != "possible"), key=lambda pair: -pair.score)


def _candidates(people):
    blocks = _blocks(people)
    for block in blocks["phone"]:
        yield from _compared(block, is_whole=len(block) <= FAMILY)
    for kind in ("email", "name", "unit"):
        for block in blocks[kind]:
            yield from _compared(block)


def _blocks(people):
    by = {kind: defaultdict(list) for kind in ("phone", "email", "name", "unit")}
    for each in people:
        if each.phone:
            by["phone"][each.phone].append(each)
        if each.email:
            by["email"][each.email].append(each)
        by["name"][each.skeleton].append(each)
        by["unit"][each.unit].append(each)
    return {kind: [block for block in blocks.values() if len(block) > 1] for kind, blocks in by.items()}


def _compared(block, is_whole=True):
    if is_whole and len(block) <= SMALL:
        yield from combinations(block, 2)
        return
    # by the beginning, then by the end: a slip in one leaves the neighbours by the other
    for order in (_by_name, _from_the_end):
        ordered = sorted(block, key=order)
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + NEIGHBOURS]:
                yield one, other


def _by_name(each):
    return each.skeleton, each.unit, each.phone or ""


def _from_the_end(each):
    return each.skeleton[::-1], each.unit, each.phone or ""


@lru_cache(maxsize=16_384)
def _unit_key(organization):
    return fold_unit(organization or "")
