"""The order of greeting and seating by hand: what titles say stands until a person says otherwise."""

from sqlalchemy import update

from workshop.audit import services as audit
from workshop.errors import NotFound
from workshop.registrations import places, printed
from workshop.registrations.models import Registration
from workshop.registrations.services.undoing import keep_undo
from workshop.transactions import transaction

FIELDS = ("rank_override", "rank_step")


def move_in_order(event, registration_id, to):
    """Put a confirmed delegate of ``event`` at place ``to`` (from 1) of the order of rank; returns them.

    The place holds when titles change or a list is read in again. Whoever stands at the same rank
    behind it is only counted on; nobody else gets a rank of their own.

    :raises NotFound: if they are not among the confirmed ones.
    """
    with transaction() as session:
        event = places.locked_event(session, event.id)
        people = printed.people_to_print(event)
        moved = next((each for each in people if each.id == registration_id), None)
        if moved is None:
            raise NotFound
        before = people.index(moved) + 1
        people.remove(moved)
        place = min(max(to, 1), len(people) + 1)
        if place == before:
            return moved
        rows = _put(session, moved, people[:place - 1], people[place - 1:])
        keep_undo(session, event, f"order:{moved.full_name}", rows)
        audit.record("registrations.order_moved", moved, before=before, after=place)
        return moved


def clear_order(event):
    """Let the titles alone decide again; returns how many places by hand were given up."""
    with transaction() as session:
        event = places.locked_event(session, event.id)
        by_hand = [each for each in printed.people_to_print(event) if is_by_hand(each)]
        rows = {each.id: _standing(each) for each in by_hand}
        for each in by_hand:
            each.rank_override, each.rank_step = None, 0
        if rows:
            keep_undo(session, event, "order", rows)
            audit.record("registrations.order_cleared", event, event_id=event.id, rows=len(rows))
        return sum(1 for row in rows.values() if row["rank_override"] is not None)


def is_by_hand(registration):
    """Whether a person decided something about this place."""
    return registration.rank_override is not None or registration.rank_step != 0


def _put(session, moved, ahead, behind):
    """Give ``moved`` a place between the two, and return what stood before of all who changed."""
    rows = {moved.id: _standing(moved)}
    if not ahead:
        moved.rank_override, moved.rank_step = _rank(behind[0]), behind[0].rank_step - 1
        return rows
    last = ahead[-1]
    moved.rank_override, moved.rank_step = _rank(last), last.rank_step + 1
    equals = [each for each in behind if _rank(each) == _rank(last)]
    shift = last.rank_step + 2 - equals[0].rank_step if equals else 0
    if shift > 0:
        rows |= {each.id: _standing(each) for each in equals}
        # without a new version: nobody's open form about them is out of date
        session.execute(
            update(Registration).where(Registration.id.in_([each.id for each in equals]))
            .values(rank_step=Registration.rank_step + shift)
        )  # fmt: skip
    return rows


def _rank(registration):
    return registration.rank if registration.rank_override is None else registration.rank_override


def _standing(registration):
    return {name: getattr(registration, name) for name in FIELDS}
