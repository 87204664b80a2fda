"""Organisations and administrative units by name, and what they were called on a day."""

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from workshop.directory.models import AdminUnit, Organization, OrganizationName
from workshop.directory.places import parts_of
from workshop.errors import NotFound
from workshop.extensions import db, utc_now
from workshop.vietnamese.dates import local_day
from workshop.vietnamese.names import fold, search_words
from workshop.vietnamese.organisations import fold_unit


def organization_named(name):
    """The organisation called ``name`` now, or in other short forms, or at another time; or None."""
    exact = select(Organization).where(Organization.name == name).order_by(Organization.id)
    alike = select(Organization).where(Organization.unit_key == fold_unit(name)).order_by(Organization.id)
    former = select(Organization).join(Organization.names).where(OrganizationName.unit_key == fold_unit(name))
    found = (db.session.scalar(query.limit(1)) for query in (exact, alike, former))
    return next((organization for organization in found if organization is not None), None)


def organization_with(organization_id):
    """The organisation of an id with its names.

    :raises NotFound: if there is none.
    """
    found = db.session.get(Organization, organization_id, options=[selectinload(Organization.names)])
    if found is None:
        raise NotFound
    return found


def organizations(search="", kind=""):
    """The organisations as a select, in the order of their folded names; every word of ``search`` must stand."""
    query = select(Organization).order_by(Organization.name_folded, Organization.id)
    for word in search_words(search):
        query = query.where(or_(Organization.name_folded.contains(word, autoescape=True),
                                Organization.unit_key.contains(word, autoescape=True)))  # fmt: skip
    return query.where(Organization.kind == kind) if kind else query


def name_on(organization, day):
    """What ``organization`` was called on ``day``, as documents of that day print it."""
    for kept in organization.names:
        if _stands_on(kept, day):
            return kept.name
    return organization.name


def admin_units(search="", when=""):
    """Administrative units as a select; ``when`` is before or after 1/7/2025, or empty for both."""
    query = select(AdminUnit).options(joinedload(AdminUnit.parent).joinedload(AdminUnit.parent))
    for word in search_words(search):
        query = query.where(AdminUnit.name_folded.contains(word, autoescape=True))
    if when == "before":
        query = query.where(AdminUnit.valid_to.is_not(None))
    elif when == "after":
        query = query.where(AdminUnit.valid_to.is_(None))
    return query.order_by(AdminUnit.valid_to.is_not(None), AdminUnit.name_folded, AdminUnit.id)


def admin_unit_named(text, on=None):
    """The unit that an address names as it stood on the day ``on``; None where that is unknown or ambiguous.

    Without a day a unit of any time is meant, and one that stands today comes before one of the same name that
    is gone. Words for levels may be left out where the name alone is clear.
    """
    chosen = None
    for part in parts_of(text or ""):
        matches = _units_called(part, on)
        below = [unit for unit in matches if chosen is None or _lies_in(unit, chosen)]
        if below or (part.level and matches):  # an address may mix the units of two times; the smaller one is meant
            chosen = below or matches
        elif part.level and chosen is not None:
            return None  # a commune is named and unknown: its district alone would say too little
    if chosen and len(chosen) > 1 and on is None:
        chosen = [unit for unit in chosen if _stands_on(unit, local_day(utc_now()))]
    return chosen[0] if chosen and len(chosen) == 1 else None


def _units_called(part, on):
    query = select(AdminUnit).where(AdminUnit.name_folded.in_(part.folded_names))
    return [unit for unit in db.session.scalars(query.order_by(AdminUnit.id)) if on is None or _stands_on(unit, on)]


def _lies_in(unit, larger):
    above = unit.parent
    while above is not None:
        if above in larger:
            return True
        above = above.parent
    return False


def _stands_on(record, day):
    return (record.valid_from is None or record.valid_from <= day) and (
        record.valid_to is None or day <= record.valid_to
    )


def is_name_taken(name, but_id=None):
    """Whether another organisation has exactly this name, whatever its capitals and accents."""
    query = select(Organization.id).where(Organization.name_folded == fold(name))
    return db.session.scalar(query.where(Organization.id != (but_id or 0)).limit(1)) is not None
