"""Erasing names from the introduction lists that were frozen for the MC."""

from sqlalchemy import delete, func, select

from workshop.audit import services as audit
from workshop.checkin.models import LeaderAbsence, LeaderFreeze
from workshop.extensions import db
from workshop.transactions import transaction


def forget_person(registration):
    """Take one person out of every frozen list, also as somebody for whom a deputy came."""
    with transaction() as session:
        session.execute(delete(LeaderAbsence).where(LeaderAbsence.registration_id == registration.id))
        frozen = select(LeaderFreeze).where(LeaderFreeze.event_id == registration.event_id)
        for freeze in session.scalars(frozen):
            lines = [_without(line, registration.id) for line in freeze.lines if line["id"] != registration.id]
            if lines != freeze.lines:
                freeze.lines = lines


def erase_introductions(event_ids, *, dry_run=False):
    """Erase the frozen lists of these workshops; returns how many."""
    due = LeaderFreeze.event_id.in_(event_ids)
    number = db.session.scalar(select(func.count()).select_from(LeaderFreeze).where(due)) if event_ids else 0
    if number and not dry_run:
        with transaction() as session:
            session.execute(delete(LeaderFreeze).where(due))
            audit.record("checkin.introductions_erased", None, subject_type="LeaderFreeze", rows=number)
    return number


def _without(line, registration_id):
    return {**line, "behalf": "", "behalf_id": None} if line["behalf_id"] == registration_id else line
