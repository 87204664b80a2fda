"""Reads of the registry; every figure counts rows, and every figure can be opened as the rows it counts."""

import datetime as dt
from dataclasses import dataclass, field

from sqlalchemy import String, and_, case, cast, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from workshop.extensions import db, utc_now
from workshop.ocop.models import OWNER_KINDS, Certification, Listing, Operator, Owner, Platform, Product
from workshop.ocop.ranks import RANKS
from workshop.vietnamese.dates import local_day
from workshop.vietnamese.names import search_words

WARNED_DAYS = (30, 90, 180)


@dataclass(frozen=True)
class ProductFilter:
    """What a list of products is narrowed to; ``expiring`` is a number of days, or "past"."""

    search: str = ""
    rank: str = ""
    group: str = ""
    women_led: bool = False
    expiring: str = ""
    as_of: dt.date | None = None
    owner_kind: str = field(default="")


def today():
    """Today in Vietnam."""
    return local_day(utc_now())


def standing(as_of=None):
    """Select (product_id, rank, decided_on, expires_on) of the certification that stands for each product.

    Without ``as_of`` the one decided last, ended or not; else the one that held on that day.
    """
    latest = _latest(as_of)
    held = select(latest)
    if as_of is not None:
        held = held.where(or_(latest.c.expires_on.is_(None), latest.c.expires_on >= as_of))
    return held.subquery("standing")


def _latest(as_of):
    """The certification of each product that was decided last, by ``as_of`` if that is given, ended or not."""
    rank = case((Certification.is_potential, "potential"), else_=cast(Certification.stars, String)).label("rank")
    place = func.row_number().over(
        partition_by=Certification.product_id,
        order_by=(func.coalesce(Certification.decided_on, dt.date(1, 1, 1)).desc(), Certification.id.desc()),
    )
    chosen = select(
        Certification.product_id, rank, Certification.decided_on, Certification.expires_on, place.label("place")
    )
    if as_of is not None:
        chosen = chosen.where(or_(Certification.decided_on.is_(None), Certification.decided_on <= as_of))
    chosen = chosen.subquery()
    return select(chosen).where(chosen.c.place == 1).subquery("latest")


def figures(as_of=None):
    """The registry in figures, of certified products: every one counts rows.

    {"products", "women_led_products", "owners", "stars": {rank: n}, "owner_kinds": {kind: n}, "uncertified",
    "ended", "women_led_ended"}. Without ``as_of`` certificates that have ended count as well; ``ended`` are those
    which had by ``as_of``, or by today.
    """
    held = standing(as_of)
    counted = select(Product.id, Product.owner_id, Owner.kind, Owner.is_women_led, held.c.rank).select_from(
        Product
    ).join(held, held.c.product_id == Product.id).join(Owner, Owner.id == Product.owner_id).subquery()  # fmt: skip
    stars = dict(db.session.execute(select(counted.c.rank, func.count()).group_by(counted.c.rank)).all())
    per_owner = select(counted.c.owner_id, counted.c.kind).distinct().subquery()
    kinds = dict(db.session.execute(select(per_owner.c.kind, func.count()).group_by(per_owner.c.kind)).all())
    women = select(func.count()).select_from(counted).where(counted.c.is_women_led.is_(True))
    products = sum(stars.values())
    return {
        "products": products,
        "women_led_products": db.session.scalar(women),
        "owners": sum(kinds.values()),
        "stars": {rank: stars.get(rank, 0) for rank in RANKS},
        "owner_kinds": {kind: kinds.get(kind, 0) for kind in OWNER_KINDS},
        "uncertified": db.session.scalar(select(func.count()).select_from(Product)) - products,
        **_ended(as_of),
    }


def _ended(as_of):
    latest = _latest(as_of)
    counts = select(func.count(), func.count().filter(Owner.is_women_led.is_(True))).select_from(latest)
    counts = counts.join(Product, Product.id == latest.c.product_id).join(Owner, Owner.id == Product.owner_id)
    ended, of_women = db.session.execute(counts.where(latest.c.expires_on < (as_of or today()))).one()
    return {"ended": ended, "women_led_ended": of_women}


def expiring(day=None):
    """Products whose standing certificate ends, by when: {"past", 30, 90, 180: n}, each within the last."""
    day, held = day or today(), standing()
    counts = select(
        func.count().filter(held.c.expires_on < day),
        *(func.count().filter(_ends_within(held, day, days)) for days in WARNED_DAYS),
    )
    found = db.session.execute(counts.select_from(held)).one()
    return dict(zip(("past", *WARNED_DAYS), found, strict=True))


