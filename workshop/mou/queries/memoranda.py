"""Memoranda: one, many, how many, and what was done to one."""

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from workshop.accounts.models import User
from workshop.audit.models import AuditEntry
from workshop.errors import NotFound
from workshop.extensions import db, utc_now
from workshop.mou.models import Artefact, Memorandum, Party, Signatory
from workshop.ocop.models import Owner, Platform
from workshop.vietnamese.dates import local_day
from workshop.vietnamese.names import fold, search_words


def memorandum(memorandum_id):
    """The memorandum with this id.

    :raises NotFound: if there is none.
    """
    query = select(Memorandum).where(Memorandum.id == memorandum_id).options(*_everything())
    found = db.session.scalar(query)
    if found is None:
        raise NotFound
    return found


def event_id_of(memorandum_id):
    """The event of a memorandum, or None where it belongs to none.

    :raises NotFound: if there is no such memorandum.
    """
    row = db.session.execute(select(Memorandum.event_id).where(Memorandum.id == memorandum_id)).first()
    if row is None:
        raise NotFound
    return row[0]


def artefact(memorandum_id, artefact_id):
    """A file of a memorandum.

    :raises NotFound: if it has none with this id.
    """
    found = db.session.scalar(
        select(Artefact).where(Artefact.id == artefact_id, Artefact.memorandum_id == memorandum_id)
    )
    if found is None:
        raise NotFound
    return found


def memoranda(event=None, *, search="", status=None, platform_id=None, event_ids=None, event_id=None, today=None):
    """A select of memoranda in the order of their drafting; ``event_ids`` narrows it to those one may see.

    ``status`` is one of the statuses, or ``expired`` or ``replaced`` as they stand ``today``.
    """
    query = select(Memorandum).options(*_everything()).order_by(Memorandum.id)
    if event is not None or event_id is not None:
        query = query.where(Memorandum.event_id == (event.id if event is not None else event_id))
    if event_ids is not None:
        query = query.where(Memorandum.event_id.in_(event_ids))
    if platform_id:
        query = query.where(Memorandum.platform_id == platform_id)
    if status:
        query = query.where(_standing(status, today or local_day(utc_now())))
    for word in search_words(search):
        query = query.where(_named(word))
    return query


def counts(event=None):
    """How many memoranda stand in each state, replaced ones apart; ``total`` leaves the ended ones out."""
    query = select(Memorandum.status, func.count()).where(Memorandum.replaced_by_id.is_(None))
    confirmed = select(func.count(func.distinct(Artefact.memorandum_id))).where(
        Artefact.kind == "scan", Artefact.is_confirmed, Artefact.memorandum_id == Memorandum.id
    )
    if event is not None:
        query = query.where(Memorandum.event_id == event.id)
        confirmed = confirmed.where(Memorandum.event_id == event.id)
    found = dict.fromkeys(("draft", "agreed", "ready", "signed", "terminated", "cancelled"), 0)
    found.update(db.session.execute(query.group_by(Memorandum.status)).all())
    found["total"] = sum(number for status, number in found.items() if status not in ("cancelled", "terminated"))
    found["confirmed"] = db.session.scalar(confirmed)
    return found


def people_behind(record):
    """{user id: name} of who attached, recorded and confirmed."""
    ids = {record.signed_recorded_by_id, record.created_by_id}
    ids.update(artefact.file.created_by_id for artefact in record.artefacts)
    ids.update(artefact.confirmed_by_id for artefact in record.artefacts)
    return dict(db.session.execute(select(User.id, User.full_name).where(User.id.in_(ids - {None}))).all())


def history(record, limit=50):
    """What was done to ``record``, the latest first: (entry, name of the person or None)."""
    query = (
        select(AuditEntry, User.full_name)
        .outerjoin(User, and_(AuditEntry.actor_kind == "user", User.id == AuditEntry.actor_id))
        .where(AuditEntry.subject_type == "Memorandum", AuditEntry.subject_id == record.id)
        .order_by(AuditEntry.id.desc())
        .limit(limit)
    )
    return [tuple(row) for row in db.session.execute(query)]


def _named(word):
    # platforms are few and keep no folded name
    platforms = [row.id for row in db.session.execute(select(Platform.id, Platform.name)) if word in fold(row.name)]
    owners = select(Owner.id).where(Owner.name_folded.contains(word, autoescape=True))
    return or_(
        Memorandum.owner_id.in_(owners), Memorandum.platform_id.in_(platforms), Memorandum.code == word.upper(),
        func.lower(Memorandum.number).contains(word, autoescape=True),
    )  # fmt: skip


def _standing(status, today):
    signed = Memorandum.status == "signed"
    is_past = and_(Memorandum.valid_to.is_not(None), Memorandum.valid_to < today)
    if status == "replaced":
        return and_(signed, Memorandum.replaced_by_id.is_not(None))
    if status == "expired":
        return and_(signed, Memorandum.replaced_by_id.is_(None), is_past)
    if status == "signed":
        return and_(signed, Memorandum.replaced_by_id.is_(None), ~is_past | Memorandum.valid_to.is_(None))
    return Memorandum.status == status


def _everything():
    return (
        selectinload(Memorandum.parties).selectinload(Party.signatories),
        selectinload(Memorandum.product_lines),
        selectinload(Memorandum.artefacts).joinedload(Artefact.file),
        joinedload(Memorandum.event),
        joinedload(Memorandum.platform),
    )


def parties_signed_by(person):
    """The names of the parties for which somebody of exactly this delegate's name signs at the event."""
    query = select(Party.name).join(Signatory, Signatory.party_id == Party.id)
    query = query.join(Memorandum, Memorandum.id == Party.memorandum_id)
    query = query.where(Memorandum.event_id == person.event_id, Signatory.full_name == person.full_name)
    return list(db.session.scalars(query.distinct().order_by(Party.name)))
