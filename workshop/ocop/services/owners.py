"""Owners of OCOP products."""

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError

from workshop.audit import services as audit
from workshop.ocop import refusals
from workshop.ocop.models import OWNER_KINDS, Owner, Product
from workshop.ocop.stating import require_version, state
from workshop.transactions import savepoint, transaction
from workshop.vietnamese.names import clean_name, fold


def create_owner(**fields):
    """Enter an owner; ``fields`` are those of the model, at least name and kind.

    :raises OwnerKnown: if one of this name stands at this address.
    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        owner = Owner(name="", kind="", address="")
        _state(session, owner, fields)
        session.add(owner)
        audit.record("ocop.owner_created", owner)
        return owner


def edit_owner(owner, *, version=None, **fields):
    """Change what is stated about ``owner``.

    :raises StaleVersion: if somebody else changed it since ``version``.
    :raises OwnerKnown, Invalid: as for a new one.
    """
    with transaction() as session:
        owner = session.get(Owner, owner.id, populate_existing=True)
        require_version(owner, version)
        if changed := _state(session, owner, fields):
            audit.record("ocop.owner_edited", owner, fields=changed)
        return owner


def delete_owner(owner):
    """Delete an owner that nothing refers to.

    :raises OwnerInUse: if products, memoranda, awards or booths do.
    """
    with transaction() as session:
        owner = session.get(Owner, owner.id)
        if session.scalar(select(exists().where(Product.owner_id == owner.id))):
            raise refusals.OwnerInUse
        audit.record("ocop.owner_deleted", owner)
        try:
            with savepoint():
                session.delete(owner)
                session.flush()
        except IntegrityError as error:  # of rooms above, which this one does not know
            raise refusals.OwnerInUse from error


def _state(session, owner, fields):
    changed = state(owner, fields)
    if not owner.name:
        raise refusals.OwnerNameMissing("name")
    if owner.kind not in OWNER_KINDS:
        raise refusals.OwnerKindUnknown("kind")
    if {"name", "address"} & set(changed):
        owner.name_folded = fold(owner.name)
        _require_new(session, owner)
    return changed


def _require_new(session, owner):
    with session.no_autoflush:
        alike = session.scalars(select(Owner).where(Owner.name_folded == owner.name_folded, Owner.id != owner.id))
        if any(
            clean_name(other.name).lower() == owner.name.lower() and fold(other.address) == fold(owner.address)
            for other in alike
        ):
            raise refusals.OwnerKnown("name")
