"""Load administrative units; name organisations."""

import csv
import datetime as dt
from pathlib import Path

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.directory.models import AdminUnit, Organization
from workshop.directory.queries import organization_named
from workshop.errors import N_, Invalid
from workshop.transactions import transaction
from workshop.vietnamese.names import clean_name, fold

UNITS = Path(__file__).parent / "data" / "admin-units.csv"


class OrganizationNameMissing(Invalid):
    """An organisation without a name."""

    message = N_("Enter the name of the organisation.")


def load_admin_units(path=UNITS):
    """Bring the administrative units of ``path`` in, once; returns how many were new."""
    with transaction() as session, path.open(encoding="utf-8", newline="") as file:
        known = {(unit.code, unit.valid_from): unit for unit in session.scalars(select(AdminUnit))}
        by_code, added = {unit.code: unit for unit in known.values()}, 0
        for line in csv.DictReader(file):
            begins, ends = _day(line["valid_from"]), _day(line["valid_to"])
            if (line["code"], begins) in known:
                continue
            parent = by_code.get(line["parent_code"])
            unit = AdminUnit(
                code=line["code"], level=line["level"], full_name=line["full_name"],
                name_folded=fold(line["full_name"]), parent=parent, valid_from=begins, valid_to=ends,
            )  # fmt: skip
            session.add(unit)
            by_code[unit.code] = unit
            added += 1
        return added


def find_or_create_organization(name, **fields):
    """The organisation called ``name``, made with ``fields`` where there is none yet.

    :raises OrganizationNameMissing: for an empty name.
    """
    name = clean_name(name)
    if not name:
        raise OrganizationNameMissing("name")
    with transaction() as session:
        found = organization_named(name)
        if found is None:
            found = Organization(name=name, name_folded=fold(name), **fields)
            session.add(found)
            audit.record("directory.organization_created", found)
        return found


def _day(text):
    return dt.date.fromisoformat(text) if text else None
