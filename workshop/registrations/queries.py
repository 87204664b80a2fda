"""Reads of delegates."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import selectinload

from workshop.audit.models import AuditEntry
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.registrations import places
from workshop.registrations.models import Registration
from workshop.vietnamese.names import search_words
from workshop.vietnamese.phones import normalize_phone

RANK = func.coalesce(Registration.rank_override, Registration.rank)
SORTS = {
    "name": (Registration.name_sort, Registration.id),
    "-name": (Registration.name_sort.desc(), Registration.id.desc()),
    "rank": (RANK, Registration.rank_step, Registration.organization_folded, Registration.name_sort, Registration.id),
    "newest": (Registration.created_at.desc(), Registration.id.desc()),
    "unit": (Registration.organization_folded, Registration.name_sort, Registration.id),
    "-unit": (Registration.organization_folded.desc(), Registration.name_sort, Registration.id),
}
STATUSES = ("confirmed", "pending", "waiting", "cancelled")


def roster(event, search="", kind=None, status=None, sort="name"):
    """The delegates of ``event`` as a select; without a ``status`` all but the cancelled.

    ``search`` takes words in any order and without accents, and the last digits of a phone.
    """
    query = select(Registration).where(Registration.event_id == event.id, *_found_by(search))
    if kind:
        query = query.where(Registration.kind == kind)
    query = query.where(Registration.status == status if status else Registration.status != "cancelled")
    return query.options(selectinload(Registration.titles)).order_by(*SORTS.get(sort, SORTS["name"]))


def everyone(event, search=""):
    """All registrations of ``event`` in whatever state, as a select without an order."""
    return select(Registration).where(Registration.event_id == event.id, *_found_by(search))


def search(event, text, limit=20):
    """The first ``limit`` delegates whom ``text`` finds, exact spelling first; nobody for an empty text."""
    if not search_words(text):
        return []
    query = select(Registration).where(Registration.event_id == event.id, *_found_by(text))
    exact = Registration.full_name.contains(text.strip(), autoescape=True).desc()
    return list(db.session.scalars(query.order_by(exact, *SORTS["name"]).limit(limit)))


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
    grouped = select(Registration.status, Registration.kind, func.count())
    grouped = grouped.where(Registration.event_id == event.id).group_by(Registration.status, Registration.kind)
    found = dict.fromkeys(STATUSES, 0)
    by_kind = {}
    for status, kind, number in db.session.execute(grouped):
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


def _found_by(text):
    """One condition a word: every word must be found, wherever it stands."""
    number = normalize_phone(text).number if any(sign.isdigit() for sign in text) else None
    if number:
        return [Registration.phone == number]
    return [_word(word) for word in search_words(text)]


def _word(word):
    found = Registration.search_text.like(f"% {word}%")
    if word.isascii() and word.isdecimal() and len(word) == 4:
        return or_(found, Registration.phone_tail == word)
    return found
