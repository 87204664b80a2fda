"""Reads of awards."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from workshop.awards.models import (
    WITHDRAWN,
    Award,
    AwardDecision,
    AwardKind,
    Certificate,
    CertificatePattern,
    Correction,
    PrinterProfile,
)
from workshop.errors import NotFound
from workshop.extensions import db, utc_now
from workshop.ocop.models import Owner
from workshop.paper.models import NumberBook
from workshop.paper.queries import gaps
from workshop.vietnamese.dates import local_day
from workshop.vietnamese.names import search_words
from workshop.vietnamese.organisations import expand_short_forms

AT_ONCE = 500  # ids in one question; databases bind a limited number


def decisions(event=None, *, event_ids=None):
    """Decisions, the latest first, of one event or of those in ``event_ids`` (None: all); a select."""
    query = select(AwardDecision).options(
        joinedload(AwardDecision.kind),
        joinedload(AwardDecision.event),
        selectinload(AwardDecision.awards).selectinload(Award.certificates),
    )
    if event is not None:
        query = query.where(AwardDecision.event_id == event.id)
    elif event_ids is not None:
        query = query.where(or_(AwardDecision.event_id.in_(event_ids), AwardDecision.event_id.is_(None)))
    return query.order_by(AwardDecision.created_at.desc(), AwardDecision.id.desc())


def decision_by_id(decision_id):
    """One decision.

    :raises NotFound: if there is none.
    """
    return present(db.session.get(AwardDecision, decision_id))


def decision_with_recipients(decision_id):
    """One decision with everything its page shows, in a constant number of reads.

    :raises NotFound: if there is none.
    """
    recipients = selectinload(AwardDecision.awards)
    certificates = recipients.selectinload(Award.certificates)
    query = select(AwardDecision).where(AwardDecision.id == decision_id)
    query = query.options(recipients.joinedload(Award.owner),
                          certificates.joinedload(Certificate.file), certificates.joinedload(Certificate.copy_file),
                          certificates.selectinload(Certificate.signed_copies))  # fmt: skip
    return present(db.session.scalar(query))


def award_by_id(award_id):
    """One recipient of a decision.

    :raises NotFound: if there is none.
    """
    return present(db.session.get(Award, award_id))


def awards_by_ids(ids):
    """The recipients with these ids and their certificates, in this order; None where one is gone."""
    query = select(Award).where(Award.id.in_(ids)).options(selectinload(Award.certificates), joinedload(Award.decision))
    found = {award.id: award for award in db.session.scalars(query.execution_options(populate_existing=True))}
    return [found.get(award_id) for award_id in ids]


def certificate_by_id(certificate_id):
    """One issue of a certificate.

    :raises NotFound: if there is none.
    """
    return present(db.session.get(Certificate, certificate_id))


def kinds():
    """Every kind of award, by name."""
    return list(db.session.scalars(select(AwardKind).order_by(AwardKind.id)))


def kind_by_id(kind_id):
    """One kind of award.

    :raises NotFound: if there is none.
    """
    return present(db.session.get(AwardKind, kind_id))


def register_gaps(decision):
    """The numbers between the first and the last one entered in the issuer's book that nobody has; none is opened."""
    year = (decision.decided_on or local_day(utc_now())).year
    query = select(NumberBook).where(
        NumberBook.organization_id == decision.kind.organization_id, NumberBook.kind == decision.kind.code,
        NumberBook.year == year,
    )  # fmt: skip
    book = db.session.scalar(query)
    return gaps(book) if book is not None else []


def proposer_choices(decision):
    """(id, name) of who may propose: the hosts of the workshop and the issuer's own office."""
    hosts = [host.organization for host in decision.event.hosts] if decision.event else []
    issuer = decision.kind.organization
    return [(each.id, each.name) for each in {org.id: org for org in (*hosts, issuer)}.values()]


def pattern_version(kind, day):
    """The office's own pattern of ``kind`` in force on ``day``, or None."""
    version = CertificatePattern
    query = select(version).where(version.kind_id == kind.id, version.valid_from <= day)
    return db.session.scalar(query.order_by(version.valid_from.desc()).limit(1))


def pattern_versions(kind):
    """The office's own patterns of ``kind``, the latest first."""
    query = select(CertificatePattern).where(CertificatePattern.kind_id == kind.id)
    return list(db.session.scalars(query.order_by(CertificatePattern.valid_from.desc())))


