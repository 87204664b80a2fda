"""What can be chosen when a memorandum is drafted or looked for."""

from sqlalchemy import and_, func, or_, select

from workshop.directory.models import Organization
from workshop.events.models import Event
from workshop.extensions import db
from workshop.mou.models import LIVE, Memorandum
from workshop.ocop.models import Owner, Platform, Product
from workshop.vietnamese.names import search_words

SHOWN_OWNERS = 60


def event_choices(event_ids=None):
    """(id, slug, title) of the workshops, the latest first; ``event_ids`` narrows them."""
    query = select(Event.id, Event.slug, Event.title).order_by(Event.starts_at.desc())
    if event_ids is not None:
        query = query.where(Event.id.in_(event_ids))
    return [tuple(row) for row in db.session.execute(query)]


def event_or_none(slug):
    """The workshop at ``slug``, or None."""
    return db.session.scalar(select(Event).where(Event.slug == slug))


def platforms():
    """The platforms by name."""
    return list(db.session.scalars(select(Platform).order_by(func.lower(Platform.name), Platform.id)))


def organization_names():
    """The names of the organisations known here."""
    return list(db.session.scalars(select(Organization.name).order_by(Organization.name_folded).limit(300)))


def owners_by_id(ids):
    """The owners with these ids, by name."""
    return list(db.session.scalars(select(Owner).where(Owner.id.in_(ids)).order_by(Owner.name_folded, Owner.id)))


def owners_to_draft(search, event, platform, chosen=()):
    """Rows (owner, number of products, memorandum in hand or None), the chosen ones first, at most sixty."""
    products = select(func.count(Product.id)).where(Product.owner_id == Owner.id).scalar_subquery()
    in_hand = and_(
        Memorandum.owner_id == Owner.id, Memorandum.status.in_(LIVE), Memorandum.replaced_by_id.is_(None),
        Memorandum.platform_id == (platform.id if platform else None),
        Memorandum.event_id == event.id if event else Memorandum.event_id.is_(None),
    )  # fmt: skip
    standing = select(func.min(Memorandum.id)).where(in_hand).correlate(Owner).scalar_subquery()
    query = (
        select(Owner, products, standing)
        .where(_offered(search, chosen))
        .order_by(Owner.id.in_(chosen or []).desc(), Owner.name_folded, Owner.id)
        .limit(SHOWN_OWNERS)
    )
    return [tuple(row) for row in db.session.execute(query)]


def count_owners_to_draft(search, chosen=()):
    """How many owners ``owners_to_draft`` chooses its rows from."""
    return db.session.scalar(select(func.count(Owner.id)).where(_offered(search, chosen)))


def _offered(search, chosen):
    matches = and_(True, *(Owner.name_folded.contains(word, autoescape=True) for word in search_words(search)))
    return or_(matches, Owner.id.in_(chosen or []))
