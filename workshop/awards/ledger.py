"""Reads of the ledger of blanks and of what was printed again."""

from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import contains_eager, joinedload

from workshop.awards.models import (
    Award,
    AwardDecision,
    AwardKind,
    BlankEntry,
    BlankStock,
    Certificate,
    Correction,
    Reprint,
)
from workshop.awards.queries import present
from workshop.extensions import db
from workshop.vietnamese.differences import letter_differences


@dataclass(frozen=True)
class Count:
    """How the sheets of one stock stand: received = printed + spoiled + left."""

    stock: BlankStock
    received: int = 0
    printed: int = 0
    spoiled: int = 0

    @property
    def left(self):
        """What should lie in the cupboard; below zero where more was printed than ever came in."""
        return self.received - self.printed - self.spoiled


def stock_counts(kind_id=None):
    """A Count of every stock, or of those of one kind, by kind and paper."""
    sums = [
        func.coalesce(func.sum(case((BlankEntry.movement == movement, BlankEntry.sheets), else_=0)), 0)
        for movement in ("received", "printed", "spoiled")
    ]
    query = (
        select(BlankStock, *sums)
        .join(BlankStock.kind)
        .outerjoin(BlankEntry, BlankEntry.stock_id == BlankStock.id)
        .group_by(BlankStock.id, AwardKind.id)
        .order_by(AwardKind.name, BlankStock.paper)
        .options(contains_eager(BlankStock.kind))
    )
    if kind_id is not None:
        query = query.where(BlankStock.kind_id == kind_id)
    return [Count(stock, *map(int, numbers)) for stock, *numbers in db.session.execute(query)]


def count_of(stock):
    """The Count of one stock."""
    return next(count for count in stock_counts(stock.kind_id) if count.stock.id == stock.id)


def stock_by_id(stock_id):
    """One stock of blanks.

    :raises NotFound: if there is none.
    """
    return present(db.session.get(BlankStock, stock_id))


def entries(stock):
    """The lines of one stock, the newest first; a select."""
    return (
        select(BlankEntry)
        .where(BlankEntry.stock_id == stock.id)
        .options(joinedload(BlankEntry.entered_by), joinedload(BlankEntry.decision), joinedload(BlankEntry.reprint))
        .order_by(BlankEntry.id.desc())
    )


def entry_by_id(entry_id):
    """One line of the ledger.

    :raises NotFound: if there is none.
    """
    return present(db.session.get(BlankEntry, entry_id))


def cancelled_ids(stock):
    """Ids of the lines that another one cancels."""
    query = select(BlankEntry.cancels_id).where(BlankEntry.stock_id == stock.id, BlankEntry.cancels_id.is_not(None))
    return set(db.session.scalars(query))


def printed_of(decision):
    """How many sheets the ledger says were printed for a decision."""
    query = select(func.coalesce(func.sum(BlankEntry.sheets), 0)).where(
        BlankEntry.decision_id == decision.id, BlankEntry.movement == "printed"
    )
    return int(db.session.scalar(query))


def reprints_of(decision):
    """What was printed again for a decision, the newest first."""
    query = (
        select(Reprint).join(Reprint.certificate).join(Award, Award.id == Certificate.award_id)
        .where(Award.decision_id == decision.id).order_by(Reprint.id.desc())
        .options(joinedload(Reprint.certificate, innerjoin=True))
    )  # fmt: skip
    return list(db.session.scalars(query))


def corrections_of(decision):
    """The corrections asked for on a decision, those that wait first, then the newest."""
    query = (
        select(Correction).join(Correction.award).where(Award.decision_id == decision.id)
        .order_by(Correction.state != "waiting", Correction.id.desc())
        .options(joinedload(Correction.award), joinedload(Correction.asked_by), joinedload(Correction.decided_by))
    )  # fmt: skip
    return list(db.session.scalars(query))


def corrections_waiting(event):
    """The corrections of certificates of ``event`` that wait for a second person."""
    query = (
        select(Correction).join(Correction.award).join(Award.decision)
        .where(AwardDecision.event_id == event.id, Correction.state == "waiting").order_by(Correction.id)
        .options(contains_eager(Correction.award))
    )  # fmt: skip
    return list(db.session.scalars(query))


def corrected_words(correction):
    """{what it corrects: parts of the words before and after, with the letters that differ}."""
    pairs = {name: (before, getattr(correction, name)) for name, before in correction.before.items()}
    return {name: letter_differences(*pair) for name, pair in pairs.items() if pair[0] != pair[1]}


def correction_by_id(correction_id):
    """One correction.

    :raises NotFound: if there is none.
    """
    return present(db.session.get(Correction, correction_id))
