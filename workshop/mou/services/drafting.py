"""Drafting: one memorandum, many at once, or the correction of a signed one."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.directory.models import Organization
from workshop.events.models import Event
from workshop.extensions import db, utc_now
from workshop.mou import queries, texts, wording
from workshop.mou.models import LIVE, Memorandum, Party, ProductLine, Signatory
from workshop.mou.refusals import AlreadyInHand, WrongState
from workshop.mou.services.parties import witness_party
from workshop.mou.services.states import user_id
from workshop.ocop.models import Operator, Owner, Platform
from workshop.paper.codes import new_code
from workshop.paper.services import new_verification_code
from workshop.transactions import transaction
from workshop.vietnamese.dates import local_day

VALID_YEARS = 5
_WITHOUT_SEAL = ("hkd", "tht", "trang_trai")
_COPIED = ("event_id", "owner_id", "platform_id", "title", "subject", "place", "dated_on", "valid_from", "valid_to",
           "is_demonstration")  # fmt: skip


def draft_memorandum(event, owner, platform, *, witness=None, products=None, dated_on=None, place=None, number="",
                     is_demonstration=None):  # fmt: skip
    """Draft the memorandum of ``owner`` with the operator of ``platform``; the facts of all parties are copied.

    ``event`` may be None; ``witness`` is an Organization; ``products`` default to the owner's certified ones.

    :raises AlreadyInHand: if both have one at this workshop that is neither cancelled nor ended.
    """
    with transaction() as session:
        event = session.get(Event, event.id, with_for_update=True, populate_existing=True) if event else None
        owner, platform = session.get(Owner, owner.id), session.get(Platform, platform.id)
        _refuse_second(event, owner, platform)
        day = dated_on or local_day(event.starts_at if event else utc_now())
        memorandum = Memorandum(
            event_id=event.id if event else None, owner_id=owner.id, platform_id=platform.id, number=number,
            title=wording.TITLE, subject=wording.SUBJECT, dated_on=day, valid_from=day, valid_to=_years_after(day),
            place=_place(event) if place is None else place, created_by_id=user_id(),
            blocks=texts.stored(
                wording.legal_bases(day), wording.default_articles(platform.name, has_witness=witness is not None)
            ),
            is_demonstration=owner.is_demonstration if is_demonstration is None else is_demonstration,
        )  # fmt: skip
        memorandum.parties = [_owner_party(owner), _operator_party(platform)]
        if witness is not None:
            memorandum.parties.append(witness_party(session.get(Organization, witness.id), position=2))
        chosen = queries.certified_products(owner.id, day) if products is None else products
        memorandum.product_lines = [_line(product, day, at) for at, product in enumerate(chosen)]
        return _added(session, memorandum, "mou.memorandum_drafted")


def draft_memoranda(event, owners, platform, *, witness=None):
    """Draft one for each of ``owners``; who has one in hand is left out.

    Returns (drafted memoranda, names of the owners left out).
    """
    drafted, left_out = [], []
    with transaction():
        for owner in owners:
            try:
                drafted.append(draft_memorandum(event, owner, platform, witness=witness))
            except AlreadyInHand as refusal:
                left_out.append(refusal.params["owner"])
    return drafted, left_out


def redraft_memorandum(memorandum):
    """Draft the correction of a signed memorandum; once that is signed, it replaces this one.

    :raises WrongState: if it is not signed, or a correction is under way or signed.
    """
    with transaction() as session:
        old = session.get(Memorandum, memorandum.id, with_for_update=True, populate_existing=True)
        under_way = session.scalar(
            select(Memorandum.id).where(Memorandum.replaces_id == old.id, Memorandum.status.in_(LIVE)).limit(1)
        )
        if old.status != "signed" or old.replaced_by_id or under_way:
            raise WrongState
        new = Memorandum(
            **{name: getattr(old, name) for name in _COPIED}, blocks=list(old.blocks), replaces_id=old.id,
            created_by_id=user_id(),
        )  # fmt: skip
        new.parties = [_copy_of_party(party) for party in old.parties]
        new.product_lines = [_copy(line, ("id", "memorandum_id")) for line in old.product_lines]
        return _added(session, new, "mou.memorandum_redrafted", replaces=old.id)


def _refuse_second(event, owner, platform):
    # the partial unique index behind this does not see memoranda without a workshop: NULLs differ
    standing = db.session.scalar(
        select(Memorandum.id).where(
            Memorandum.event_id == event.id if event else Memorandum.event_id.is_(None),
            Memorandum.owner_id == owner.id, Memorandum.platform_id == platform.id,
            Memorandum.status.in_(LIVE), Memorandum.replaced_by_id.is_(None),
        ).limit(1)
    )  # fmt: skip
    if standing:
        raise AlreadyInHand(owner=owner.name, platform=platform.name)


def _added(session, memorandum, action, **details):
    memorandum.code = new_code()
    session.add(memorandum)
    session.flush()
    new_verification_code("memorandum", memorandum.id, code=memorandum.code)
    audit.record(action, memorandum, **details)
    return memorandum


def _owner_party(owner):
    party = Party(
        role="owner", position=0, owner_id=owner.id, has_seal=owner.kind not in _WITHOUT_SEAL,
        business_licence=owner.business_licence or "", bank_account=owner.bank_account or "",
        **_facts(owner, owner.name),
    )  # fmt: skip
    party.signatories = _signatories(owner)
    return party


def _operator_party(platform):
    operator = platform.operator or Operator(legal_name="", branch_name="", address="", representative="",
                                             representative_title="", representative_honorific="")  # fmt: skip
    name = operator.branch_name if operator.legal_name and operator.branch_name else operator.legal_name
    party = Party(
        role="operator", position=1, operator_id=operator.id, platform_id=platform.id, **_facts(operator, name)
    )
    party.signatories = _signatories(operator)
    return party


def _facts(record, name):
    return {
        "name": name, "address": record.address, "phone": record.phone or "", "email": record.email or "",
        "tax_code": record.tax_code or "",
    }  # fmt: skip


def _signatories(record):
    if not record.representative:
        return []
    return [
        Signatory(full_name=record.representative, position=record.representative_title,
                  honorific=record.representative_honorific)
    ]  # fmt: skip


def _line(product, day, position):
    return ProductLine(
        product_id=product.id, name=product.name, rank=queries.rank_text(product, day), packaging=product.packaging,
        price=product.price, monthly_output=product.monthly_output, position=position,
    )  # fmt: skip


def _copy_of_party(party):
    new = _copy(party, ("id", "memorandum_id"))
    new.signatories = [_copy(each, ("id", "party_id", "signed_at")) for each in party.signatories]
    return new


def _copy(row, left_out):
    columns = type(row).__table__.columns.keys()
    return type(row)(**{name: getattr(row, name) for name in columns if name not in left_out})


def _place(event):
    return (event.venue_address or event.venue) if event else ""


def _years_after(day):
    try:
        return day.replace(year=day.year + VALID_YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year + VALID_YEARS, day=28)
