"""Put the stage in order while it is not locked."""

from sqlalchemy import delete, select

from workshop.audit import services as audit
from workshop.ceremony import arranging, providers, queries
from workshop.ceremony.models import StageGroup, StageTurn
from workshop.ceremony.refusals import GroupSizeUnusable, OrderLocked
from workshop.events.models import Event
from workshop.transactions import transaction


def build_order(event, part, *, group_size=None, afresh=False):
    """Bring the order of ``part`` up to date: who is new comes last, who is gone and still waiting is taken out.

    The order that people made stays, unless ``afresh``: then it is from the high award to the low one again.
    Returns the turns.

    :raises GroupSizeUnusable: below 1 or above 30.
    :raises OrderLocked: if somebody locked it.
    """
    if group_size is not None and not 1 <= group_size <= arranging.LARGEST_SIZE:
        raise GroupSizeUnusable("group_size")
    with transaction() as session:
        order = open_order(session, event, part)
        order.group_size = group_size or order.group_size
        entries = {entry.subject_id: entry for entry in providers.entries(event, part)}
        kept = _brought_up_to_date(session, event, part, entries)
        if afresh:
            first = {subject: place for place, subject in enumerate(entries)}
            kept.sort(key=lambda turn: first.get(turn.subject_id, -1))
        renumber(session, order, kept)
        audit.record("ceremony.order_built", event, event_id=event.id, part=part, turns=len(kept),
                     group_size=order.group_size, afresh=afresh)  # fmt: skip
        return kept


def move_turn(turn, by):
    """Move a turn up (-1) or down (1); the groups are counted anew.

    :raises OrderLocked: if somebody locked the order.
    """
    with transaction() as session:
        turn = session.get(StageTurn, turn.id)
        return place_turn(turn, turn.position + 1 + by)


def place_turn(turn, number):
    """Call a turn as the ``number``th, counted from 1; the last one where there are not so many.

    :raises OrderLocked: if somebody locked the order.
    """
    with transaction() as session:
        turn = session.get(StageTurn, turn.id)
        order = open_order(session, session.get(Event, turn.event_id), turn.part)
        ordered = queries.turns(session.get(Event, turn.event_id), turn.part)
        ordered.remove(turn)
        ordered.insert(min(max(number - 1, 0), len(ordered)), turn)
        renumber(session, order, ordered)
        audit.record("ceremony.turn_moved", turn, event_id=turn.event_id, number=turn.position + 1)
        return turn


def name_presenters(event, part, names):
    """Say who presents to each group: ``names`` is {group: name}; an empty name forgets.

    :raises OrderLocked: if somebody locked the order.
    """
    with transaction() as session:
        open_order(session, event, part)
        query = select(StageGroup).where(StageGroup.event_id == event.id, StageGroup.part == part)
        known = {group.number: group for group in session.scalars(query)}
        for number, name in names.items():
            group = known.get(number) or StageGroup(event_id=event.id, part=part, number=number)
            group.presenter = " ".join(name.split())[:200]
            session.add(group)
        audit.record("ceremony.presenters_named", event, event_id=event.id, part=part, groups=sorted(names))


def open_order(session, event, part, *, may_be_locked=False):
    """The order of ``part`` for a change, made where there is none; the event's row is the turn.

    :raises OrderLocked: if somebody locked it.
    """
    session.get(Event, event.id, with_for_update=True, populate_existing=True)
    order = queries.order_of(event, part)
    if order.locked_at is not None and not may_be_locked:
        raise OrderLocked
    session.add(order)
    return order


def renumber(session, order, turns):
    """Give ``turns`` their positions, groups, places and folders in this order."""
    session.flush()
    for place, turn in enumerate(turns):
        turn.position, turn.folder = -1 - place, None  # no two turns ever have one position, also on the way
        session.add(turn)
    session.flush()
    found = arranging.places([turn.section for turn in turns], order.group_size)
    for place, (turn, (group, beside)) in enumerate(zip(turns, found, strict=True)):
        turn.position, turn.folder, turn.group, turn.place = place, place + 1, group, beside
    last = found[-1][0] if found else 0
    session.execute(delete(StageGroup).where(
        StageGroup.event_id == order.event_id, StageGroup.part == order.part, StageGroup.number > last))  # fmt: skip
    session.flush()


def _brought_up_to_date(session, event, part, entries):
    left, kept = dict(entries), []
    for turn in queries.turns(event, part):
        entry = left.pop(turn.subject_id, None)
        if entry is None and turn.status == "waiting":
            session.delete(turn)
            continue
        if entry is not None:
            turn.label, turn.section = entry.label, entry.section
        kept.append(turn)
    kept += [
        StageTurn(event_id=event.id, part=part, subject_id=entry.subject_id, label=entry.label, section=entry.section)
        for entry in left.values()
    ]
    return kept
