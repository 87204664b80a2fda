"""That people whom others put on a list were told so."""

from sqlalchemy import delete, select

from workshop.audit import services as audit
from workshop.audit.actor import current_actor
from workshop.privacy.models import NoticeGiven
from workshop.privacy.queries import named_by_others
from workshop.registrations.models import Registration
from workshop.transactions import transaction


def mark_informed(event, ids):
    """Keep that these people were told; returns how many were not marked before."""
    actor = current_actor()
    with transaction() as session:
        known = select(NoticeGiven.registration_id)
        people = select(Registration.id).where(
            Registration.event_id == event.id, named_by_others(), Registration.id.in_(ids),
            Registration.id.not_in(known),
        )  # fmt: skip
        new = list(session.scalars(people))
        session.add_all(
            NoticeGiven(registration_id=each, by_id=actor.id if actor.kind == "user" else None) for each in new
        )
        if new:
            audit.record("privacy.notice_given", event, event_id=event.id, registrations=new)
        return len(new)


def unmark_informed(event, ids):
    """Take the mark back; returns how many had it."""
    with transaction() as session:
        of_event = select(Registration.id).where(Registration.event_id == event.id, Registration.id.in_(ids))
        gone = delete(NoticeGiven).where(NoticeGiven.registration_id.in_(of_event))
        number = session.execute(gone, execution_options={"synchronize_session": "fetch"}).rowcount
        if number:
            audit.record("privacy.notice_taken_back", event, event_id=event.id, rows=number)
        return number
