"""Confirming, cancelling, restoring, and moving up from the waiting list."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.extensions import db, utc_now
from workshop.registrations import places, refusals
from workshop.registrations.models import Registration
from workshop.registrations.services.entering import first_status
from workshop.registrations.services.telling import tell
from workshop.transactions import transaction


def confirm_registration(registration):
    """Give a place to one who waits or is not yet approved.

    :raises EventFull: if there is none left.
    """
    with transaction() as session:
        event = places.locked_event(session, registration.event_id)
        registration = session.get(Registration, registration.id)
        if registration.status != "confirmed":
            places.require_free(event)
            places.require_new(registration)
            registration.cancelled_at, registration.cancel_reason = None, ""
            _set(registration, "confirmed")
        return registration


def confirm_registrations(event, ids):
    """Confirm those of ``ids`` that wait for it, in order of sign-up; returns (confirmed, left without a place)."""
    with transaction() as session:
        event = places.locked_event(session, event.id)
        chosen = _chosen(event, ids, ("pending", "waiting"))
        confirmed = 0
        for registration in chosen:
            if not places.is_free(event):
                break
            _set(registration, "confirmed")
            confirmed += 1
        return confirmed, len(chosen) - confirmed


def cancel_registration(registration, reason=""):
    """Take a registration back; its place goes to the first on the waiting list."""
    with transaction() as session:
        event = places.locked_event(session, registration.event_id)
        registration = session.get(Registration, registration.id)
        if registration.status != "cancelled":
            _cancel(registration, reason)
            move_up(event)
        return registration


def cancel_registrations(event, ids):
    """Cancel those of ``ids`` that stand; returns how many."""
    with transaction() as session:
        event = places.locked_event(session, event.id)
        chosen = _chosen(event, ids, ("pending", "waiting", "confirmed"))
        for registration in chosen:
            _cancel(registration, "")
        move_up(event)
        return len(chosen)


def restore_registration(registration):
    """Undo a cancellation: a place if there is one, otherwise the waiting list.

    :raises NotCancelled: if it stands.
    :raises AlreadyRegistered: if the person has registered anew meanwhile.
    """
    with transaction() as session:
        event = places.locked_event(session, registration.event_id)
        registration = session.get(Registration, registration.id)
        if registration.status != "cancelled":
            raise refusals.NotCancelled
        places.require_new(registration)
        registration.cancelled_at, registration.cancel_reason = None, ""
        _set(registration, first_status(event, registration.source), "registrations.restored")
        return registration


def _chosen(event, ids, statuses):
    chosen = select(Registration).where(
        Registration.event_id == event.id, Registration.id.in_(ids), Registration.status.in_(statuses)
    )
    return list(db.session.scalars(chosen.order_by(Registration.created_at, Registration.id)))


def _cancel(registration, reason):
    registration.cancelled_at, registration.cancel_reason = utc_now(), reason[:200]
    _set(registration, "cancelled", "registrations.cancelled")


def move_up(event):
    """Confirm from the head of the waiting list while places are free; approval stays with people."""
    waiting = select(Registration).where(Registration.event_id == event.id, Registration.status == "waiting")
    for registration in db.session.scalars(waiting.order_by(Registration.created_at, Registration.id)):
        if not places.is_free(event):
            return
        _set(registration, "confirmed", "registrations.moved_up")


def _set(registration, status, action="registrations.confirmed"):
    before, registration.status = registration.status, status
    tell(registration)
    audit.record(action, registration, before=before, after=status)
