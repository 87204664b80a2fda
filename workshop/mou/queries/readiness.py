"""What keeps a memorandum from being signed, and which certification a product had on a day."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from workshop.extensions import db, utc_now
from workshop.mou import texts
from workshop.mou.models import EDITABLE, Memorandum
from workshop.mou.queries.memoranda import memoranda
from workshop.mou.refusals import (
    CertificationExpired,
    NoArticles,
    NoProducts,
    OperatorNameless,
    PartyNameless,
    ScanTooLong,
    SignatoryMissing,
    SignedOtherDay,
)
from workshop.mou.wording import SHORT_LABELS
from workshop.ocop.models import Product
from workshop.vietnamese.dates import local_day, short_date

EXPECTED = ("packaging", "price", "monthly_output")  # what the annex prints of a product beside name and rank


def readiness(record):
    """What still keeps ``record`` from being signed: refusals, each by its name; none when it is ready."""
    problems = [problem for party in record.parties for problem in _party_problems(party)]
    if not record.product_lines:
        problems.append(NoProducts())
    day = record.dated_on or local_day(utc_now())
    by_id = _products(line.product_id for line in record.product_lines)
    for line in record.product_lines:
        product = by_id.get(line.product_id)
        if product is not None and certification_on(product, day) is None:
            problems.append(CertificationExpired(product=line.name))
    if not texts.articles_of(record):
        problems.append(NoArticles())
    return problems


def gaps(record):
    """Product lines that leave something of the annex empty: (line, names of what is missing); they stop nothing."""
    found = [(line, [name for name in EXPECTED if not getattr(line, name)]) for line in record.product_lines]
    return [(line, missing) for line, missing in found if missing]


def signing_doubts(record, signed_on):
    """What is seldom right about a signature of ``record`` on ``signed_on``: refusals that a person may accept."""
    doubts = []
    if record.dated_on and signed_on != record.dated_on:
        doubts.append(SignedOtherDay(printed=short_date(record.dated_on), entered=short_date(signed_on)))
    if record.pages_issued and record.pages_scanned > record.pages_issued:
        doubts.append(ScanTooLong(pages=record.pages_issued, scanned=record.pages_scanned))
    return doubts


def unready_count(event):
    """How many drafts and agreed texts of ``event`` something keeps from being signed."""
    found = db.session.scalars(memoranda(event).where(Memorandum.status.in_(EDITABLE)))
    return sum(1 for each in found if readiness(each))


def certified_products(owner_id, day):
    """Products of an owner that were certified by ``day``, expired ones too: readiness names those."""
    query = select(Product).where(Product.owner_id == owner_id).options(selectinload(Product.certifications))
    found = db.session.scalars(query.order_by(Product.name_folded, Product.id))
    return [product for product in found if any(_is_decided(each, day) for each in product.certifications)]


def certification_on(product, day):
    """The certification of ``product`` in force on ``day``, the latest decision first, or None."""
    standing = [
        each for each in product.certifications
        if _is_decided(each, day) and (each.expires_on is None or each.expires_on >= day)
    ]  # fmt: skip
    return max(standing, key=lambda each: (each.decided_on or dt.date.min, each.id), default=None)


def rank_text(product, day):
    """"4 sao", or "Tiềm năng 5 sao", as it stood on ``day``; empty without a certification in force."""
    found = certification_on(product, day)
    if found is None:
        return ""
    return "Tiềm năng 5 sao" if found.is_potential else f"{found.stars} sao"


def _is_decided(certification, day):
    return certification.decided_on is None or certification.decided_on <= day


def _party_problems(party):
    if not party.name:
        return [OperatorNameless()] if party.role == "operator" else [PartyNameless(party=SHORT_LABELS[party.role])]
    if not any(signatory.full_name for signatory in party.signatories):
        return [SignatoryMissing(party=party.name)]
    return []


def _products(ids):
    wanted = {each for each in ids if each}
    if not wanted:
        return {}
    query = select(Product).where(Product.id.in_(wanted)).options(selectinload(Product.certifications))
    return {product.id: product for product in db.session.scalars(query)}
