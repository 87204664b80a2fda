"""Reads: requests, people who were not told, who looked, and all that is held about a person."""

from sqlalchemy import and_, func, or_, select

from workshop import hooks
from workshop.audit.models import AuditEntry
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.imports.models import ImportBatch, ImportRow
from workshop.privacy.models import DataRequest, NoticeGiven, RequestDeadline
from workshop.registrations.delegations import queries as delegations
from workshop.registrations.models import Registration

OPEN = ("new", "answered")
# what shows or hands out contact details; the same words stand in the audit log
LOOKS = ("registrations.viewed", "registrations.exported", "privacy.data_shown", "privacy.data_downloaded",
         "imports.content_viewed")  # fmt: skip


def requests_of(event, state=""):
    """The requests of ``event`` as a select: open ones first, the nearest deadline first."""
    query = select(DataRequest).where(DataRequest.event_id == event.id)
    if state:
        query = query.where(DataRequest.state.in_(OPEN if state == "open" else (state,)))
    return query.order_by(DataRequest.closed_at.is_not(None), DataRequest.done_due_on, DataRequest.number.desc())


def request_at(event, request_id):
    """A request of ``event``.

    :raises NotFound: if there is none.
    """
    found = db.session.get(DataRequest, request_id)
    if found is None or found.event_id != event.id:
        raise NotFound
    return found


def requests_by(registration):
    """What one person asked, the latest first."""
    query = select(DataRequest).where(DataRequest.registration_id == registration.id)
    return list(db.session.scalars(query.order_by(DataRequest.number.desc())))


def open_requests(event):
    """The requests of ``event`` that somebody must still work on."""
    return list(db.session.scalars(requests_of(event, "open")))


def overdue(requests, today):
    """Those whose next deadline has passed."""
    return [request for request in requests if request.due_on < today]


def history(request):
    """What was done about a request, the first first."""
    query = select(AuditEntry).where(AuditEntry.subject_type == "DataRequest", AuditEntry.subject_id == request.id)
    return list(db.session.scalars(query.order_by(AuditEntry.id)))


def named_by_others():
    """A condition on Registration: somebody else put this person on the list."""
    return or_(Registration.source == "import", delegations.named_by_contact())


def to_inform(event, informed=False):
    """The people whom others named, in a list or for their unit, and who were not told, by name, as a select."""
    query = select(Registration, NoticeGiven.at).outerjoin(
        NoticeGiven, NoticeGiven.registration_id == Registration.id
    )
    query = query.where(
        Registration.event_id == event.id, named_by_others(), Registration.status != "cancelled",
        Registration.anonymised_at.is_(None),
        NoticeGiven.at.is_not(None) if informed else NoticeGiven.at.is_(None),
    )  # fmt: skip
    return query.order_by(Registration.name_sort, Registration.id)


def number_to_inform(event):
    """How many were not told yet."""
    return db.session.scalar(select(func.count()).select_from(to_inform(event).order_by(None).subquery()))


def notice_of(registration):
    """When the person was told, as a NoticeGiven, or None."""
    return db.session.get(NoticeGiven, registration.id)


def sources_of(registrations):
    """{registration id: (file, sheet, row)} of those whose file is on record; the first file that named them."""
    ids = [each.id for each in registrations]
    query = select(ImportRow.subject_id, ImportBatch.filename, ImportRow.sheet, ImportRow.row)
    query = query.join(ImportBatch, ImportBatch.id == ImportRow.batch_id).where(
        ImportBatch.kind == "registrations", ImportBatch.status == "applied", ImportRow.subject_id.in_(ids)
    )
    found = {}
    for row in db.session.execute(query.order_by(ImportRow.id)):
        found.setdefault(row.subject_id, (row.filename, row.sheet, row.row))
    return found


def looks(event, *, user_id=None, registration=None):
    """Who looked at or handed out personal data of ``event``, the latest first, as a select.

    Of one ``registration``: at its own page, in lists that held everybody, and by its own link.
    """
    query = select(AuditEntry).where(AuditEntry.event_id == event.id, AuditEntry.action.in_(LOOKS))
    if user_id:
        query = query.where(AuditEntry.actor_kind == "user", AuditEntry.actor_id == user_id)
    if registration:
        itself = and_(AuditEntry.subject_type == "Registration", AuditEntry.subject_id == registration.id)
        since = and_(AuditEntry.subject_type != "Registration", AuditEntry.at >= registration.created_at)
        query = query.where(or_(itself, since))
    return query.order_by(AuditEntry.id.desc())


def lookers(event):
    """The ids of the staff who looked."""
    query = select(AuditEntry.actor_id).distinct().where(
        AuditEntry.event_id == event.id, AuditEntry.action.in_(LOOKS), AuditEntry.actor_kind == "user"
    )
    return sorted(number for number in db.session.scalars(query) if number)


def named(ids):
    """{registration id: full name}."""
    query = select(Registration.id, Registration.full_name).where(Registration.id.in_(ids))
    return {row.id: row.full_name for row in db.session.execute(query)}


def held_elsewhere(registration):
    """What the other rooms answer about a person: [{"title", "rows", "note"?}]."""
    return [each for each in hooks.call("personal_data_of", registration.id) if each]


def deadlines():
    """The administrator's deadlines, by kind and day."""
    return list(db.session.scalars(select(RequestDeadline).order_by(RequestDeadline.kind, RequestDeadline.valid_from)))
