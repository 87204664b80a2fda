"""Correcting what stands about a delegate, and the personal link."""

from workshop.audit import services as audit
from workshop.errors import StaleVersion
from workshop.registrations import consents, merges, places, readings, refusals
from workshop.registrations.models import Registration
from workshop.registrations.services.standing import move_up
from workshop.registrations.services.telling import tell
from workshop.transactions import transaction

PLAIN = (
    "full_name", "honorific", "organization", "kind", "phone", "email", "note", "language", "answers", "rank_override",
    "zone", "seat",
)  # fmt: skip


def edit_registration(registration, *, version, **changes):
    """Correct a registration; ``titles`` replaces all titles, ``consents`` all standing purposes.

    :raises StaleVersion: if somebody changed it since ``version``.
    :raises PersonErased: if nobody stands behind it any more.
    :raises AlreadyRegistered: if the correction makes it the double of another.
    :raises KindFull: if it holds a place and its new kind has none left.
    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        # the kind decides about places: held before the registration is read, as every change of them does
        event = places.locked_event(session, registration.event_id) if "kind" in changes else registration.event
        registration = session.get(Registration, registration.id)
        if registration.version != version:
            raise StaleVersion
        places.require_person(registration)
        with session.no_autoflush:
            changed = _apply(registration, changes)
            if not changed:
                return registration
            readings.derive(registration)
            if registration.kind not in [kind.code for kind in registration.event.kinds]:
                raise refusals.KindUnknown("kind")
            if registration.status != "cancelled":
                places.require_new(registration)
            if "kind" in changed and registration.status == "confirmed":
                places.require_kind_free(event, registration.kind)
            tell(registration)
        audit.record("registrations.edited", registration, fields=sorted(changed))
        if "kind" in changed:
            move_up(event)  # the place among its former kind is free now
        return registration


def revoke_link(registration):
    """Make the personal link worthless, with those of registrations merged into it; a new one can be shown at once.

    :raises PersonErased: if nobody stands behind the registration any more.
    """
    with transaction() as session:
        registration = session.get(Registration, registration.id)
        places.require_person(registration)
        for each in (registration, *merges.merged_into(registration)):
            each.link_serial += 1
        audit.record("registrations.link_revoked", registration, serial=registration.link_serial)
        return registration


def _apply(registration, changes):
    changed = [name for name in PLAIN if name in changes and _differs(getattr(registration, name), changes[name])]
    for name in changed:
        setattr(registration, name, changes[name])
    if "titles" in changes or "position" in changes:
        titles, line = readings.stated_titles(changes.get("titles", ()), changes.get("position", ""))
        if (titles, line) != ([title.title for title in registration.titles], registration.position):
            readings.state_titles(registration, titles, line)
            changed.append("titles")
    if "consents" in changes and set(changes["consents"]) != set(consents.standing(registration)):
        consents.state(registration, changes["consents"])
        changed.append("consents")
    return changed


def _differs(before, after):
    """Whether a value changes; nothing and an empty text are one."""
    return (before or "") != (after or "")
