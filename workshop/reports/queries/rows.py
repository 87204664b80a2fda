"""The rows behind a report: read once, so that every figure and every list come from the same ones."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import func, or_, select

from workshop.awards.queries import decisions, standing_awards
from workshop.booths.queries import booths
from workshop.checkin.queries.presence import arrivals
from workshop.dialogue.queries import questions
from workshop.extensions import db
from workshop.mou.queries import memoranda
from workshop.registrations.delegations.models import Delegation, DelegationMember
from workshop.registrations.models import Registration
from workshop.vietnamese.organisations import fold_unit


@dataclass(frozen=True)
class Person:
    """A delegate as the report lists one: no phone, no e-mail."""

    full_name: str
    honorific: str
    position: str
    unit: str
    unit_key: str  # of the unit that named the person, otherwise of the unit written
    kind: str
    source: str
    is_registered: bool
    is_present: bool


@dataclass(frozen=True)
class Invited:
    """A unit that was invited, with how many people."""

    unit: str
    unit_key: str
    kind: str
    quota: int


@dataclass(frozen=True)
class Rows:
    """Everything that a report counts and lists."""

    people: tuple
    invited: tuple
    memoranda: tuple
    awards: tuple  # (decision, award)
    questions: tuple
    booths: tuple


def rows_of(event):
    """The rows behind the report of ``event``: a constant number of reads."""
    return Rows(
        people=_people(event),
        invited=_invited(event),
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


def _invited(event):
    query = select(Delegation.unit, Delegation.unit_key, Delegation.kind, Delegation.quota).join(Delegation.invitation)
    query = query.where(Delegation.event_id == event.id).order_by(Delegation.unit_key, Delegation.id)
    return tuple(Invited(row.unit, row.unit_key, row.kind, row.quota or 0) for row in db.session.execute(query))


def _people(event):
    here = arrivals(event.id)
    rank = func.coalesce(Registration.rank_override, Registration.rank)
    query = (
        select(
            Registration.full_name, Registration.honorific, Registration.position, Registration.organization,
            Registration.kind, Registration.source, Registration.status, here.c.at, Delegation.unit_key,
        )
        .outerjoin(here, here.c.registration_id == Registration.id)
        .outerjoin(DelegationMember, DelegationMember.registration_id == Registration.id)
        .outerjoin(Delegation, Delegation.id == DelegationMember.delegation_id)
        .where(Registration.event_id == event.id)
        .where(or_(Registration.status != "cancelled", here.c.at.is_not(None)))
        .order_by(
            rank, Registration.rank_step, Registration.organization_folded, Registration.name_sort, Registration.id
        )
    )  # fmt: skip
    fold = cache(fold_unit)  # once for each way a unit is written
    return tuple(
        Person(
            row.full_name, row.honorific, row.position, row.organization, row.unit_key or fold(row.organization),
            row.kind,
            row.source, row.status != "cancelled", row.at is not None,
        )
        for row in db.session.execute(query)
    )  # fmt: skip
