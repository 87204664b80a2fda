"""Who of an event a row of a list is about: sure, asked, or somebody new.

Sure: the same folded name with the same phone or e-mail, or in the same unit where nothing speaks
against it; and whoever the same place of an earlier list became, where name or contact was
corrected. Asked: near names with the same phone or in the same unit, and namesakes that differ in
one thing only. A phone alone says nothing: families and whole offices share one.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from workshop.vietnamese.organisations import fold_unit

_unit_key = lru_cache(4096)(fold_unit)
NEAR_UNITS = 80  # of 100, so that "Hội LHPN xã" and "Hội Liên hiệp phụ nữ xã" are asked, not taken for one


@dataclass
class Answer:
    """``person`` for sure, otherwise the ``candidates`` to ask about; neither is somebody new."""

    person: object = None
    candidates: list = field(default_factory=list)


class Bucket:
    """People side by side with their folded names, so that the library compares them all at once."""

    def __init__(self):
        self.drafts, self.names = [], []

    def add(self, draft):
        """Take ``draft`` in."""
        self.drafts.append(draft)
        self.names.append(draft.name_folded)

    def remove(self, draft):
        """Let ``draft`` go, which has not changed its name yet."""
        at = _remove(self.drafts, draft)
        del self.names[at]

    def near(self, name, most):
        """Those at most ``most`` letters from ``name``."""
        found = process.extract(name, self.names, scorer=OSA.distance, score_cutoff=most, limit=None)
        return [self.drafts[at] for _, letters, at in found if _is_near(name, self.names[at], letters)]


class People:
    """The people of one event by what lists say of them, those of the list itself included."""

    def __init__(self, drafts=()):
        self.by_name, self.by_unit, self.by_contact = defaultdict(list), defaultdict(Bucket), defaultdict(list)
        for draft in drafts:
            self.add(draft)

    def add(self, draft):
        """Know ``draft`` from now on."""
        self.by_name[draft.name_folded].append(draft)
        if draft.organization_folded:
            self.by_unit[draft.organization_folded].add(draft)
        for value in (draft.phone, draft.email):
            if value:
                self.by_contact[value].append(draft)

    def forget(self, draft):
        """Know ``draft`` no longer, before it changes its name, unit or contacts."""
        _remove(self.by_name[draft.name_folded], draft)
        if draft.organization_folded:
            self.by_unit[draft.organization_folded].remove(draft)
        for value in (draft.phone, draft.email):
            if value:
                _remove(self.by_contact[value], draft)

    def same(self, draft):
        """Those whom name and contact, or name and unit, say to be ``draft``; more than one must be asked about."""
        namesakes = self.by_name.get(draft.name_folded, ())
        found = [each for each in namesakes if _shares_contact(each, draft)]
        return found or [each for each in namesakes if _same_unit(each, draft) and _may_be(each, draft)]

    def resembling(self, draft, claimed, at=None):
        """The Answer about ``draft`` whom nobody is the same as; ``at`` came from its place in an earlier list.

        Who is ``claimed`` by another row of the list is nobody else.
        """
        if at is not None and id(at) not in claimed and (answer := _moved_on(at, draft)):
            return answer
        found = [*self._near_contacts(draft), *self._near_in_unit(draft)]
        unique = {id(each): each for each in found if id(each) not in claimed}
        return Answer(candidates=[each for each in unique.values() if not _stand_apart(each, draft)])

    def twin(self, draft):
        """Another with the same name and the same phone or e-mail, or None: the verbs refuse it."""
        namesakes = self.by_name.get(draft.name_folded, ())
        return next((each for each in namesakes if each is not draft and _shares_contact(each, draft)), None)

    def _near_contacts(self, draft):
        found = [each for value in (draft.phone, draft.email) if value for each in self.by_contact.get(value, ())]
        return [each for each in found if _distance(each, draft) <= 2]

    def _near_in_unit(self, draft):
        namesakes = [each for each in self.by_name.get(draft.name_folded, ())
                     if _same_unit(each, draft) or same_unit_otherwise(each, draft)]  # fmt: skip
        bucket = self.by_unit.get(draft.organization_folded) if draft.organization_folded else None
        near = bucket.near(draft.name_folded, 1) if bucket else []
        return [*namesakes, *(each for each in near if _may_be(each, draft))]


def _remove(drafts, draft):
    """Take this very ``draft`` out of the list and return where it stood; a likeness of it stays."""
    at = next(place for place, each in enumerate(drafts) if each is draft)
    del drafts[at]
    return at


def _moved_on(at, draft):
    """Whether the person of the same place of an earlier list was corrected: sure, asked, or another (None)."""
    distance = _distance(at, draft)
    same_unit = at.organization_folded == draft.organization_folded
    if distance == 0:
        near_unit = fuzz.ratio(at.organization_folded, draft.organization_folded) >= NEAR_UNITS
        is_sure = same_unit or (near_unit and _may_be(at, draft))
    elif distance <= 2:
        if not same_unit and not _shares_contact(at, draft):
            return None
        is_sure = _shares_contact(at, draft) or (distance == 1 and _may_be(at, draft))
    else:
        return None
    return Answer(person=at) if is_sure else Answer(candidates=[at])


def _stand_apart(each, draft):
    """Whether the list itself says that they are two: near names, not namesakes, on one sheet."""
    return getattr(each, "sheet", None) == draft.sheet and each.name_folded != draft.name_folded


def _same_unit(one, other):
    return one.organization_folded == other.organization_folded


def same_unit_otherwise(one, other):
    """Whether one unit is spelled in two ways: "HTX Mật ong" and "Hợp tác xã Mật ong"."""
    units = one.organization_folded, other.organization_folded
    return all(units) and units[0] != units[1] and _unit_key(units[0]) == _unit_key(units[1])


def _shares_contact(one, other):
    return bool((one.phone and one.phone == other.phone) or (one.email and one.email == other.email))


def _may_be(known, draft):
    """Whether nothing speaks against the two being one: no other phone, no other e-mail."""
    pairs = [(known.phone, draft.phone), (known.email, draft.email)]
    if known.id is None:  # both stand in this list, which would hardly give one person two offices
        pairs.append((known.position, draft.position))
    return not any(before and said and before != said for before, said in pairs)


def _distance(one, other):
    """Letters apart, 99 for too many; words in another order are the same name."""
    left, right = one.name_folded, other.name_folded
    if left == right or sorted(left.split()) == sorted(right.split()):
        return 0
    letters = OSA.distance(left, right, score_cutoff=2)
    return letters if letters <= 2 and _is_near(left, right, letters) else 99


def _is_near(left, right, letters):
    """Whether so many letters are few for these names: short ones are near by one letter only."""
    return letters <= 1 or min(len(left), len(right)) >= 9
