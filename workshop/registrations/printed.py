"""Reads for what is printed: the order of rank, remembered choices, spare tickets, files of badges."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from workshop.edges.jobs.models import Job
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.paper.models import StoredFile
from workshop.registrations.models import PaperDesk, Registration, SpareTicket
from workshop.registrations.queries import SORTS, roster

BADGES = "registrations.badges"  # the kind of job
ORDERS = ("kind", "unit", "name", "rank")


def people_to_print(event, *, ids=(), kinds=(), units="", order="rank"):
    """The confirmed delegates of ``event``, or those of ``ids`` in any state, in the order of the pile.

    Who was erased stands on no paper. ``units`` holds words that the unit must have, without accents and in any order.
    """
    query = roster(event).where(Registration.id.in_(ids)) if ids else roster(event, status="confirmed")
    query = query.where(Registration.anonymised_at.is_(None))
    if kinds:
        query = query.where(Registration.kind.in_(kinds))
    for word in units.split():
        query = query.where(Registration.organization_folded.contains(word, autoescape=True))
    keys = SORTS["rank" if order == "rank" else "unit" if order == "unit" else "name"]
    people = list(db.session.scalars(query.order_by(None).order_by(*keys)))
    if order == "kind":
        places = {kind.code: place for place, kind in enumerate(event.kinds)}
        people.sort(key=lambda each: places.get(each.kind, len(places)))
    return people


def desk_of(event):
    """The remembered choices of ``event``; a fresh, unsaved one where there are none."""
    return db.session.get(PaperDesk, event.id) or PaperDesk(event_id=event.id, choices={}, undo=[])


def spares(event, *, free_only=False):
    """The spare tickets of ``event`` by number; with ``free_only`` those that nobody has yet."""
    query = select(SpareTicket).where(SpareTicket.event_id == event.id).order_by(SpareTicket.number)
    if free_only:
        query = query.where(SpareTicket.assigned_at.is_(None))
    return list(db.session.scalars(query))


def free_spare(event, code):
    """The spare ticket of ``event`` with this code that nobody has yet, or None."""
    found = db.session.scalar(select(SpareTicket).where(SpareTicket.event_id == event.id, SpareTicket.code == code))
    return found if found is not None and found.assigned_at is None else None


def badge_jobs(event, limit=5):
    """The latest jobs that print badges of ``event``, the newest first."""
    query = select(Job).where(Job.event_id == event.id, Job.kind == BADGES)
    return list(db.session.scalars(query.order_by(Job.id.desc()).limit(limit)))


def badge_file(event, job_id):
    """The finished file of a job that printed badges of ``event``.

    :raises NotFound: if there is no such job, it is not finished, or its file was erased since.
    """
    job = db.session.get(Job, job_id)
    if job is None or (job.event_id, job.kind) != (event.id, BADGES):
        raise NotFound
    stored = db.session.get(StoredFile, (job.result or {}).get("file") or 0)
    if stored is None:
        raise NotFound
    return stored


def replaced_by(people):
    """{id of a deputy among ``people``: the registration in whose place they come}."""
    wanted = {each.in_place_of_id: each.id for each in people if each.in_place_of_id}
    found = select(Registration).where(Registration.id.in_(wanted)).options(selectinload(Registration.titles))
    return {wanted[each.id]: each for each in db.session.scalars(found)} if wanted else {}
