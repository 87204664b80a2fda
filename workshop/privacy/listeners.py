"""What personal data tells the dashboard and the retention run."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, or_, select, update

from workshop import hooks
from workshop.audit import services as audit
from workshop.events.retention import events_past_retention
from workshop.extensions import db, utc_now
from workshop.privacy import queries, services
from workshop.privacy.models import DataRequest
from workshop.transactions import transaction
from workshop.vietnamese.dates import local_day


def connect():
    """Answer the dashboard and the retention run."""
    hooks.listen("needs_attention", needs_attention)
    hooks.listen("purge", purge)
    hooks.listen("registration_merged", services.move_records)
    hooks.listen("registration_parted", services.return_records)


def needs_attention(event):
    """Requests about personal data, overdue ones first in tone, and people who were not informed."""
    tasks = []
    waiting = queries.open_requests(event)
    late = queries.overdue(waiting, local_day(utc_now()))
    if late:
        title = ngettext("%(num)s request about personal data is overdue",
                         "%(num)s requests about personal data are overdue", len(late))  # fmt: skip
        tasks.append({"title": title, "tone": "stop", "status": _("Overdue"), "hint": _("Answer today"),
                      "url": url_for("data_requests.index", slug=event.slug)})  # fmt: skip
    elif waiting:
        title = ngettext("%(num)s request about personal data is open",
                         "%(num)s requests about personal data are open", len(waiting))  # fmt: skip
        tasks.append({"title": title, "tone": "wait", "hint": _("Each has its own deadline"),
                      "url": url_for("data_requests.index", slug=event.slug)})  # fmt: skip
    untold = queries.number_to_inform(event)
    if untold and not event.is_demonstration:
        title = ngettext("%(num)s person from a list was not told that they stand on it",
                         "%(num)s people from lists were not told that they stand on them", untold)  # fmt: skip
        tasks.append({"title": title, "tone": "wait", "hint": _("Send the notice"),
                      "url": url_for("privacy.notices", slug=event.slug)})  # fmt: skip
    return tasks


def purge(today, dry_run):
    """Erase what people wrote in closed requests of workshops past their retention; number and dates stay."""
    ids = events_past_retention(today)
    due = (
        DataRequest.event_id.in_(ids), DataRequest.closed_at.is_not(None),
        or_(DataRequest.words != "", DataRequest.answer != "", DataRequest.outcome != ""),
    )  # fmt: skip
    number = db.session.scalar(select(func.count()).where(*due)) if ids else 0
    if number and not dry_run:
        with transaction() as session:
            erased = update(DataRequest).where(*due).values(words="", answer="", outcome="")
            session.execute(erased, execution_options={"synchronize_session": False})
            audit.record("privacy.request_words_erased", None, subject_type="DataRequest", rows=number)
    return {"data_requests": number}
