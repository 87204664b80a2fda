"""Who gave what to whom, and when: on the stage, at the office, by post."""

from workshop.audit import services as audit
from workshop.audit.actor import current_actor
from workshop.ceremony import providers, queries
from workshop.ceremony.models import WAYS, HandOver, StageTurn
from workshop.ceremony.refusals import AbsentCannotReceive, PaperIsPreview, PhotoNumberTooLong
from workshop.errors import Invalid
from workshop.events.models import Event
from workshop.extensions import utc_now
from workshop.transactions import transaction

LONGEST_NUMBER = 40  # of a photograph


def hand_over_on_stage(session, turn):
    """Note that ``turn`` got its paper on the stage just now, unless it is noted; belongs inside a transaction."""
    if turn.hand_over is not None:
        return turn.hand_over
    event = session.get(Event, turn.event_id)
    return note_on_stage(turn, queries.presenters(event, turn.part), _entry_of(event, turn))


def note_on_stage(turn, presenters, entry):
    """The hand-over of one turn, from what is known of it."""
    turn.hand_over = HandOver(
        handed_at=utc_now(), way="stage", presented_by=presenters.get(turn.group, ""),
        received_by=turn.proxy_name or (entry.receiver if entry else ""), is_proxy=bool(turn.proxy_name),
        recorded_by_id=_user_id(),
    )  # fmt: skip
    return turn.hand_over


def record_hand_over(
    turn, *, way, handed_at=None, presented_by="", received_by="", is_proxy=False, photo_number="", may_be_preview=True
):  # fmt: skip
    """Note or correct a hand-over; one on the stage makes the turn done.

    ``may_be_preview`` says that a paper was given which is only a preview here.

    :raises PaperIsPreview: if it is one, and ``may_be_preview`` is False.
    :raises AbsentCannotReceive: on the stage, for a turn that is marked absent.
    """
    if way not in WAYS:
        raise Invalid("way")
    with transaction() as session:
        turn = session.get(StageTurn, turn.id)
        if way == "stage" and turn.status == "absent":
            raise AbsentCannotReceive
        if turn.hand_over is None and not may_be_preview:
            _refuse_preview(session, turn)
        kept = turn.hand_over or HandOver(handed_at=utc_now())
        kept.way, kept.handed_at, kept.is_proxy = way, handed_at or kept.handed_at, is_proxy
        kept.presented_by, kept.received_by = _line(presented_by), _line(received_by)
        kept.photo_number, kept.recorded_by_id = _line(photo_number, 40), _user_id()
        turn.hand_over = kept
        if way == "stage":
            turn.status = "done"
        audit.record("ceremony.hand_over_recorded", turn, event_id=turn.event_id, way=way)
        return kept


def forget_hand_over(turn):
    """Take back a hand-over that did not happen; the turn waits again unless its people were absent."""
    with transaction() as session:
        turn = session.get(StageTurn, turn.id)
        turn.hand_over = None
        turn.status = "absent" if turn.status == "absent" else "waiting"
        audit.record("ceremony.hand_over_forgotten", turn, event_id=turn.event_id)
        return turn


def note_photos(event, part, numbers):
    """Note the photo numbers of many hand-overs: ``numbers`` is {turn id: number}. Returns how many changed.

    :raises PhotoNumberTooLong: if one does not fit; nothing is noted.
    """
    with transaction():
        changed = 0
        for turn in queries.turns(event, part):
            number = " ".join(numbers.get(turn.id, "").split())
            if len(number) > LONGEST_NUMBER:
                raise PhotoNumberTooLong(limit=LONGEST_NUMBER, name=turn.label)
            if turn.hand_over is not None and turn.id in numbers and turn.hand_over.photo_number != number:
                turn.hand_over.photo_number = number
                changed += 1
        if changed:
            audit.record("ceremony.photos_noted", event, event_id=event.id, part=part, count=changed)
        return changed


def _refuse_preview(session, turn):
    entry = _entry_of(session.get(Event, turn.event_id), turn)
    if entry is not None and entry.is_preview:
        raise PaperIsPreview("is_preview_meant", name=entry.label)


def _entry_of(event, turn):
    return next((each for each in providers.entries(event, turn.part) if each.subject_id == turn.subject_id), None)


def _line(text, most=200):
    return " ".join(text.split())[:most]


def _user_id():
    actor = current_actor()
    return actor.id if actor.kind == "user" else None
