"""The verb of feedback."""

from workshop.audit import services as audit
from workshop.events.models import Event
from workshop.extensions import utc_now
from workshop.feedback.models import FeedbackResponse
from workshop.feedback.refusals import FeedbackNotOpen
from workshop.transactions import transaction


def give_feedback(event, rating, *, comment="", answers=None, is_demonstration=False):
    """Keep what one delegate thinks of ``event``; no name is asked and none is kept.

    :raises FeedbackNotOpen: before the workshop begins.
    """
    with transaction() as session:
        if session.get(Event, event.id).starts_at > utc_now():
            raise FeedbackNotOpen
        response = FeedbackResponse(
            event_id=event.id, rating=rating, comment=comment.strip(), answers=answers or {},
            is_demonstration=is_demonstration,
        )  # fmt: skip
        session.add(response)
        audit.record("feedback.response_given", response)
        return response
