"""Placing delegates anew after what places them has changed: the order of tones, or how titles are read."""

from collections import defaultdict

from sqlalchemy import bindparam, func, select, update

from workshop.audit import services as audit
from workshop.extensions import db
from workshop.registrations.models import Registration, RegistrationTitle
from workshop.registrations.readings import rank_with_unit, sort_key_of
from workshop.transactions import transaction
from workshop.vietnamese.ranks import rank_of

TABLE, TITLES = Registration.__table__, RegistrationTitle.__table__


def sort_names():
    """Derive the place of every name from the order of tones that is set; returns how many moved."""
    with transaction() as session:
        names = session.execute(select(TABLE.c.id, TABLE.c.full_name, TABLE.c.name_sort))
        moved = [
            {"of": each.id, "place": place}
            for each in names
            if (place := sort_key_of(each.full_name)) != each.name_sort
        ]
        if moved:
            change = update(TABLE).where(TABLE.c.id == bindparam("of")).values(name_sort=bindparam("place"))
            session.execute(change, moved)
            audit.record("registrations.names_sorted", None, subject_type="Registration", rows=len(moved))
        return len(moved)


def read_ranks():
    """Read the ranks of all delegates anew from titles and units; returns how many moved. Places by hand stay.

    Thousands take seconds, so they are read before anything is locked; who is saved meanwhile is ranked by that.
    """
    titles, people = _ranks_of_titles(), _ranks_of_people()
    with transaction() as session:
        for table, moved, more in (
            (TITLES, titles, {}),
            (TABLE, people, {"rank_shown": func.coalesce(TABLE.c.rank_override, bindparam("read"))}),
        ):
            seen = [table.c[name] == bindparam(f"seen_{name}") for name in ("id", "rank")]
            if moved:
                session.execute(update(table).where(*seen).values(rank=bindparam("read"), **more), moved)
        if people:
            audit.record("registrations.ranks_read", None, subject_type="Registration", rows=len(people))
    return len(people)


def _ranks_of_titles():
    rows = db.session.execute(select(TITLES.c.id, TITLES.c.title, TITLES.c.rank))
    return _moved((each.id, each.rank, rank_of(each.title)) for each in rows)


def _ranks_of_people():
    """Who was erased has no titles any more and keeps the place for the statistics."""
    titles = defaultdict(list)
    listed = select(TITLES.c.registration_id, TITLES.c.title).order_by(TITLES.c.position)
    for registration_id, title in db.session.execute(listed):
        titles[registration_id].append(title)
    people = select(TABLE.c.id, TABLE.c.organization, TABLE.c.rank).where(TABLE.c.anonymised_at.is_(None))
    return _moved((each.id, each.rank, rank_with_unit(titles[each.id], each.organization))
                  for each in db.session.execute(people))  # fmt: skip


def _moved(rows):
    return [{"seen_id": row_id, "seen_rank": was, "read": read} for row_id, was, read in rows if read != was]
