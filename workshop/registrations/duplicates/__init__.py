"""Registrations that may be one person: which pairs, why, and how two become one."""

from workshop.registrations.duplicates.finding import pairs_among, pairs_with, person
from workshop.registrations.duplicates.judging import Pair, Person, judge

__all__ = ["Pair", "Person", "judge", "pairs_among", "pairs_with", "person"]
