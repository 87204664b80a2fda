"""The rows behind a report: read once, so that every figure and every list come from the same ones."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from workshop.awards.queries import decisions, standing_awards
from workshop.booths.queries import booths
from workshop.checkin.queries.presence import arrivals
from workshop.dialogue.queries import questions
from workshop.extensions import db
from workshop.mou.queries import memoranda
from workshop.registrations.models import Registration


@dataclass(frozen=True)
class Person:
    """A delegate as the report lists one: no phone, no e-mail."""

    full_name: str
    honorific: str
    position: str
    unit: str
    unit_key: str
    kind: str
    source: str
    is_registered: bool
    is_present: bool


@dataclass(frozen=True)
class Rows:
    """Everything that a report counts and lists."""

    people: tuple
    memoranda: tuple
    awards: tuple  # (decision, award)
    questions: tuple
    booths: tuple


def rows_of(event):
    """The rows behind the report of ``event``: a constant number of reads."""
    return Rows(
        people=_people(event),
        memoranda=tuple(db.session.scalars(memoranda(event)).unique()),
        awards=tuple(
            (decision, award)
            for decision in db.session.scalars(decisions(event)).unique()
            if decision.status != "revoked"
            for award in standing_awards(decision)
        ),
        questions=tuple(db.session.scalars(questions(event))),
        booths=tuple(db.session.scalars(booths(event))),
    )


def _people(event):
    here = arrivals(event.id)
    rank = func.coalesce(Registration.rank_override, Registration.rank)
    query = (
        select(
            Registration.full_name, Registration.honorific, Registration.position, Registration.organization,
            Registration.organization_folded, Registration.kind, Registration.source, Registration.status, here.c.at,
        )
        .outerjoin(here, here.c.registration_id == Registration.id)
        .where(Registration.event_id == event.id)
        .where(or_(Registration.status != "cancelled", here.c.at.is_not(None)))
        .order_by(
            rank, Registration.rank_step, Registration.organization_folded, Registration.name_sort, Registration.id
        )
    )  # fmt: skip
    return tuple(
        Person(
            row.full_name, row.honorific, row.position, row.organization, row.organization_folded, row.kind,
            row.source, row.status != "cancelled", row.at is not None,
        )
        for row in db.session.execute(query)
    )  # fmt: skip