def owners(search="", kind="", women_led=False, sort="name"):
    """Select owners with their products and certifications, found by folded words in any order."""
    statement = select(Owner).options(selectinload(Owner.products).selectinload(Product.certifications))
    for word in search_words(search):
        statement = statement.where(_holds(Owner.name_folded, word) | _owner_extra(word))
    if kind in OWNER_KINDS:
        statement = statement.where(Owner.kind == kind)
    if women_led:
        statement = statement.where(Owner.is_women_led.is_(True))
    products = select(func.count()).where(Product.owner_id == Owner.id).scalar_subquery()
    columns = {"name": Owner.name_folded, "kind": Owner.kind, "products": products}
    return statement.order_by(*_sorted(columns, sort, "name"), Owner.id)


def products(wanted=None, sort="name"):
    """Select products with owner, certifications and listings as the filter ``wanted`` narrows them."""
    wanted = wanted or ProductFilter()
    held = standing(wanted.as_of)
    statement = (
        select(Product)
        .join(Owner, Owner.id == Product.owner_id)
        .join(held, held.c.product_id == Product.id, isouter=wanted.as_of is None)
        .options(joinedload(Product.owner), selectinload(Product.certifications), selectinload(Product.listings))
    )
    for word in search_words(wanted.search):
        statement = statement.where(_holds(Product.name_folded, word) | _holds(Owner.name_folded, word))
    statement = statement.where(*_conditions(wanted, held))
    columns = {
        "name": Product.name_folded, "owner": Owner.name_folded, "rank": held.c.rank, "expires": held.c.expires_on,
    }  # fmt: skip
    return statement.order_by(*_sorted(columns, sort, "name"), Product.id)


def platforms(search=""):
    """Select platforms by name with their operators."""
    statement = select(Platform).options(joinedload(Platform.operator)).order_by(Platform.name, Platform.id)
    return statement.where(func.lower(Platform.name).contains(search.lower(), autoescape=True)) if search else statement


def listings(search="", *, is_open=None):
    """Select listings with product, owner and platform."""
    statement = select(Listing).options(
        joinedload(Listing.product).joinedload(Product.owner), joinedload(Listing.platform)
    )
    if is_open is not None:
        statement = statement.where(Listing.ended_on.is_(None) if is_open else Listing.ended_on.is_not(None))
    if words := search_words(search):
        statement = statement.join(Product, Product.id == Listing.product_id)
        statement = statement.where(*(_holds(Product.name_folded, word) for word in words))
    return statement.order_by(Listing.id)


def open_listings_by_platform():
    """How many products each platform offers now: {platform id: n}."""
    counted = select(Listing.platform_id, func.count()).where(Listing.ended_on.is_(None)).group_by(Listing.platform_id)
    return dict(db.session.execute(counted).all())


def operators():
    """Select operators by the name that a list can show."""
    return select(Operator).options(selectinload(Operator.platforms)).order_by(Operator.legal_name, Operator.id)


def groups():
    """The groups that products carry, in alphabetical order."""
    return list(db.session.scalars(select(Product.group).where(Product.group != "").distinct().order_by(Product.group)))


def _conditions(wanted, held):
    conditions = []
    if wanted.rank in RANKS:
        conditions.append(held.c.rank == wanted.rank)
    if wanted.rank == "none":
        conditions.append(held.c.rank.is_(None))
    if wanted.group:
        conditions.append(Product.group == wanted.group)
    if wanted.women_led:
        conditions.append(Owner.is_women_led.is_(True))
    if wanted.owner_kind in OWNER_KINDS:
        conditions.append(Owner.kind == wanted.owner_kind)
    if wanted.expiring == "past":
        conditions.append(held.c.expires_on < today())
    elif wanted.expiring.isdecimal() and int(wanted.expiring) in WARNED_DAYS:
        conditions.append(_ends_within(held, today(), int(wanted.expiring)))
    return conditions


def _ends_within(held, day, days):
    return and_(held.c.expires_on >= day, held.c.expires_on <= day + dt.timedelta(days=days))


def _holds(column, word):
    return column.contains(word, autoescape=True)


def _owner_extra(word):
    """A product of the owner, or the end of its phone number, holds ``word``."""
    other = aliased(Product)
    found = exists().where(other.owner_id == Owner.id, _holds(other.name_folded, word))
    return found | Owner.phone.endswith(word) if word.isdecimal() and len(word) >= 4 else found


def _sorted(columns, sort, default):
    name = sort.removeprefix("-")
    column = columns.get(name, columns[default])
    falling = sort.startswith("-") and name in columns
    return [column.is_(None), column.desc() if falling else column.asc()]
