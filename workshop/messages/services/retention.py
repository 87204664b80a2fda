"""Erasing what messages hold about a person: addresses and texts; that something was sent stays."""

from sqlalchemy import func, or_, select, update

from workshop.audit import services as audit
from workshop.events.models import Event
from workshop.extensions import db
from workshop.messages.models import Message
from workshop.transactions import transaction

HELD = or_(Message.address.is_not(None), Message.body != "", Message.subject != "")
ERASED = {"address": None, "body": "", "subject": ""}


def erase_before(limit, *, dry_run):
    """Erase addresses and texts of messages of workshops that ended before ``limit``; returns how many."""
    ended = select(Event.id).where(Event.ends_at < limit, Event.is_demonstration.is_(False))
    return _erase((Message.event_id.in_(ended), Message.is_demonstration.is_(False), HELD), dry_run)


def erase_of(registration_ids):
    """Erase what was written to these delegates, for the rooms that forget a person sooner; returns how many."""
    return _erase((Message.registration_id.in_(registration_ids), HELD), dry_run=False)


def _erase(due, dry_run):
    number = db.session.scalar(select(func.count()).select_from(Message).where(*due))
    if number and not dry_run:
        with transaction() as session:
            erased = update(Message).where(*due).values(**ERASED)
            session.execute(erased, execution_options={"synchronize_session": False})
            audit.record("messages.texts_erased", None, subject_type="Message", count=number)
    return number
