"""Which owner, product or decision a row of a list is about; a folded name alone decides nothing."""

from sqlalchemy import select

from workshop.errors import N_
from workshop.extensions import db
from workshop.imports.targets import RowUnclear
from workshop.ocop.models import Owner
from workshop.ocop.stating import spelling_key
from workshop.vietnamese.names import fold


class OwnerDoubtful(RowUnclear):
    """One of this name stands elsewhere, with another phone: two households may share a name."""

    message = N_("An owner called “%(name)s” is known at another address and with another phone. Is it the same?")


class OwnerIndex:
    """Owners by the spelling of their names, read once for a whole list."""

    def __init__(self):
        self._ids = None

    def find(self, reading):
        """The owner that ``reading`` names, or None.

        :raises OwnerDoubtful: if one of this name differs in address and phone and has no such product.
        """
        alike = self._named(reading["owner"])
        sure = [owner for owner in alike if _is_surely(owner, reading)]
        possible = [owner for owner in alike if not _differs(owner, reading)]
        if sure or possible:
            return (sure or possible)[0]
        if alike and not reading.get("phone") and not reading.get("address"):
            return alike[0]
        if alike and not (reading.get("phone") and reading.get("address")):
            raise OwnerDoubtful(name=reading["owner"])
        return None  # the same name, another address and another phone: another household

    def add(self, owner):
        """Remember an owner that was just made."""
        db.session.flush()
        self._by_key().setdefault(spelling_key(owner.name), []).append(owner.id)

    def _named(self, name):
        ids = self._by_key().get(spelling_key(name), ())
        return [owner for owner in (db.session.get(Owner, owner_id) for owner_id in ids) if owner is not None]

    def _by_key(self):
        if self._ids is None:
            self._ids = {}
            for owner in db.session.scalars(select(Owner).order_by(Owner.id)):
                self._ids.setdefault(spelling_key(owner.name), []).append(owner.id)
        return self._ids


def product_of(owner, name):
    """The product of this name of ``owner``, or None."""
    key = spelling_key(name)
    return next((product for product in owner.products if spelling_key(product.name) == key), None)


def decision_in(certifications, fields):
    """The certification that a corrected list means: same number, else same day and rank, else one without either."""
    number, day = fold(fields.get("decision_number", "")), fields.get("decided_on")
    same_number = [c for c in certifications if number and fold(c.decision_number) == number]
    tests = (
        lambda c: c in same_number and c.decided_on == day,
        lambda c: c in same_number and (day is None or c.decided_on is None or len(same_number) == 1),
        lambda c: day is not None and c.decided_on == day,
        lambda c: not c.decision_number and c.decided_on is None and _is_rank(c, fields),
        lambda c: not number and day is None and _is_rank(c, fields),
    )
    return next((c for test in tests for c in certifications if test(c)), None)


def _is_rank(certification, fields):
    return (certification.stars, certification.is_potential) == (fields["stars"], fields["is_potential"])


def _is_surely(owner, reading):
    return (
        bool(reading.get("phone") and reading["phone"] == owner.phone)
        or bool(reading.get("tax_code") and reading["tax_code"] == owner.tax_code)
        or product_of(owner, reading["product"]) is not None
    )


def _differs(owner, reading):
    address, phone = reading.get("address"), reading.get("phone")
    return bool(
        address and owner.address and fold(address) != fold(owner.address)
        and not (phone and owner.phone and phone == owner.phone)
    )  # fmt: skip
