"""Giving many delegates their zone of the hall at once."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.registrations import places, refusals
from workshop.registrations.models import Registration
from workshop.registrations.services.undoing import keep_undo
from workshop.transactions import transaction
from workshop.vietnamese.names import clean_name

ZONE_LIMIT = 40


def assign_zone(event, ids, zone):
    """Put those of ``ids`` that stand at ``event`` into ``zone``, or out of any with an empty one; returns how many.

    :raises TooLong: above 40 characters.
    """
    zone = clean_name(zone or "")
    if len(zone) > ZONE_LIMIT:
        raise refusals.TooLong("zone", limit=ZONE_LIMIT)
    with transaction() as session:
        event = places.locked_event(session, event.id)
        chosen = select(Registration).where(
            Registration.event_id == event.id, Registration.id.in_(ids), Registration.status != "cancelled",
            Registration.zone != zone,
        )  # fmt: skip
        people = list(session.scalars(chosen))
        rows = {each.id: {"zone": each.zone} for each in people}
        for each in people:
            each.zone = zone
        if rows:
            keep_undo(session, event, f"zone:{zone}", rows)
            audit.record("registrations.zone_assigned", event, event_id=event.id, rows=len(rows))
        return len(rows)