def printers():
    """The profiles of printers, by name and paper."""
    return list(db.session.scalars(select(PrinterProfile).order_by(PrinterProfile.name, PrinterProfile.sheet)))


def printer_by_id(printer_id):
    """One profile of a printer.

    :raises NotFound: if there is none.
    """
    return present(db.session.get(PrinterProfile, printer_id))


def standing_awards(decision):
    """The recipients of a decision in the order of the stage, without those withdrawn."""
    return sorted((award for award in decision.awards if not award.is_withdrawn), key=lambda award: award.stage_order)


def awards_to_issue(decision):
    """The recipients whose certificate is not valid yet; one that was revoked is not issued again.

    A preview that ended because its recipient was taken off the list hinders nothing once it is back.
    """
    return [
        award
        for award in standing_awards(decision)
        if award.latest is None
        or award.latest.status in ("preview", "replaced")
        or award.latest.end_reason == WITHDRAWN
    ]


def is_still_wanted(award, asked_at):
    """Whether a certificate asked for at ``asked_at`` is still to be made when its turn comes.

    Not once its recipient was taken off the list or it was revoked meanwhile, and not where another job
    that was asked for at the same time has made one: a second click replaces nothing.
    """
    if award is None or award.is_withdrawn:
        return False
    if award.current is None:
        return award.latest is None or award.latest.end_reason == WITHDRAWN
    return award.current.issued_at <= asked_at


def corrections_done(award_ids):
    """{award id: its corrections that were accepted, the oldest first}."""
    found = {}
    for start in range(0, len(award_ids), AT_ONCE):
        query = select(Correction).where(Correction.award_id.in_(award_ids[start : start + AT_ONCE]))
        for each in db.session.scalars(query.where(Correction.state == "done").order_by(Correction.id)):
            found.setdefault(each.award_id, []).append(each)
    return found


def certificates_standing(decision):
    """(award, certificate) in the order of the stage, where one stands today."""
    return [(award, award.current) for award in standing_awards(decision) if award.current is not None]


def counts(event):
    """How many awards of each kind stand on the event's decisions: ``{"bang_khen": 16, "giay_khen": 6}``."""
    query = (
        select(AwardKind.code, func.count(Award.id))
        .outerjoin(AwardDecision, (AwardDecision.kind_id == AwardKind.id) & (AwardDecision.event_id == event.id))
        .outerjoin(Award, (Award.decision_id == AwardDecision.id) & Award.is_withdrawn.is_(False))
        .where(or_(AwardDecision.id.is_(None), AwardDecision.status != "revoked"))
        .group_by(AwardKind.code)
    )
    return {"bang_khen": 0, "giay_khen": 0, **dict(db.session.execute(query).all())}


def awards(*, event_id=None, search=""):
    """Awards with their decision and certificates, oldest first, for the API; a select."""
    query = (
        select(Award)
        .join(Award.decision)
        .where(Award.is_withdrawn.is_(False))
        .options(joinedload(Award.decision).joinedload(AwardDecision.kind), selectinload(Award.certificates))
        .order_by(Award.id)
    )
    if event_id is not None:
        query = query.where(AwardDecision.event_id == event_id)
    return query.where(Award.printed_name.icontains(search, autoescape=True)) if search else query


def awards_of_person(person):
    """The awards of an event printed with exactly the name of a delegate; nobody else's."""
    query = awards(event_id=person.event_id).where(Award.recipient_kind == "individual")
    return list(db.session.scalars(query.where(Award.printed_name == person.full_name)))


def owners_matching(text, limit=20):
    """Owners whose name holds every word of ``text``, accents or not."""
    words = search_words(text)
    if not words:
        return []
    query = select(Owner).where(*[Owner.name_folded.contains(word, autoescape=True) for word in words])
    return list(db.session.scalars(query.order_by(Owner.name_folded).limit(limit)))


def owner_or_none(owner_id):
    """The owner chosen from the registry, if one was."""
    return db.session.get(Owner, owner_id) if owner_id else None


def name_for_print(owner):
    """The owner's name as a certificate prints it, legal forms in full."""
    return expand_short_forms(owner.name)


def present(record):
    """``record``, or a refusal where there is none.

    :raises NotFound: for None.
    """
    if record is None:
        raise NotFound
    return record
