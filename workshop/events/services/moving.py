"""Moving a workshop to another time, with all that lies within it."""

import datetime as dt
from dataclasses import dataclass

from workshop import hooks
from workshop.audit import services as audit
from workshop.events.models import Event
from workshop.events.services.lifecycle import edit_event
from workshop.events.timing import delay
from workshop.transactions import transaction


@dataclass(frozen=True)
class Moved:
    """By how much a workshop was moved, and what went along."""

    by: dt.timedelta = dt.timedelta(0)
    sessions: int = 0
    points: int = 0
    closing: bool = False

    @property
    def is_anything(self):
        """Whether anything besides the workshop itself was moved."""
        return bool(self.sessions or self.points or self.closing)


def reschedule_event(event, version, *, moves_along, **fields):
    """Change ``event`` as ``edit_event`` does; where its start moves, what lies within it moves by the same time.

    The programme, the opening hours of points and the close of registration go along if ``moves_along``.

    :raises StaleVersion: if somebody saved it since ``version``.
    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        before = session.get(Event, event.id, populate_existing=True)
        by = fields.get("starts_at", before.starts_at) - before.starts_at
        closing = _moved_closing(before, by) if by and moves_along else None
        if closing:  # in one step: between the two it might lie after the end
            fields["registration_closes_at"] = closing
        event = edit_event(event, version, **fields)
        if not by or not moves_along:
            return Moved(by)
        moved = Moved(
            by, _move_programme(event, by), sum(filter(None, hooks.call("event_moved", event, by))), closing is not None
        )
        _record(event, moved)
        return moved


def move_programme(event):
    """Let the programme begin when ``event`` does, every item by the same time; answers by how much, or None."""
    with transaction() as session:
        event = session.get(Event, event.id, with_for_update=True, populate_existing=True)
        by = delay(event)
        if by is not None:
            _record(event, Moved(by, _move_programme(event, by)))
        return by


def _move_programme(event, by):
    timed = [item for item in event.sessions if item.starts_at or item.ends_at]
    for item in timed:
        item.starts_at, item.ends_at = (moment and moment + by for moment in (item.starts_at, item.ends_at))
    return len(timed)


def _moved_closing(event, by):
    """When registration closes then; None where it never does, or would before its opening."""
    closes, opens = event.registration_closes_at, event.registration_opens_at
    return None if closes is None or (opens and closes + by <= opens) else closes + by


def _record(event, moved):
    audit.record("events.times_moved", event, event_id=event.id, minutes=round(moved.by.total_seconds() / 60),
                 sessions=moved.sessions, points=moved.points, closing=moved.closing)  # fmt: skip
