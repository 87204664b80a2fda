"""Placing names anew after the order of tones was changed."""

from sqlalchemy import bindparam, select, update

from workshop.audit import services as audit
from workshop.registrations.models import Registration
from workshop.registrations.readings import sort_key_of
from workshop.transactions import transaction


def sort_names():
    """Derive the place of every name from the order of tones that is set; returns how many moved."""
    table = Registration.__table__
    with transaction() as session:
        names = session.execute(select(table.c.id, table.c.full_name, table.c.name_sort))
        moved = [
            {"of": each.id, "place": place}
            for each in names
            if (place := sort_key_of(each.full_name)) != each.name_sort
        ]
        if moved:
            change = update(table).where(table.c.id == bindparam("of")).values(name_sort=bindparam("place"))
            session.execute(change, moved)
            audit.record("registrations.names_sorted", None, subject_type="Registration", rows=len(moved))
        return len(moved)
