"""Load administrative units; make, edit and rename organisations."""

import csv
import datetime as dt
from pathlib import Path

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.directory.models import AdminUnit, Organization, OrganizationName
from workshop.directory.queries import is_name_taken, organization_named
from workshop.errors import N_, Invalid, StaleVersion
from workshop.extensions import db
from workshop.transactions import transaction
from workshop.vietnamese.names import clean_name, fold

UNITS = Path(__file__).parent / "data" / "admin-units.csv"


class OrganizationNameMissing(Invalid):
    """An organisation without a name."""

    message = N_("Enter the name of the organisation.")


class OrganizationNameTaken(Invalid):
    """Another organisation has this name."""

    message = N_("There is an organisation of this name already.")


class RenamedTooEarly(Invalid):
    """The new name would begin before an older one."""

    message = N_("An earlier name began on this day or later. Choose a later day.")


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
        if added:
            audit.record("directory.admin_units_loaded", None, subject_type="AdminUnit", count=added)
        return added


def find_or_create_organization(name, **fields):
    """The organisation called ``name``, made with ``fields`` where there is none yet.

    :raises OrganizationNameMissing: for an empty name.
    """
    name = _required(name)
    with transaction():
        return organization_named(name) or _create(name, fields)


def create_organization(name, **fields):
    """A new organisation.

    :raises OrganizationNameMissing: for an empty name.
    :raises OrganizationNameTaken: if another one is called so.
    """
    name = _required(name)
    with transaction():
        if is_name_taken(name):
            raise OrganizationNameTaken("name")
        return _create(name, fields)


def edit_organization(organization, *, version, name, renamed_on=None, **fields):
    """Change an organisation; with ``renamed_on`` the old name stays on record for papers before that day.

    :raises StaleVersion: if somebody else changed it since ``version`` was read.
    :raises OrganizationNameTaken: if another one is called so.
    :raises RenamedTooEarly: if an earlier name began on that day or later.
    """
    name = _required(name)
    with transaction() as session:
        found = session.get(Organization, organization.id)
        if found.version != version:
            raise StaleVersion
        if is_name_taken(name, but_id=found.id):
            raise OrganizationNameTaken("name")
        if renamed_on and name != found.name:
            _keep_old_name(found, name, renamed_on)
        elif name != found.name:
            _correct_name(found, name)
        changed = [field for field, value in fields.items() if getattr(found, field) != value]
        for field, value in {**fields, "name": name}.items():
            setattr(found, field, value)
        audit.record("directory.organization_edited", found, fields=sorted(changed), renamed=bool(renamed_on))
    return found


def _create(name, fields):
    made = Organization(name=name, **fields)
    db.session.add(made)
    audit.record("directory.organization_created", made)
    return made


def _keep_old_name(found, name, renamed_on):
    day_before = renamed_on - dt.timedelta(days=1)
    if not found.names:
        found.names.append(OrganizationName(name=found.name))
    last = found.names[-1]
    if last.valid_from is not None and last.valid_from > day_before:
        raise RenamedTooEarly("renamed_on")
    last.valid_to = day_before
    found.names.append(OrganizationName(name=name, valid_from=renamed_on))


def _correct_name(found, name):
    """A slip of the pen is no new name: the name that stands today is written over."""
    if found.names:
        found.names[-1].name = name


def _required(name):
    name = clean_name(name)
    if not name:
        raise OrganizationNameMissing("name")
    return name


def _day(text):
    return dt.date.fromisoformat(text) if text else None
