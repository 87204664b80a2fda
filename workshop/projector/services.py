"""The verb of the hall's screen."""

from workshop.audit import services as audit
from workshop.errors import N_, Invalid
from workshop.events.models import Event
from workshop.events.queries import programme_session
from workshop.extensions import utc_now
from workshop.projector.models import GROUPINGS, MODES, QR_TARGETS, Screen
from workshop.transactions import transaction


class ModeUnknown(Invalid):
    """The screen knows no such mode."""

    message = N_("The screen cannot show this.")


def choose_mode(event, mode, *, qr=None, session_id=None, grouping=None):
    """Let the screen of ``event`` show ``mode``; ``session_id`` None leaves the programme to the clock.

    :raises ModeUnknown: if the screen knows no such mode, code or grouping.
    """
    if mode not in MODES or qr not in (None, *QR_TARGETS) or grouping not in (None, *GROUPINGS):
        raise ModeUnknown("mode")
    with transaction() as session:
        # the event's row is the turn: two first choices at once must not both insert
        event = session.get(Event, event.id, with_for_update=True, populate_existing=True)
        screen = session.get(Screen, event.id)
        if screen is None:
            screen = Screen(event_id=event.id, qr="ask")
            session.add(screen)
        screen.mode, screen.changed_at = mode, utc_now()
        if qr is not None:
            screen.qr = qr
        if grouping is not None:
            screen.grouping = grouping
        if mode == "programme":
            screen.session_id = programme_session(event, session_id).id if session_id else None
        audit.record("projector.mode_chosen", screen, event_id=event.id, subject_id=event.id, mode=mode)
        return screen
