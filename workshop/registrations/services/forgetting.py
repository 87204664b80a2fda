"""Erasing what lies about a person beyond the registration: merged doubles, printed files, contacts of units."""

from sqlalchemy import and_, delete, func, or_, select, update

from workshop.audit import services as audit
from workshop.edges.jobs.models import Job, JobItem
from workshop.extensions import db
from workshop.messages.services import erase_of_units
from workshop.paper.models import StoredFile
from workshop.paper.services import erase_file
from workshop.registrations.delegations.models import Delegation
from workshop.registrations.invitations.models import Invitation
from workshop.registrations.models import PaperDesk, Registration, RegistrationMerge
from workshop.registrations.printed import BADGES
from workshop.transactions import transaction
from workshop.vietnamese.names import fold
from workshop.web.idempotency import forget_answers

INVITATIONS = "registrations.invite"  # the kind of job that draws the invitations of units
ENDED = ("done", "failed", "cancelled")
PARTS = ("file", "pdf", "docx", "merged", "zip")  # where the result of a job or item names stored files
CONTACT = {"contact_name": "", "contact_phone": None, "contact_email": None}


def forget_traces(registration):
    """Erase every other place that names this person; belongs before the name itself goes."""
    with transaction() as session:
        for job in session.scalars(select(Job).where(Job.event_id == registration.event_id, Job.kind == BADGES)):
            if registration.id in job.arguments.get("ids", ()) and job.status in ENDED:
                _erase_job(session, job)
        _forget_contact(session, registration)
        desk = session.get(PaperDesk, registration.event_id)
        if desk is not None:  # what an undo is called holds the name of who was moved
            desk.undo = [each for each in desk.undo if registration.full_name not in each["what"]]
        forget_answers([each for each in (registration.full_name, registration.phone, registration.email) if each])


def erase_papers(event_ids, *, dry_run=False):
    """Erase the files of badges and invitations of these workshops; returns how many jobs had made them."""
    due = (Job.event_id.in_(event_ids), Job.kind.in_((BADGES, INVITATIONS)), Job.status.in_(ENDED))
    number = db.session.scalar(select(func.count()).select_from(Job).where(*due)) if event_ids else 0
    if number and not dry_run:
        with transaction() as session:
            for job in session.scalars(select(Job).where(*due)):
                _erase_job(session, job)
            audit.record("registrations.papers_erased", None, subject_type="Job", rows=number)
    return number


def erase_unit_contacts(event_ids, *, dry_run=False):
    """Erase who was the contact of a unit, and why one declined; units and their answers stay. Returns how many."""
    declined = select(Invitation.delegation_id).where(Invitation.decline_reason != "")
    due = (
        Delegation.event_id.in_(event_ids), Delegation.is_demonstration.is_(False),
        or_(Delegation.contact_phone.is_not(None), Delegation.contact_email.is_not(None),
            Delegation.contact_name != "", Delegation.id.in_(declined)),
    )  # fmt: skip
    number = db.session.scalar(select(func.count()).select_from(Delegation).where(*due)) if event_ids else 0
    if number and not dry_run:
        with transaction() as session:
            reasons = update(Invitation).where(Invitation.event_id.in_(event_ids)).values(decline_reason="")
            for erased in (reasons, update(Delegation).where(*due).values(**CONTACT)):
                session.execute(erased, execution_options={"synchronize_session": False})
            audit.record("registrations.unit_contacts_erased", None, subject_type="Delegation", rows=number)
    return number


def left_behind(registration):
    """Other registrations of the same person that a merge or an earlier cancellation left behind."""
    session = db.session()
    merged, seen = [registration.id], set()
    while merged:
        seen.update(merged)
        chosen = select(RegistrationMerge.dropped_id).where(
            RegistrationMerge.kept_id.in_(merged), RegistrationMerge.undone_at.is_(None)
        )
        merged = [each for each in session.scalars(chosen) if each not in seen]
    earlier = and_(
        Registration.event_id == registration.event_id, Registration.status == "cancelled",
        Registration.name_folded == registration.name_folded, Registration.phone == registration.phone,
    )  # fmt: skip
    query = select(Registration).where(
        or_(Registration.id.in_(seen), earlier), Registration.id != registration.id,
        Registration.anonymised_at.is_(None),
    )  # fmt: skip
    return list(session.scalars(query.order_by(Registration.id)))


def _forget_contact(session, registration):
    """Take the person off the units of the workshop that named them as contact."""
    name, phone, email = fold(registration.full_name), registration.phone, registration.email
    for unit in session.scalars(select(Delegation).where(Delegation.event_id == registration.event_id)):
        is_same = (phone and unit.contact_phone == phone) or (email and unit.contact_email == email)
        if is_same or (unit.contact_name and fold(unit.contact_name) == name):
            for field, nothing in CONTACT.items():
                setattr(unit, field, nothing)
            if unit.invitation is not None:
                erase_of_units([unit.invitation.id])


def _erase_job(session, job):
    """Forget a finished job with all it has drawn."""
    results = [job.result, *session.scalars(select(JobItem.result).where(JobItem.job_id == job.id))]
    kept = {result[part] for result in results for part in PARTS if result and result.get(part)}
    for stored in session.scalars(select(StoredFile).where(StoredFile.id.in_(kept))):
        erase_file(stored)
    session.execute(delete(JobItem).where(JobItem.job_id == job.id))
    session.execute(delete(Job).where(Job.id == job.id))
