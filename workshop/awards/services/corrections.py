"""Corrections of certificates that are out: asked for, decided by a second person, then issued anew."""

from sqlalchemy.exc import IntegrityError

from workshop.audit.services import record
from workshop.awards.models import Award, Correction
from workshop.awards.refusals import (
    CorrectionDecided,
    CorrectionWaiting,
    NoCertificateYet,
    NothingToCorrect,
    ReasonMissing,
    SamePerson,
)
from workshop.awards.services.books import book_of
from workshop.awards.services.certificates import reissue
from workshop.awards.services.decisions import user_id
from workshop.awards.services.recipients import printable
from workshop.extensions import utc_now
from workshop.paper.services import enter_number
from workshop.transactions import savepoint, transaction

CORRECTED = ("printed_name", "printed_address", "register_number")


def ask_correction(award, *, printed_name, printed_address="", register_number=None, reason, needs_second=True):
    """Ask for a new issue that says something else; ``needs_second=False`` decides it at once, and says so for good.

    A number can only be corrected where it was typed from the issuer's book.

    :raises NoCertificateYet: if none stands today.
    :raises NothingToCorrect: if it would say the same.
    :raises CorrectionWaiting: if one waits already.
    """
    if not reason.strip():
        raise ReasonMissing("reason")
    name, address = printable(printed_name), printable(printed_address or "", "printed_address", needed=False)
    with transaction() as session:
        found = session.get(Award, award.id)
        if found.current is None:
            raise NoCertificateYet
        is_typed = found.decision.kind.is_external_book and register_number is not None
        number = register_number.strip() if is_typed else found.register_number
        before = {column: getattr(found, column) for column in CORRECTED}
        if before == dict(zip(CORRECTED, (name, address, number), strict=True)):
            raise NothingToCorrect("printed_name")
        asked = Correction(
            award_id=found.id, printed_name=name, printed_address=address, register_number=number, before=before,
            reason=reason.strip()[:300], asked_by_id=user_id(),
        )  # fmt: skip
        try:
            with savepoint():
                session.add(asked)
        except IntegrityError as error:  # one waits already
            raise CorrectionWaiting from error
        record("awards.correction_asked", asked, event_id=found.decision.event_id, award=found.id)
        if not needs_second:
            accept_correction(asked, needs_second=False)
    return asked


def accept_correction(correction, *, needs_second=True):
    """Let the correction be issued: the same award, a new code; the paper that is out says replaced.

    :raises SamePerson: if the actor asked for it.
    :raises CorrectionDecided: if it was decided.
    :raises NumberTaken: if another award of the book has the number by now.
    """
    with transaction() as session:
        found = _waiting(session, correction)
        by = user_id()
        found.is_alone = by is not None and by == found.asked_by_id
        if found.is_alone and needs_second:
            raise SamePerson
        award = found.award
        if found.register_number != award.register_number:
            number = enter_number(book_of(award.decision), found.register_number, award)
            award.register_number = str(number)
        found.state, found.decided_by_id, found.decided_at = "done", by, utc_now()
        award.name_approved_by_id, award.name_approved_at = by, found.decided_at
        record("awards.correction_accepted", found, event_id=award.decision.event_id, award=award.id,
               alone=found.is_alone)  # fmt: skip
        return reissue(
            award, printed_name=found.printed_name, printed_address=found.printed_address, reason=found.reason
        )


def refuse_correction(correction):
    """Leave the certificate as it is; what was asked for stays on record.

    :raises CorrectionDecided: if it was decided.
    """
    with transaction() as session:
        found = _waiting(session, correction)
        found.state, found.decided_by_id, found.decided_at = "refused", user_id(), utc_now()
        record("awards.correction_refused", found, event_id=found.award.decision.event_id, award=found.award_id)
    return found


def _waiting(session, correction):
    found = session.get(Correction, correction.id, with_for_update=True, populate_existing=True)
    if found.state != "waiting":
        raise CorrectionDecided
    return found
