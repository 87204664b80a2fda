"""What may change up to the last minute, also in a locked order: absent, somebody else instead, called last.

None of it moves anybody else: the others keep their number, group, place and folder.
"""

from sqlalchemy import func, select

from workshop.audit import services as audit
from workshop.ceremony.models import STATUSES, StageTurn
from workshop.ceremony.refusals import TurnDone
from workshop.ceremony.services.handing import hand_over_on_stage
from workshop.ceremony.services.ordering import open_order
from workshop.errors import Invalid
from workshop.events.models import Event
from workshop.transactions import transaction


def mark_turn(turn, status):
    """Note that a turn is ``done``, its people ``absent``, or that it is still ``waiting``.

    Done hands over what it came for; waiting takes a hand-over on the stage back.
    """
    if status not in STATUSES:
        raise Invalid("status")
    with transaction() as session:
        turn = locked_turn(session, turn)
        turn.status = status
        if status == "done":
            hand_over_on_stage(session, turn)
        elif turn.hand_over is not None and turn.hand_over.way == "stage":
            turn.hand_over = None
        audit.record("ceremony.turn_marked", turn, event_id=turn.event_id, status=status)
        return turn


def set_proxy(turn, name):
    """Let somebody else receive or sign (nhận thay); an empty ``name`` takes it back.

    :raises TurnDone: if it is over.
    """
    with transaction() as session:
        turn = locked_turn(session, turn)
        if turn.status == "done":
            raise TurnDone
        turn.proxy_name = " ".join(name.split())[:200]
        audit.record("ceremony.proxy_named", turn, event_id=turn.event_id, is_named=bool(turn.proxy_name))
        return turn


def move_to_end(turn):
    """Call a turn last, in a group of its own after the others; its folder keeps its number.

    :raises TurnDone: if it is over.
    """
    with transaction() as session:
        turn = locked_turn(session, turn)
        if turn.status == "done":
            raise TurnDone
        order = open_order(session, session.get(Event, turn.event_id), turn.part, may_be_locked=True)
        turn.position = 1 + _most(session, turn, StageTurn.position)
        turn.status = "waiting"
        turn.group, turn.place = _place_at_end(session, turn, order.group_size)
        audit.record("ceremony.turn_moved_to_end", turn, event_id=turn.event_id)
        return turn


def locked_turn(session, turn):
    """The turn, read anew behind the event's row."""
    session.get(Event, turn.event_id, with_for_update=True, populate_existing=True)
    return session.get(StageTurn, turn.id, populate_existing=True)


def _place_at_end(session, turn, group_size):
    """The last group where it holds only such as came to the end before and has room, otherwise a new one."""
    last = _most(session, turn, StageTurn.group)
    query = select(StageTurn).where(StageTurn.event_id == turn.event_id, StageTurn.part == turn.part,
                                    StageTurn.group == last, StageTurn.id != turn.id)  # fmt: skip
    there = list(session.scalars(query))
    came_late = there and all(each.folder != each.position + 1 and each.status == "waiting" for each in there)
    if came_late and len(there) < group_size and {each.section for each in there} == {turn.section}:
        return last, max(each.place for each in there) + 1
    return last + 1, 1


def _most(session, turn, column):
    query = select(func.max(column)).where(StageTurn.event_id == turn.event_id, StageTurn.part == turn.part)
    return session.scalar(query)
