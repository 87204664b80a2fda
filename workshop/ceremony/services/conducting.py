"""Move the stage on, from as many phones as like: each says which state it saw."""

from sqlalchemy import update

from workshop.audit import services as audit
from workshop.ceremony import providers, queries
from workshop.ceremony.models import StageOrder
from workshop.ceremony.refusals import OrderMissing, StageMovedOn
from workshop.ceremony.services.handing import note_on_stage
from workshop.errors import Invalid
from workshop.extensions import utc_now
from workshop.transactions import transaction


def conduct(event, part, to, seen):
    """Call the ``next`` group, the one before (``back``), or the group of the number ``to``.

    ``seen`` is the step that the phone showed. Whoever is called on hands over to those who stood there:
    ``next`` marks them done. After the last group the part has ended.

    :raises StageMovedOn: if the stage was moved since ``seen``; nothing changes.
    :raises OrderMissing: if nobody has a place.
    """
    with transaction() as session:
        groups = list(dict.fromkeys(turn.group for turn in queries.turns(event, part)))
        order = queries.order_of(event, part)
        if not groups or order.id is None:
            raise OrderMissing
        before, after = order.current_group, _target(groups, order, to)
        moved = session.execute(
            update(StageOrder)
            .where(StageOrder.id == order.id, StageOrder.step == seen)
            .values(step=StageOrder.step + 1, current_group=after, ended_at=None if after else utc_now())
            .execution_options(synchronize_session=False)
        )
        if moved.rowcount != 1:
            raise StageMovedOn
        session.expire(order)
        if to == "next" and before is not None:
            _hand_over_group(event, part, before)
        audit.record("ceremony.stage_moved", order, event_id=event.id, part=part, group=after)
        return order


def _target(groups, order, to):
    """The group to be called; None once all are through."""
    if to not in ("next", "back"):
        if not str(to).isdecimal() or int(to) not in groups:
            raise Invalid("to")
        return int(to)
    if order.current_group in groups:
        at = groups.index(order.current_group) + (1 if to == "next" else -1)
        return groups[max(at, 0)] if at < len(groups) else None
    if order.ended_at is not None:
        return groups[-1] if to == "back" else None
    return groups[0]


def _hand_over_group(event, part, group):
    entries = {entry.subject_id: entry for entry in providers.entries(event, part)}
    presenters = queries.presenters(event, part)
    for turn in queries.turns(event, part):
        entry = entries.get(turn.subject_id)
        if turn.group == group and turn.status == "waiting" and entry is not None:
            turn.status = "done"
            if turn.hand_over is None:
                note_on_stage(turn, presenters, entry)
