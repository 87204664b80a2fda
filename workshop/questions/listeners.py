"""A copied workshop asks the same; files are forgotten a year after the workshop, and when nobody finished the form."""

import datetime as dt

from sqlalchemy import func, select

from workshop import hooks
from workshop.events.models import Event
from workshop.extensions import db, utc_now
from workshop.questions import services
from workshop.questions.models import AnswerFile
from workshop.vietnamese.dates import LOCAL_ZONE

KEPT = dt.timedelta(days=365)  # counted from the end of the workshop, as phones and e-mails are


def connect():
    """Answer the retention run and the copying of workshops."""
    hooks.listen("event_copied", services.copy_questions)
    hooks.listen("purge", purge)


def purge(today, dry_run):
    """Erase files that were sent with a form."""
    limit = dt.datetime.combine(today - KEPT, dt.time(), LOCAL_ZONE)
    ended = select(Event.id).where(Event.ends_at < limit, Event.is_demonstration.is_(False))
    due = select(AnswerFile.registration_id).where(
        AnswerFile.event_id.in_(ended), AnswerFile.registration_id.is_not(None)
    )
    abandoned = (AnswerFile.holder.is_not(None)) & (AnswerFile.created_at < utc_now() - services.ABANDONED)
    if not dry_run:
        return {"answer_files": services.forget_files(list(db.session.scalars(due))) + services.sweep_files()}
    old = db.session.scalar(select(func.count()).select_from(due.subquery()))
    return {"answer_files": old + db.session.scalar(select(func.count()).where(abandoned))}
