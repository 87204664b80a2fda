"""Owners that may be proposed for an award: certified, listed, with a booth, present; the conditions combine."""

from dataclasses import dataclass, field

from sqlalchemy import func, or_, select
from sqlalchemy.orm import selectinload

from workshop.awards.models import Award, AwardDecision
from workshop.booths.models import Booth
from workshop.checkin.models import Admission
from workshop.extensions import db
from workshop.ocop.models import OWNER_KINDS, Certification, Listing, Owner, Platform, Product
from workshop.registrations.models import Registration
from workshop.vietnamese.names import fold, search_words
from workshop.vietnamese.organisations import fold_unit


@dataclass(frozen=True)
class Wanted:
    """What is asked of an owner; an empty condition asks nothing. ``platform`` is an id, 0 for any platform."""

    search: str = ""
    kind: str = ""
    is_certified: bool = False
    is_listed: bool = False
    platform: int = 0
    has_booth: bool = False
    has_come: bool = False
    is_women_led: bool = False
    is_unawarded: bool = False


@dataclass(frozen=True)
class Facts:
    """What speaks for one owner: ranks, platforms, booth, whether somebody of it came, other awards."""

    ranks: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    booth: str = ""
    has_come: bool = False
    awards: tuple[str, ...] = ()
    stands: bool = False


@dataclass(frozen=True)
class PresentKeys:
    """Who was admitted at a workshop, as folded names of units and of people."""

    units: frozenset = field(default_factory=frozenset)
    people: frozenset = field(default_factory=frozenset)

    @property
    def is_empty(self):
        """Whether nobody has come yet."""
        return not self.people

    def holds(self, owner):
        """Whether the unit, or the person who stands for it, came."""
        return fold_unit(owner.name) in self.units or (
            bool(owner.representative) and fold(owner.representative) in self.people
        )


def present_keys(event_id):
    """The keys of everybody admitted at the event: registrations name a unit, not a record of the registry."""
    query = (
        select(Registration.organization, Registration.full_name)
        .join(Admission, Admission.registration_id == Registration.id)
        .where(Admission.event_id == event_id, Admission.undone_at.is_(None))
        .distinct()
    )
    rows = db.session.execute(query).all()
    units = {row.organization for row in rows if row.organization}
    return PresentKeys(frozenset(map(fold_unit, units)), frozenset(fold(row.full_name) for row in rows))


def invented_owners(decision):
    """How many owners of the demonstration a real decision does not offer; 0 for one of the demonstration."""
    if decision.is_demonstration:
        return 0
    return db.session.scalar(select(func.count()).where(Owner.is_demonstration))


def candidates(decision, wanted, day):
    """A select of the owners that meet every condition of ``wanted`` on ``day``, by name.

    What is invented and what is real never stand on one decision.
    """
    query = select(Owner).where(Owner.is_demonstration.is_(decision.is_demonstration))
    query = query.order_by(Owner.name_folded, Owner.id)
    for word in search_words(wanted.search):
        query = query.where(Owner.name_folded.contains(word, autoescape=True))
    if wanted.kind in OWNER_KINDS:
        query = query.where(Owner.kind == wanted.kind)
    if wanted.is_certified:
        query = query.where(Owner.id.in_(_certified(day)))
    if wanted.is_listed or wanted.platform:
        query = query.where(Owner.id.in_(_listed(day, wanted.platform)))
    if wanted.has_booth:
        query = query.where(Owner.id.in_(select(Booth.owner_id).where(Booth.event_id == decision.event_id)))
    if wanted.has_come:
        query = query.where(Owner.id.in_(_come(decision.event_id)))
    if wanted.is_women_led:
        query = query.where(Owner.is_women_led.is_(True))
    if wanted.is_unawarded:
        query = query.where(Owner.id.not_in(_awarded(decision).with_only_columns(Award.owner_id)))
    return query


