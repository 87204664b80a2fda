"""Confirming, cancelling, restoring, and moving up from the waiting list."""

import math
from dataclasses import replace

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.extensions import db, utc_now
from workshop.registrations import places, refusals
from workshop.registrations.models import Registration
from workshop.registrations.services.announcing import announce_standing
from workshop.registrations.services.entering import first_status, register
from workshop.registrations.services.telling import tell
from workshop.transactions import transaction

BATCH = 500  # of those who wait, looked at together


def confirm_registration(registration):
    """Give a place to one who waits or is not yet approved.

    :raises EventFull: if there is none left.
    :raises PersonErased: if nobody stands behind the registration any more.
    """
    with transaction() as session:
        event = places.locked_event(session, registration.event_id)
        registration = session.get(Registration, registration.id)
        places.require_person(registration)
        if registration.status != "confirmed":
            places.require_free(event, registration.kind)
            places.require_new(registration)
            _set(registration, "confirmed")
        return registration


def confirm_registrations(event, ids):
    """Confirm those of ``ids`` that wait for it, in order of sign-up.

    Returns how many were confirmed, and the registrations for which no place was left.
    """
    with transaction() as session:
        event = places.locked_event(session, event.id)
        chosen = [each for each in _chosen(event, ids, ("pending", "waiting")) if each.anonymised_at is None]
        left = []
        for registration in chosen:
            if places.is_free(event, registration.kind):  # a kind that is full does not stop the others
                _set(registration, "confirmed")
            else:
                left.append(registration)
        return len(chosen) - len(left), left


def queue_registration(registration):
    """Approve one for whom there is no place yet: to the end of the waiting list, or a place if one is free.

    :raises NotPending: if nobody has to approve it.
    """
    with transaction() as session:
        event = places.locked_event(session, registration.event_id)
        registration = session.get(Registration, registration.id)
        places.require_person(registration)
        if registration.status != "pending":
            raise refusals.NotPending
        _set(registration, "waiting", "registrations.queued")
        move_up(event)
        return registration


def cancel_registration(registration, reason="", *, by_guest=False):
    """Take a registration back; its place goes to the first on the waiting list.

    What a guest took back the guest may restore.
    """
    with transaction() as session:
        event = places.locked_event(session, registration.event_id)
        registration = session.get(Registration, registration.id)
        if registration.status != "cancelled":
            _cancel(registration, reason, by_guest)
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


def restore_registration(registration, *, by_guest=False):
    """Undo a cancellation: a place if there is one, otherwise the end of the waiting list.

    :raises NotCancelled: if it stands.
    :raises CancelledByOffice: if a guest wants back what the office cancelled.
    :raises AlreadyRegistered: if the person has registered anew meanwhile.
    :raises PersonErased: if nobody stands behind the registration any more.
    """
    with transaction() as session:
        event = places.locked_event(session, registration.event_id)
        registration = session.get(Registration, registration.id)
        places.require_person(registration)
        if registration.status != "cancelled":
            raise refusals.NotCancelled
        if by_guest and not registration.cancelled_from:
            raise refusals.CancelledByOffice
        places.require_new(registration)
        _set(registration, _status_again(event, registration), "registrations.restored")
        return registration


def fill_places(event):
    """Let the waiting list move up, after the number of places or the people who hold them changed."""
    with transaction() as session:
        move_up(places.locked_event(session, event.id))


def move_up(event):
    """Confirm from the head of the waiting list while places are free; approval stays with people.

    ``event`` is locked by the caller. First come first served, kind by kind: who waits for a kind that is
    full lets those behind pass. After the workshop nobody moves up any more.
    """
    if event.ends_at <= utc_now():
        return
    db.session.flush()
    # counted once: the lock keeps it true while this transaction runs
    overall, own = places.left(event)
    free = math.inf if overall is None else overall
    while free > 0 and (batch := _first_in_line(event, own, min(free, BATCH))):
        for registration in batch:
            if own.get(registration.kind, math.inf) > 0:
                _set(registration, "confirmed", "registrations.moved_up")
                own[registration.kind] = own.get(registration.kind, math.inf) - 1
                free -= 1


