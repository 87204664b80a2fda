"""The administrator's deadlines."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.privacy import refusals
from workshop.privacy.models import RequestDeadline
from workshop.transactions import transaction

MOST_DAYS = 90


def add_deadline(kind, valid_from, answer_working_days, done_days, extension_days, basis=""):
    """Let other deadlines of ``kind`` hold from a day on; requests that came before keep theirs.

    :raises DaysUnreasonable: below one or above 90 days.
    :raises DeadlineTaken: if the day has one.
    """
    for name, days, least in (
        ("answer_working_days", answer_working_days, 1), ("done_days", done_days, 1),
        ("extension_days", extension_days, 0),
    ):  # fmt: skip
        if days is None or not least <= days <= MOST_DAYS:
            raise refusals.DaysUnreasonable(name)
    with transaction() as session:
        taken = select(RequestDeadline.id).where(
            RequestDeadline.kind == kind, RequestDeadline.valid_from == valid_from
        )
        if session.scalar(taken) is not None:
            raise refusals.DeadlineTaken("valid_from")
        made = RequestDeadline(
            kind=kind, valid_from=valid_from, answer_working_days=answer_working_days, done_days=done_days,
            extension_days=extension_days, basis=basis.strip()[:300],
        )  # fmt: skip
        session.add(made)
        audit.record("privacy.deadline_added", made, kind=kind, valid_from=valid_from.isoformat())
        return made


def remove_deadline(deadline):
    """Take a deadline away; the one before it holds again."""
    with transaction() as session:
        audit.record("privacy.deadline_removed", deadline, kind=deadline.kind)
        session.delete(session.get(RequestDeadline, deadline.id))
