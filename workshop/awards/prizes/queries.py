"""Reads of prize money."""

from sqlalchemy import select

from workshop.awards.models import Award
from workshop.awards.prizes.models import AwardBonus
from workshop.awards.standing import awarded
from workshop.extensions import db


def amounts(decision):
    """{award id: amount} of a decision's recipients that are given money."""
    query = select(AwardBonus.award_id, AwardBonus.amount).join(Award, Award.id == AwardBonus.award_id)
    return dict(db.session.execute(query.where(Award.decision_id == decision.id)).all())


def prizes(decision):
    """(award, amount or 0) of every recipient in the order of the stage whose award was not revoked."""
    known = amounts(decision)
    return [(award, known.get(award.id, 0)) for award in awarded(decision)]
