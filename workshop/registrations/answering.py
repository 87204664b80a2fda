"""Who has not answered a question that the organizer requires: people whom a unit or a list named were never asked."""

from sqlalchemy import and_, false, func, or_, select

from workshop.extensions import db
from workshop.questions.queries import form_questions, is_asked
from workshop.registrations.models import Registration


def unanswered(questions, registration):
    """Those of ``questions`` that concern ``registration`` and have no answer."""
    return [each for each in questions if is_asked(each, registration.kind)
            and registration.answers.get(str(each.id)) in (None, "")]  # fmt: skip


def open_questions(registration, *, by_unit=False):
    """What the form asks now of ``registration`` and has no answer; a unit agrees to nothing for its people."""
    questions = form_questions(registration.event)
    return unanswered([each for each in questions if not (by_unit and each.kind == "consent")], registration)


def lacks_answers(registration, *, by_unit=False):
    """Whether a required question is open."""
    return any(each.is_required for each in open_questions(registration, by_unit=by_unit))


def is_lacking(event):
    """A condition on Registration: a required question that concerns this person has no answer."""
    lacking = [
        and_(Registration.answers[str(each.id)].as_string().is_(None),
             *([Registration.kind.in_(each.only_kinds)] if each.only_kinds else []))
        for each in form_questions(event) if each.is_required
    ]  # fmt: skip
    return or_(*lacking) if lacking else false()


def lacking_count(event):
    """How many of those who are not cancelled have a required question open."""
    if not any(each.is_required for each in form_questions(event)):
        return 0
    standing = Registration.event_id == event.id, Registration.status != "cancelled"
    return db.session.scalar(select(func.count()).select_from(Registration).where(*standing, is_lacking(event)))
