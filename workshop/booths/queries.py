"""Reads of booths."""

import re

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from workshop.booths.models import Booth
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.ocop.models import Owner
from workshop.vietnamese.names import fold, search_words

MOST_CANDIDATES = 5


def booths(event):
    """The booths of ``event`` as a select, by number: A2 before A10."""
    query = select(Booth).where(Booth.event_id == event.id).options(joinedload(Booth.owner))
    return query.order_by(Booth.number_sort, Booth.id)


def booth_at(event, booth_id):
    """The booth with this id at ``event``.

    :raises NotFound: if there is none.
    """
    found = db.session.scalar(booths(event).where(Booth.id == booth_id))
    if found is None:
        raise NotFound
    return found


def booth_numbered(event_id, number):
    """The booth with this number, or None."""
    return db.session.scalar(select(Booth).where(Booth.event_id == event_id, Booth.number == number))


def counts(event):
    """How many booths there are, and how many are linked to an owner of the registry."""
    row = db.session.execute(
        select(func.count(), func.count(Booth.owner_id)).where(Booth.event_id == event.id)
    ).one()
    return {"total": row[0], "owners": row[1]}


def owners_called(text):
    """Owners whose whole name is ``text``, or else some that contain all its words."""
    exact = list(
        db.session.scalars(select(Owner).where(Owner.name_folded == fold(text)).limit(MOST_CANDIDATES))
    )
    if exact or not search_words(text):
        return exact
    query = select(Owner)
    for word in search_words(text):
        query = query.where(Owner.name_folded.contains(word, autoescape=True))
    return list(db.session.scalars(query.order_by(Owner.name_folded, Owner.id).limit(MOST_CANDIDATES)))


def owner_names():
    """Every owner's name, for a field that completes what is typed."""
    return list(db.session.scalars(select(Owner.name).distinct().order_by(Owner.name)))


def number_sort(number):
    """``number`` so that text order is the order of the hall: figures are padded."""
    return re.sub(r"\d+", lambda found: found.group().zfill(6), fold(number))[:40]