def _first_in_line(event, own, most):
    """The first who wait and for whose kind there is a place."""
    waiting = select(Registration).where(
        Registration.event_id == event.id, Registration.status == "waiting", Registration.anonymised_at.is_(None),
        Registration.kind.not_in([code for code, number in own.items() if number <= 0]),
    )  # fmt: skip
    return list(db.session.scalars(waiting.order_by(*places.line()).limit(most)))


def _status_again(event, registration):
    """Who had been approved once is not asked to wait for approval again."""
    was = registration.cancelled_from
    if was in ("confirmed", "waiting"):
        return "confirmed" if places.is_free(event, registration.kind) else "waiting"
    return was or first_status(event, registration.source, kind=registration.kind)


def _chosen(event, ids, statuses):
    chosen = select(Registration).where(
        Registration.event_id == event.id, Registration.id.in_(ids), Registration.status.in_(statuses)
    )
    return list(db.session.scalars(chosen.order_by(Registration.created_at, Registration.id)))


def _cancel(registration, reason, by_guest=False):
    before = registration.status
    _set(registration, "cancelled", "registrations.cancelled", cancelled=(reason, before if by_guest else ""))


def _set(registration, status, action="registrations.confirmed", cancelled=None):
    """Change the state: every change of it in this room goes through here.

    ``cancelled`` is (reason, the state before where the guest did it) of a cancellation.
    """
    before = registration.status
    places.put(registration, status)
    reason, by_guest_from = cancelled or ("", "")
    registration.cancelled_at = utc_now() if cancelled else None
    registration.cancel_reason, registration.cancelled_from = reason[:200], by_guest_from
    tell(registration)
    announce_standing(registration, before)
    audit.record(action, registration, before=before, after=status)


def hand_over(registration, delegate, *, source, status=None, is_above_capacity=False):
    """Let ``delegate`` come in place of ``registration`` (đi thay), who gives up exactly that place.

    Nobody of the waiting list moves up in between; the new one has a ticket and link of their own, the kind of
    the other where none is stated, and with ``status="confirmed"`` a place also for whom the other had none;
    ``is_above_capacity`` as for ``register``.

    :raises EventFull: if a place is insisted on, the other had none, and none is free.
    """
    with transaction() as session:
        places.locked_event(session, registration.event_id)
        registration = session.get(Registration, registration.id)
        held = registration.status
        if held != "cancelled":
            _cancel(registration, "in place of")
        wanted = status or (None if held == "cancelled" else held)
        stated = replace(delegate, kind=delegate.kind or registration.kind)
        made = register(registration.event, stated, source=source, status=wanted, in_place_of=registration,
                        is_above_capacity=is_above_capacity)  # fmt: skip
        move_up(registration.event)  # a deputy of another kind leaves a place of that kind
        return made


def hand_back(deputy):
    """Undo ``hand_over``: who was replaced has exactly that place again; returns them.

    :raises NotCancelled: if nobody gave way to ``deputy``, or they have a place of their own meanwhile.
    :raises AlreadyRegistered: PersonErased as for ``restore_registration``.
    """
    with transaction() as session:
        places.locked_event(session, deputy.event_id)
        deputy = session.get(Registration, deputy.id)
        replaced = session.get(Registration, deputy.in_place_of_id) if deputy.in_place_of_id else None
        if replaced is None or replaced.status != "cancelled":
            raise refusals.NotCancelled
        places.require_person(replaced)
        places.require_new(replaced)
        held = deputy.status
        if held == "cancelled":
            held = _status_again(replaced.event, replaced)
        else:
            _cancel(deputy, "place given back")
        _set(replaced, held, "registrations.restored")
        return replaced
