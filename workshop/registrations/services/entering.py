"""Giving a delegate a place."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.events.queries import registration_gate
from workshop.paper.codes import new_code
from workshop.questions.services import attach_files
from workshop.registrations import consents, places, readings, refusals
from workshop.registrations.delegations import quotas
from workshop.registrations.models import Registration
from workshop.registrations.services.announcing import announce_new
from workshop.registrations.services.telling import tell
from workshop.transactions import transaction
from workshop.vietnamese.dates import LOCAL_ZONE


def register(
    event, delegate, *, source, status=None, in_place_of=None, is_demonstration=False, key=None, holder=None,
    is_above_capacity=False,
):  # fmt: skip
    """Give ``delegate`` a place at ``event``, or on its waiting list when it is full.

    ``source`` is public | staff | import | api | walk_in | invitation. Without ``status`` the rules of
    the event decide; ``status="confirmed"`` insists on a place. ``key`` names one sent form: sent again
    it answers what it made the first time. Files that were sent under ``holder`` become this person's.
    ``is_above_capacity`` is somebody's decision to confirm also where no place is left; the audit log keeps it.

    :raises RegistrationClosed: from the public form, outside its time.
    :raises AlreadyRegistered: if the same name with the same phone or e-mail holds a place.
    :raises EventFull: if a place is insisted on and there is none.
    :raises UnitLimitReached: from the public form, where one unit takes no more people.
    :raises WordsChanged: if other words of the agreements hold now than were shown.
    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        event = places.locked_event(session, event.id)
        if key and (known := session.scalar(select(Registration).where(Registration.signup_key == key))):
            return known
        if source == "public":
            require_open(event)
            quotas.require_room(event, delegate.organization)
        consents.require_shown(event.id, delegate)
        registration = _stated(event, delegate, source)
        registration.is_demonstration = is_demonstration or event.is_demonstration
        registration.in_place_of_id = in_place_of.id if in_place_of else None
        places.require_new(registration)
        registration.signup_key = key
        put = _put_first(event, registration, source, status, is_above_capacity)
        session.add(registration)
        tell(registration)
        if holder:
            attach_files(holder, registration.id)
        announce_new(registration)
        audit.record("registrations.registered", registration, source=source, **put)
        return registration


def _put_first(event, registration, source, wanted, is_above_capacity):
    """Set the first state; returns what the audit log keeps of it."""
    is_above = is_above_capacity and wanted == "confirmed" and not places.is_free(event, registration.kind)
    status = wanted if is_above else first_status(event, source, wanted, registration.kind)
    places.put(registration, status)
    return {"status": status, **({"above_capacity": True} if is_above else {})}


def require_open(event, now=None):
    """Insist that the public may register now.

    :raises RegistrationClosed: with the moment where there is one.
    """
    gate = registration_gate(event, now)
    if gate == "early":
        raise refusals.RegistrationNotOpen(moment=_shown(event.registration_opens_at))
    if gate == "late":
        raise refusals.RegistrationOver(moment=_shown(event.registration_closes_at))
    if gate != "open":
        raise refusals.RegistrationClosed


def first_status(event, source, wanted=None, kind=None):
    """The state a new or restored registration takes, ``event`` being locked.

    :raises EventFull: if ``wanted`` is confirmed and there is no place.
    """
    if wanted == "confirmed":
        places.require_free(event, kind)
    if wanted is not None:
        return wanted
    if source == "public" and needs_approval(event, kind):
        return "pending"
    return "confirmed" if places.is_free(event, kind) else "waiting"


def needs_approval(event, kind):
    """Whether a person decides about each sign-up of ``kind``: as the kind says, otherwise as the event does."""
    own = next((known.needs_approval for known in event.kinds if known.code == kind), None)
    return event.needs_approval if own is None else own


def _stated(event, delegate, source):
    kinds = [kind.code for kind in event.kinds]
    kind = delegate.kind or (kinds[-1] if kinds else "")
    if kind not in kinds:
        raise refusals.KindUnknown("kind")
    registration = Registration(
        event_id=event.id, full_name=delegate.full_name, honorific=delegate.honorific, kind=kind,
        organization=delegate.organization, phone=delegate.phone, email=delegate.email, note=delegate.note,
        zone=delegate.zone, seat=delegate.seat,
        language=delegate.language, answers=dict(delegate.answers), source=source, ticket_code=new_code(),
    )  # fmt: skip
    readings.state_titles(registration, delegate.titles, delegate.position)
    readings.derive(registration)
    consents.state(registration, delegate.consents)
    return registration


def _shown(moment):
    return moment.astimezone(LOCAL_ZONE).strftime("%H:%M, %d/%m/%Y")
