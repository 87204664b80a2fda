"""The clock of a request: which deadlines hold on a day, and on which days they fall."""

import csv
import datetime as dt
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from sqlalchemy import select

from workshop.extensions import db
from workshop.privacy.models import RequestDeadline

_SHIPPED = Path(__file__).parent / "data" / "deadlines.csv"
_SATURDAY = 5


def deadline_of(kind, day):
    """The deadlines of ``kind`` that hold on ``day``: the administrator's last before it, otherwise the shipped."""
    query = select(RequestDeadline).where(RequestDeadline.kind == kind, RequestDeadline.valid_from <= day)
    found = db.session.scalar(query.order_by(RequestDeadline.valid_from.desc()).limit(1))
    return found or shipped()[kind]


def dues(kind, received_on):
    """(the day of the first answer, the day by which it is done) of a request that came on ``received_on``."""
    deadline = deadline_of(kind, received_on)
    answered = working_days_after(received_on, deadline.answer_working_days)
    return answered, received_on + dt.timedelta(days=deadline.done_days)


def working_days_after(day, number):
    """``number`` working days after ``day``; holidays are not known here, so that a date is early and never late."""
    while number:
        day += dt.timedelta(days=1)
        number -= day.weekday() < _SATURDAY
    return day


@cache
def shipped():
    """{kind: deadlines} that the product comes with."""
    with open(_SHIPPED, encoding="utf-8", newline="") as file:
        return {row["kind"]: _typed(row) for row in csv.DictReader(file)}


def _typed(row):
    numbers = {name: int(row[name]) for name in ("answer_working_days", "done_days", "extension_days")}
    return SimpleNamespace(
        id=None, kind=row["kind"], valid_from=dt.date.fromisoformat(row["valid_from"]), basis=row["basis"], **numbers
    )
