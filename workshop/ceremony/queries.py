"""Reads of the order on the stage."""

from sqlalchemy import func, select

from workshop.ceremony import providers
from workshop.ceremony.models import StageTurn
from workshop.errors import NotFound
from workshop.extensions import db

DEFAULT_GROUP_SIZE = 5


def turns(event, part):
    """The turns of ``part`` in their order."""
    query = select(StageTurn).where(StageTurn.event_id == event.id, StageTurn.part == part)
    return list(db.session.scalars(query.order_by(StageTurn.position, StageTurn.id)))


def turn(event, turn_id):
    """One turn of ``event``.

    :raises NotFound: if it has none with this id.
    """
    found = db.session.scalar(select(StageTurn).where(StageTurn.id == turn_id, StageTurn.event_id == event.id))
    if found is None:
        raise NotFound
    return found


def group_size(event, part):
    """How many stand on the stage together: the size of the first group, at least five while it is the only one."""
    query = select(StageTurn.group, func.count()).where(StageTurn.event_id == event.id, StageTurn.part == part)
    sizes = dict(db.session.execute(query.group_by(StageTurn.group)).all())
    return sizes[1] if len(sizes) > 1 else max(DEFAULT_GROUP_SIZE, sizes.get(1, 0))


def run_sheet(event, part):
    """Rows (turn, its entry or None) in the order of the stage; an entry is missing where it was withdrawn since."""
    by_subject = {entry.subject_id: entry for entry in providers.entries(event, part)}
    return [(each, by_subject.get(each.subject_id)) for each in turns(event, part)]


def unordered(event, part):
    """What is to come onto the stage and has no place in the order yet."""
    placed = {each.subject_id for each in turns(event, part)}
    return [entry for entry in providers.entries(event, part) if entry.subject_id not in placed]
