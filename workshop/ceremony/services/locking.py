"""Lock the order, so that slips, folders and certificates lie as people are called."""

from workshop.audit import services as audit
from workshop.audit.actor import current_actor
from workshop.ceremony import providers, queries
from workshop.ceremony.refusals import OrderIncomplete, OrderMissing
from workshop.ceremony.services.ordering import open_order
from workshop.extensions import utc_now
from workshop.transactions import transaction


def lock_order(event, part):
    """Lock the order of ``part`` as the actor in force; from now on only late changes are taken.

    :raises OrderLocked: if it is.
    :raises OrderMissing: if nobody has a place.
    :raises OrderIncomplete: if somebody has none, or was withdrawn since.
    """
    with transaction() as session:
        order = open_order(session, event, part)
        rows = queries.run_sheet(event, part)
        if not rows:
            raise OrderMissing
        if queries.unordered(event, part) or any(row.is_withdrawn and row.turn.status == "waiting" for row in rows):
            raise OrderIncomplete
        actor = current_actor()
        order.locked_at, order.locked_by_id = utc_now(), actor.id if actor.kind == "user" else None
        for row in rows:
            row.turn.label = row.label
        providers.tell_order(event, part, [row.turn.subject_id for row in rows])
        audit.record("ceremony.order_locked", order, event_id=event.id, part=part, turns=len(rows))
        return order


def unlock_order(event, part):
    """Open the order again; who did it stands in the audit log."""
    with transaction() as session:
        order = open_order(session, event, part, may_be_locked=True)
        if order.locked_at is not None:
            order.locked_at = order.locked_by_id = None
            audit.record("ceremony.order_unlocked", order, event_id=event.id, part=part)
        return order
