"""Erasing persons while what is counted stays: kind, unit, state and times are untouched."""

from sqlalchemy import Text, cast, delete, func, or_, select, update

from workshop.audit import services as audit
from workshop.extensions import db, utc_now
from workshop.registrations import words
from workshop.registrations.models import Registration, RegistrationMerge, RegistrationTitle
from workshop.registrations.services.merging import forget_merges
from workshop.registrations.services.telling import tell
from workshop.transactions import transaction
from workshop.vietnamese.names import fold, sort_key

NAMELESS = "(đã ẩn danh)"
CONTACTS = {"phone": None, "phone_tail": None, "email": None, "note": "", "cancel_reason": "", "answers": {}}


def anonymise_registration(registration):
    """Erase name, titles, contacts, answers and notes of one person for good; desks learn it at once."""
    with transaction() as session:
        registration = session.get(Registration, registration.id)
        if registration.anonymised_at is None:
            for name, value in {**CONTACTS, **_nameless(registration.organization)}.items():
                setattr(registration, name, value)
            registration.titles = []
            either = (RegistrationMerge.kept_id, RegistrationMerge.dropped_id)
            forget_merges(or_(*(column == registration.id for column in either)))
            for consent in registration.consents:
                consent.reason = ""
            registration.anonymised_at = utc_now()
            tell(registration)
            audit.record("registrations.anonymised", registration)
        return registration


def erase_contacts(event_ids, *, dry_run=False):
    """Erase phones, e-mails, notes and answers of these workshops; returns how many people that concerned."""
    due = (
        Registration.event_id.in_(event_ids), Registration.is_demonstration.is_(False),
        or_(Registration.phone.is_not(None), Registration.email.is_not(None), Registration.note != "",
            Registration.phone_tail.is_not(None), Registration.cancel_reason != "",
            cast(Registration.answers, Text) != "{}"),
    )  # fmt: skip
    number = db.session.scalar(select(func.count()).where(*due)) if event_ids else 0
    if number and not dry_run:
        with transaction() as session:
            session.execute(_quietly(update(Registration).where(*due).values(**CONTACTS)))
            forget_merges(RegistrationMerge.event_id.in_(event_ids))
            audit.record("registrations.contacts_erased", None, subject_type="Registration", rows=number)
    return number


def erase_names(event_ids, *, dry_run=False):
    """Erase names and titles of these workshops as well; returns how many people that concerned."""
    due = select(Registration.id, Registration.organization).where(
        Registration.event_id.in_(event_ids), Registration.is_demonstration.is_(False),
        Registration.anonymised_at.is_(None),
    )  # fmt: skip
    people = db.session.execute(due).all() if event_ids else []
    if people and not dry_run:
        with transaction() as session:
            for row in people:
                values = {**CONTACTS, **_nameless(row.organization), "anonymised_at": utc_now()}
                session.execute(_quietly(update(Registration).where(Registration.id == row.id).values(**values)))
            ids = [row.id for row in people]
            session.execute(_quietly(delete(RegistrationTitle).where(RegistrationTitle.registration_id.in_(ids))))
            words.refresh(session.connection(), Registration.event_id.in_(event_ids))
            audit.record("registrations.names_erased", None, subject_type="Registration", rows=len(people))
    return len(people)


def _nameless(organization):
    return {
        "full_name": NAMELESS, "name_folded": fold(NAMELESS), "name_sort": sort_key(NAMELESS)[:400], "honorific": "",
        "position": "", "search_text": words.search_line("", organization, ""),
    }  # fmt: skip


def _quietly(statement):
    return statement.execution_options(synchronize_session=False)
