"""Erasing what messages hold about a person: addresses and texts; that something was sent stays."""

from sqlalchemy import func, or_, select, update

from workshop.audit import services as audit
from workshop.extensions import db
from workshop.messages.models import Mailing, Message
from workshop.messages.services.posting import silence, withdraw_from_unit
from workshop.transactions import transaction

HELD = or_(Message.address.is_not(None), Message.body != "", Message.subject != "")
ERASED = {"address": None, "body": "", "subject": ""}


def erase_past(event_ids, *, dry_run):
    """Erase addresses and texts of messages of these workshops, and who was looked for; returns how many messages."""
    due = (Message.event_id.in_(event_ids), Message.is_demonstration.is_(False), HELD)
    if event_ids and not dry_run:
        with transaction() as session:
            for mailing in session.scalars(select(Mailing).where(Mailing.event_id.in_(event_ids))):
                mailing.note = ""
                _forget_search(mailing)
    return _erase(due, dry_run) if event_ids else 0


def erase_of(registration_ids):
    """Erase what was written to these delegates, for the rooms that forget a person sooner; returns how many."""
    with transaction() as session:
        theirs = select(Message.mailing_id).where(Message.registration_id.in_(registration_ids))
        for mailing in session.scalars(select(Mailing).where(Mailing.id.in_(theirs))):
            _forget_search(mailing)
        return _erase((Message.registration_id.in_(registration_ids), HELD), dry_run=False)


def erase_of_units(invitation_ids):
    """Erase what was written to these units, whose contact is forgotten, and take back what still waits."""
    for invitation_id in invitation_ids:
        withdraw_from_unit(invitation_id, "restricted")
    return _erase((Message.invitation_id.in_(invitation_ids), HELD), dry_run=False)


def forget_person(registration):
    """Erase what was written to one person and take back what still waits; that something was sent stays.

    What went to a unit at the person's address is theirs as well.
    """
    with transaction():
        silence(registration.id)
        if registration.email:
            sent_there = (Message.event_id == registration.event_id, Message.invitation_id.is_not(None),
                          Message.address == registration.email)  # fmt: skip
            _erase((*sent_there, HELD), dry_run=False)
        return erase_of([registration.id])


def _forget_search(mailing):
    """What was typed to find people may be a name."""
    if mailing.audience.get("search"):
        mailing.audience = {**mailing.audience, "search": ""}


def _erase(due, dry_run):
    number = db.session.scalar(select(func.count()).select_from(Message).where(*due))
    if number and not dry_run:
        with transaction() as session:
            erased = update(Message).where(*due).values(**ERASED)
            session.execute(erased, execution_options={"synchronize_session": False})
            audit.record("messages.texts_erased", None, subject_type="Message", count=number)
    return number
