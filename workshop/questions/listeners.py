"""A copied workshop asks the same; files go with the other personal data, and when nobody finished the form."""

from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop import hooks
from workshop.events.retention import events_past_retention
from workshop.extensions import db, utc_now
from workshop.questions import queries, services
from workshop.questions.models import AnswerFile
from workshop.vietnamese.dates import LOCAL_ZONE


def connect():
    """Answer the copying of workshops, retention, merges, and what is held about a person."""
    hooks.listen("event_copied", services.copy_questions)
    hooks.listen("forget_person", forget_person)
    hooks.listen("personal_data_of", personal_data_of)
    hooks.listen("purge", purge)
    hooks.listen("registration_merged", services.move_files)
    hooks.listen("registration_parted", services.return_files)


def forget_person(registration):
    """Erase the files that this person sent."""
    services.forget_files([registration.id])


def personal_data_of(registration_id):
    """The files that a person sent with the form."""
    rows = [
        (kept.question.label,
         f"{kept.file.filename} · {kept.created_at.astimezone(LOCAL_ZONE):%H:%M, %d/%m/%Y}")
        for kept in queries.files_of(registration_id=registration_id).values()
    ]  # fmt: skip
    return {"title": _("Files sent with the form"), "rows": rows} if rows else None


def purge(today, dry_run):
    """Erase files that were sent with a form."""
    due = select(AnswerFile.registration_id).where(
        AnswerFile.event_id.in_(events_past_retention(today)), AnswerFile.registration_id.is_not(None)
    )
    abandoned = (AnswerFile.holder.is_not(None)) & (AnswerFile.created_at < utc_now() - services.ABANDONED)
    if not dry_run:
        return {"answer_files": services.forget_files(list(db.session.scalars(due))) + services.sweep_files()}
    old = db.session.scalar(select(func.count()).select_from(due.subquery()))
    return {"answer_files": old + db.session.scalar(select(func.count()).where(abandoned))}
