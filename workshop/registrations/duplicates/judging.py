"""How much speaks for two registrations being one person, and what: a pure function of both."""

from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import token_set_ratio

CERTAIN, LIKELY, POSSIBLE = 85, 60, 30
NEAR_UNIT = 85  # of 100, by the words that two names of units share
# what is left out by one list and written by another, and letters that are written for each other
MIDDLE_WORDS = frozenset(("thi", "van"))


@dataclass(frozen=True)
class Person:
    """What is compared of a registration; ``skeleton`` and ``unit`` come from ``finding.person``."""

    id: int
    spelled: str
    folded: str
    skeleton: str
    unit: str
    phone: str | None
    email: str | None
    honorific: str
    status: str


@dataclass(frozen=True)
class Pair:
    """Two registrations with what speaks for (reasons) and against (doubts) their being one."""

    first: int
    second: int
    score: int
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def strength(self):
        """certain | likely | possible."""
        if self.score >= CERTAIN:
            return "certain"
        return "likely" if self.score >= LIKELY else "possible"


def judge(one, other):
    """The Pair of two people, or None where too little speaks for it.

    A phone alone never says that two are one: families and offices share theirs.
    """
    name, name_points = _name(one, other)
    unit, unit_points = _unit(one, other)
    contacts = [f"same_{what}" for what in ("phone", "email") if _same(one, other, what)]
    doubts = _doubts(one, other)
    if name is None:
        if "same_phone" not in contacts or unit == "unit_differs":
            return None
        return _pair(one, other, POSSIBLE, ["only_phone"], doubts)
    score = name_points + unit_points + 40 * len(contacts) - 25 * len(doubts)
    if not contacts and unit in (None, "unit_differs"):
        score = min(score, LIKELY - 1)  # namesakes are many
    if score < POSSIBLE:
        return None
    reasons = [*contacts, name, *([unit] if unit in ("same_unit", "near_unit") else [])]
    return _pair(one, other, min(score, 100), reasons, doubts)


def _pair(one, other, score, reasons, doubts):
    return Pair(min(one.id, other.id), max(one.id, other.id), score, tuple(reasons), tuple(doubts))


def _name(one, other):
    if one.spelled == other.spelled:
        return "same_name", 40
    if one.folded == other.folded:
        return "same_but_accents", 36
    if one.skeleton == other.skeleton:
        return "same_but_spelling", 34
    if _is_slip(one.folded, other.folded) or _is_slip(one.skeleton, other.skeleton):
        return "near_name", 25
    return None, 0


def _is_slip(one, other):
    """Whether one letter was missed, doubled or swapped: with two, Lan is Liên and Hà is Hoa."""
    shorter = min(len(one), len(other))
    return shorter >= 6 and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _unit(one, other):
    if not one.unit or not other.unit:
        return None, 5
    if one.unit == other.unit:
        return "same_unit", 30
    if token_set_ratio(one.unit, other.unit) >= NEAR_UNIT:
        return "near_unit", 22
    return "unit_differs", 0


def _doubts(one, other):
    doubts = [f"other_{what}" for what in ("phone", "email") if _differ(one, other, what)]
    if {one.honorific, other.honorific} == {"ông", "bà"}:
        doubts.append("other_honorific")
    return doubts


def _same(one, other, what):
    return bool(getattr(one, what)) and getattr(one, what) == getattr(other, what)


def _differ(one, other, what):
    return bool(getattr(one, what) and getattr(other, what)) and getattr(one, what) != getattr(other, what)
