"""Reads of delegates."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from workshop.audit.models import AuditEntry
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.registrations import counting, finding, places
from workshop.registrations.models import Registration
from workshop.vietnamese.names import search_words

RANK = Registration.rank_shown
SORTS = {
    "name": (Registration.name_sort, Registration.id),
    "-name": (Registration.name_sort.desc(), Registration.id.desc()),
    "rank": (RANK, Registration.rank_step, Registration.organization_folded, Registration.name_sort, Registration.id),
    "newest": (Registration.created_at.desc(), Registration.id.desc()),
    "unit": (Registration.organization_folded, Registration.name_sort, Registration.id),
    "-unit": (Registration.organization_folded.desc(), Registration.name_sort.desc(), Registration.id.desc()),
}
STATUSES = ("confirmed", "pending", "waiting", "cancelled")


def roster(event, search="", kind=None, status=None, sort="name"):
    """The delegates of ``event`` as a select; without a ``status`` all but the cancelled.

    ``search`` takes words in any order and without accents, and the last digits of a phone.
    """
    query = everyone(event, search)
    if kind:
        query = query.where(Registration.kind == kind)
    query = query.where(Registration.status == status if status else Registration.status != "cancelled")
    return query.options(selectinload(Registration.titles)).order_by(*SORTS.get(sort, SORTS["name"]))


def everyone(event, search=""):
    """All registrations of ``event`` in whatever state, as a select without an order."""
    found = finding.found_by(event, search)
    if found.is_few:
        return select(Registration).where(*found.conditions)
    return select(Registration).where(Registration.event_id == event.id, *found.conditions)


def search(event, text, limit=20):
    """The first ``limit`` delegates whom ``text`` finds, exact spelling first; nobody for an empty text."""
    return finding.best(event, text, limit) if search_words(text) else []


def registration(registration_id):
    """The registration with this id.

    :raises NotFound: if there is none.
    """
    found = db.session.get(Registration, registration_id)
    if found is None:
        raise NotFound
    return found


def registration_at(event, registration_id):
    """The registration with this id at ``event``.

    :raises NotFound: if there is none.
    """
    found = registration(registration_id)
    if found.event_id != event.id:
        raise NotFound
    return found


def by_ticket(code):
    """The registration that holds the ticket ``code`` (as ``codes.read_code`` gives it), or None."""
    return db.session.scalar(select(Registration).where(Registration.ticket_code == code))


def counts(event):
    """How many of ``event`` stand in each state, and the confirmed ones by kind: zeros included."""
    found = dict.fromkeys(STATUSES, 0)
    by_kind = {}
    for (status, kind), number in counting.grouped(event).items():
        found[status] += number
        if status == "confirmed":
            by_kind[kind] = number
    return {**found, "registered": sum(found.values()) - found["cancelled"], "by_kind": by_kind}


def place_in_line(registration):
    """Which place a waiting delegate has on the waiting list, from 1: among its kind where that has its own places."""
    line = select(Registration.id).where(
        Registration.event_id == registration.event_id, Registration.status == "waiting"
    )
    if registration.kind in places.kind_capacities(registration.event_id):
        line = line.where(Registration.kind == registration.kind)
    return list(db.session.scalars(line.order_by(*places.line()))).index(registration.id) + 1


def history(registration):
    """What was done to a registration, the latest first: audit entries, which hold no values."""
    entries = select(AuditEntry).where(
        AuditEntry.subject_type == "Registration", AuditEntry.subject_id == registration.id
    )
    return list(db.session.scalars(entries.order_by(AuditEntry.id.desc()).limit(50)))


def event_id_of(view_args):
    """For the guard: the event of the registration in the address."""
    return registration(view_args["registration_id"]).event_id
