"""The items of a workshop's programme."""

from workshop.audit import services as audit
from workshop.events.models import Event, ProgrammeSession
from workshop.events.refusals import EndsBeforeStart
from workshop.events.services.ordering import move
from workshop.events.timing import may_swap
from workshop.transactions import transaction


def add_session(event, kind, title, *, starts_at=None, ends_at=None, speaker="", speaker_title=""):
    """Add an item at the end of the programme.

    :raises EndsBeforeStart: if it would end before it starts.
    """
    with transaction() as session:
        event = session.get(Event, event.id)
        for place, known in enumerate(event.programme):  # as they are shown: one without a time comes last
            known.position = place
        item = ProgrammeSession(
            kind=kind, title=title, starts_at=starts_at, ends_at=ends_at, speaker=speaker,
            speaker_title=speaker_title, position=len(event.sessions),
        )  # fmt: skip
        _require_sense(item)
        event.sessions.append(item)
        audit.record("events.session_added", item, event_id=event.id)
        return item


def edit_session(item, **fields):
    """Change an item of the programme.

    :raises EndsBeforeStart: if it would end before it starts.
    """
    with transaction() as session:
        item = session.get(ProgrammeSession, item.id)
        for name, value in fields.items():
            setattr(item, name, value)
        _require_sense(item)
        audit.record("events.session_edited", item, event_id=item.event_id, fields=sorted(fields))
        return item


def move_session(item, by):
    """Move an item up (-1) or down (1); the clock goes before, so that only those without a time change places."""
    with transaction() as session:
        item = session.get(ProgrammeSession, item.id)
        shown = item.event.programme
        there = shown.index(item) + by
        if 0 <= there < len(shown) and may_swap(item, shown[there]):
            move(item.event.sessions, item, by, shown=shown)
            audit.record("events.session_moved", item, event_id=item.event_id)
        return item


def remove_session(item):
    """Take an item off the programme."""
    with transaction() as session:
        item = session.get(ProgrammeSession, item.id)
        audit.record("events.session_removed", item, event_id=item.event_id)
        item.event.sessions.remove(item)


def _require_sense(item):
    if item.starts_at and item.ends_at and item.ends_at <= item.starts_at:
        raise EndsBeforeStart("ends_at")
