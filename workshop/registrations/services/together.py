"""Many cancelled in one act, and that act taken back."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.errors import NotFound
from workshop.extensions import db, utc_now
from workshop.registrations import places, refusals
from workshop.registrations.models import BulkCancellation, Registration
from workshop.registrations.services.standing import cancel_registrations, restore_registration
from workshop.transactions import transaction

AT_ONCE = 500  # more ids than so are no list of parameters


def cancel_many(event, ids):
    """Cancel those of ``ids`` that stand; returns the BulkCancellation that can be undone."""
    with transaction() as session:
        places.locked_event(session, event.id)
        standing = _in_parts(event, ids, Registration.status != "cancelled")
        for start in range(0, len(standing), AT_ONCE):
            cancel_registrations(event, standing[start : start + AT_ONCE])
        made = BulkCancellation(event_id=event.id, registration_ids=standing)
        session.add(made)
        audit.record("registrations.cancelled_together", event, event_id=event.id, rows=len(standing))
        return made


def restore_many(cancellation):
    """Take a BulkCancellation back; returns (restored, left cancelled because they registered anew or were erased).

    :raises NotFound: if it was taken back before.
    """
    with transaction() as session:
        cancellation = session.get(BulkCancellation, cancellation.id)
        if cancellation is None or cancellation.undone_at is not None:
            raise NotFound
        event = places.locked_event(session, cancellation.event_id)
        restored = left = 0
        for registration_id in _in_parts(event, cancellation.registration_ids, Registration.status == "cancelled"):
            try:
                restore_registration(session.get(Registration, registration_id))
                restored += 1
            except (refusals.AlreadyRegistered, refusals.PersonErased):
                left += 1
        cancellation.undone_at = utc_now()
        audit.record("registrations.restored_together", event, event_id=event.id, rows=restored)
        return restored, left


def bulk_at(event, cancellation_id):
    """The cancellation with this id at ``event`` that was not taken back, or None."""
    found = db.session.get(BulkCancellation, cancellation_id)
    return found if found is not None and found.event_id == event.id and found.undone_at is None else None


def _in_parts(event, ids, condition):
    found = []
    for start in range(0, len(ids), AT_ONCE):
        part = select(Registration.id).where(
            Registration.event_id == event.id, Registration.id.in_(ids[start : start + AT_ONCE]), condition
        )
        found += db.session.scalars(part.order_by(Registration.id))
    return found
