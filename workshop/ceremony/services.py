"""Put the stage in order, and follow it."""

from workshop.audit import services as audit
from workshop.ceremony import providers, queries
from workshop.ceremony.models import StageTurn
from workshop.errors import N_, Invalid
from workshop.events.models import Event
from workshop.transactions import transaction

LARGEST_GROUP = 30


class GroupSizeUnusable(Invalid):
    """The stage holds at least one and at most thirty."""

    message = N_("Enter a number from 1 to 30.")


def build_order(event, part, *, group_size=None):
    """Bring the order of ``part`` up to date: who is new comes last, who is gone and still waiting is taken out.

    The order that people made stays. Returns the turns.

    :raises GroupSizeUnusable: below 1 or above 30.
    """
    if group_size is not None and not 1 <= group_size <= LARGEST_GROUP:
        raise GroupSizeUnusable("group_size")
    with transaction() as session:
        event = session.get(Event, event.id, with_for_update=True, populate_existing=True)
        size = group_size or queries.group_size(event, part)
        entries = {entry.subject_id: entry for entry in providers.entries(event, part)}
        kept = []
        for turn in queries.turns(event, part):
            entry = entries.pop(turn.subject_id, None)
            if entry is None and turn.status == "waiting":
                session.delete(turn)
                continue
            turn.label = entry.label if entry else turn.label
            kept.append(turn)
        kept += [
            StageTurn(event_id=event.id, part=part, subject_id=entry.subject_id, label=entry.label)
            for entry in entries.values()
        ]
        _number(kept, size)
        session.add_all(kept)
        audit.record("ceremony.order_built", event, event_id=event.id, part=part, turns=len(kept), group_size=size)
        return kept


def move_turn(turn, by):
    """Move a turn up (-1) or down (1); the groups are counted anew."""
    with transaction() as session:
        turn = session.get(StageTurn, turn.id)
        event = session.get(Event, turn.event_id, with_for_update=True, populate_existing=True)
        size = queries.group_size(event, turn.part)
        ordered = queries.turns(event, turn.part)
        here = ordered.index(turn)
        ordered.insert(min(max(here + by, 0), len(ordered) - 1), ordered.pop(here))
        _number(ordered, size)
        audit.record("ceremony.turn_moved", turn, by=by)
        return turn


def mark_turn(turn, status):
    """Note that a turn is ``done``, its people ``absent``, or that it is still ``waiting``."""
    if status not in ("waiting", "done", "absent"):
        raise Invalid("status")
    with transaction() as session:
        turn = session.get(StageTurn, turn.id)
        turn.status = status
        audit.record("ceremony.turn_marked", turn, status=status)
        return turn


def _number(turns, size):
    for place, turn in enumerate(turns):
        turn.position, turn.group = place, place // size + 1
