"""Organisations and administrative units by name."""

from sqlalchemy import select

from workshop.directory.models import Organization
from workshop.extensions import db
from workshop.vietnamese.names import fold
from workshop.vietnamese.organisations import fold_unit


def organization_named(name):
    """The organisation called ``name``, or one whose name differs only in short forms, or None."""
    exact = db.session.scalar(select(Organization).where(Organization.name_folded == fold(name)).limit(1))
    if exact is not None:
        return exact
    key = fold_unit(name)
    return next((o for o in db.session.scalars(select(Organization)) if fold_unit(o.name) == key), None)