def facts(decision, owners, day):
    """``{owner id: Facts}`` in a number of reads that does not grow with the owners."""
    ids = [owner.id for owner in owners]
    ranks, platforms, awards = _ranks(ids, day), _platforms(ids, day), _other_awards(decision, ids)
    booths = dict(db.session.execute(
        select(Booth.owner_id, Booth.number).where(Booth.event_id == decision.event_id, Booth.owner_id.in_(ids))
    ).all())  # fmt: skip
    keys = present_keys(decision.event_id) if decision.event_id else PresentKeys()
    standing = {award.owner_id for award in decision.awards if not award.is_withdrawn}
    return {
        owner.id: Facts(
            ranks.get(owner.id, ()), platforms.get(owner.id, ()), booths.get(owner.id, ""),
            keys.holds(owner), awards.get(owner.id, ()), owner.id in standing,
        )
        for owner in owners
    }  # fmt: skip


def platform_choices():
    """(id, name) of the platforms, by name."""
    return [tuple(row) for row in db.session.execute(select(Platform.id, Platform.name).order_by(Platform.name))]


def owners_with(ids):
    """The owners of ``ids`` in the order of their names."""
    return list(db.session.scalars(select(Owner).where(Owner.id.in_(ids)).order_by(Owner.name_folded, Owner.id)))


def _certified(day):
    held = select(Product.owner_id).join(Certification)
    return held.where(_begun(Certification.decided_on, day), _lasts(Certification.expires_on, day))


def _listed(day, platform_id):
    offered = select(Product.owner_id).join(Listing)
    offered = offered.where(_begun(Listing.listed_on, day), _lasts(Listing.ended_on, day))
    return offered.where(Listing.platform_id == platform_id) if platform_id else offered


def _begun(column, day):
    return or_(column.is_(None), column <= day)


def _lasts(column, day):
    return or_(column.is_(None), column >= day)


def _come(event_id):
    """Ids of the owners of whom somebody came; compared in memory, a few hundred names."""
    if event_id is None:
        return []
    keys = present_keys(event_id)
    rows = db.session.execute(select(Owner.id, Owner.name, Owner.representative))
    return [row.id for row in rows if keys.holds(row)]


def _awarded(decision):
    """Awards on other decisions of the workshop that stand."""
    return (
        select(Award)
        .join(Award.decision)
        .where(AwardDecision.id != decision.id, AwardDecision.event_id == decision.event_id,
               AwardDecision.status != "revoked", Award.is_withdrawn.is_(False), Award.owner_id.is_not(None))
    )  # fmt: skip


def _other_awards(decision, ids):
    query = _awarded(decision).where(Award.owner_id.in_(ids)).options(
        selectinload(Award.decision).selectinload(AwardDecision.kind)
    )  # fmt: skip
    found = {}
    for award in db.session.scalars(query):
        found[award.owner_id] = (*found.get(award.owner_id, ()), award.decision.kind.name)
    return found


def _ranks(ids, day):
    query = select(Product).where(Product.owner_id.in_(ids)).options(selectinload(Product.certifications))
    found = {}
    for product in db.session.scalars(query):
        held = product.standing_on(day)
        if held is not None and (held.expires_on is None or held.expires_on >= day):
            found.setdefault(product.owner_id, set()).add(held.rank)
    return {owner_id: tuple(sorted(ranks, reverse=True)) for owner_id, ranks in found.items()}


def _platforms(ids, day):
    query = (
        select(Product.owner_id, Platform.name)
        .join(Listing, Listing.product_id == Product.id)
        .join(Platform, Platform.id == Listing.platform_id)
        .where(Product.owner_id.in_(ids), _begun(Listing.listed_on, day), _lasts(Listing.ended_on, day))
        .distinct().order_by(Platform.name)
    )  # fmt: skip
    found = {}
    for owner_id, name in db.session.execute(query):
        found[owner_id] = (*found.get(owner_id, ()), name)
    return found
