"""The matrix of owners and platforms, over memoranda and listings."""

from dataclasses import dataclass

from sqlalchemy import select

from workshop.extensions import db
from workshop.mou.models import LIVE, Memorandum
from workshop.ocop.models import Listing, Owner, Platform, Product
from workshop.vietnamese.names import search_words

STATES = ("none", "listed", "draft", "ready", "signed")
_OF_STATUS = {"draft": "draft", "agreed": "draft", "ready": "ready", "signed": "signed"}


@dataclass(frozen=True)
class Cell:
    """How one owner stands with one platform: the state of the memorandum, and whether a product is listed."""

    memorandum_id: int | None = None
    status: str = ""
    is_listed: bool = False

    @property
    def state(self):
        """The one word for both: a memorandum says more than a listing."""
        return _OF_STATUS.get(self.status) or ("listed" if self.is_listed else "none")


def owners(event, *, search="", show=""):
    """A select of owners with products, by name; ``show`` is ``with`` or ``without`` a memorandum at ``event``."""
    query = select(Owner).where(Owner.id.in_(select(Product.owner_id))).order_by(Owner.name_folded, Owner.id)
    for word in search_words(search):
        query = query.where(Owner.name_folded.contains(word, autoescape=True))
    if show in ("with", "without"):
        having = Owner.id.in_(_live(event).with_only_columns(Memorandum.owner_id))
        query = query.where(having if show == "with" else ~having)
    return query


def cells(event, owner_ids):
    """{(owner id, platform id): Cell} of what is known; a pair that is not in it has nothing yet."""
    found = {}
    listed = select(Product.owner_id, Listing.platform_id).join(Listing).where(
        Listing.ended_on.is_(None), Product.owner_id.in_(owner_ids)
    )  # fmt: skip
    for owner_id, platform_id in db.session.execute(listed.distinct()):
        found[owner_id, platform_id] = Cell(is_listed=True)
    for row in db.session.scalars(_live(event).where(Memorandum.owner_id.in_(owner_ids)).order_by(Memorandum.id)):
        key = (row.owner_id, row.platform_id)
        found[key] = Cell(row.id, row.status, key in found and found[key].is_listed)
    return found


def platforms(platform_id=None):
    """The platforms by name, or the one chosen."""
    query = select(Platform).order_by(Platform.name, Platform.id)
    return list(db.session.scalars(query.where(Platform.id == platform_id) if platform_id else query))


def _live(event):
    return select(Memorandum).where(
        Memorandum.event_id == event.id, Memorandum.status.in_(LIVE), Memorandum.replaced_by_id.is_(None),
        Memorandum.owner_id.is_not(None), Memorandum.platform_id.is_not(None),
    )  # fmt: skip
