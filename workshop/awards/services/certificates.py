"""Certificates: issued by a job, replaced by a new issue, revoked; never deleted, never rendered again."""

from workshop.audit.actor import current_actor
from workshop.audit.services import record
from workshop.awards.models import Award, AwardDecision, Certificate
from workshop.awards.queries import awards_to_issue, certificates_standing, pattern_version, standing_awards
from workshop.awards.refusals import (
    CertificateEnded,
    DuplicateRecipient,
    NoCertificateYet,
    NoRecipients,
    NothingToIssue,
    ReasonMissing,
)
from workshop.awards.services.batches import drop_batch
from workshop.awards.services.books import book_of
from workshop.awards.services.recipients import printable, same_recipient
from workshop.awards.standing import marked_copies
from workshop.edges import jobs
from workshop.extensions import db, utc_now
from workshop.paper.services import new_verification_code, store_file, take_number
from workshop.transactions import transaction

PDF = "application/pdf"
KIND, COPIES, RENEWED = "awards.issue", "awards.copies", "awards.renewal"


def issue_certificates(decision):
    """Queue the certificates that are not valid yet: valid ones if the decision is complete, else previews.

    Numbers of our own book are taken here, in the order of the stage; previews take none.

    :raises NoRecipients: if nobody stands on it.
    :raises NothingToIssue: if all are valid.
    """
    with transaction():
        found = lock_decision(decision.id)
        if not standing_awards(found):
            raise NoRecipients
        awards = awards_to_issue(found)
        if not awards:
            raise NothingToIssue
        if found.is_complete:
            _take_numbers(found, awards)
            found.status = "issued"
            _keep_pattern(found)
        job = _enqueue(found, awards)
        record("awards.issue_requested", found, job=job.id, certificates=len(awards), complete=found.is_complete)
    return job


def reissue(award, *, printed_name, printed_address=None, reason):
    """Queue a new issue of one certificate: the same number, a new code; the old one says it was replaced.

    :raises NoCertificateYet: if none stands today.
    """
    if not reason.strip():
        raise ReasonMissing("reason")
    name = printable(printed_name)
    with transaction() as session:
        lock_decision(award.decision_id)
        found = session.get(Award, award.id)
        if found.current is None:
            raise NoCertificateYet
        address = found.printed_address
        if printed_address is not None:
            address = printable(printed_address, "printed_address", needed=False)
        if same_recipient(found.decision, name, address, but=found) is not None:
            raise DuplicateRecipient("printed_name", name=name)
        found.printed_name, found.printed_address = name, address
        job = _enqueue(found.decision, [found], reason=reason.strip()[:300])
        record("awards.reissue_requested", found, event_id=found.decision.event_id, job=job.id)
    return job


def revoke(certificate, reason):
    """Withdraw a certificate for good; its number is never given again.

    :raises CertificateEnded: if it no longer stands.
    """
    if not reason.strip():
        raise ReasonMissing("reason")
    with transaction() as session:
        found = session.get(Certificate, certificate.id)
        lock_decision(found.award.decision_id)
        session.refresh(found)  # another may have replaced or revoked it while this one waited
        if found.status not in ("valid", "preview"):
            raise CertificateEnded
        found.status, found.ended_at, found.end_reason = "revoked", utc_now(), reason.strip()[:300]
        drop_batch(found.award.decision)
        record("awards.certificate_revoked", found, event_id=found.award.decision.event_id)
    return found


def lock_decision(decision_id):
    """Take the turn to change the certificates of a decision, inside a transaction; the decision, read anew."""
    return db.session.get(AwardDecision, decision_id, with_for_update=True, populate_existing=True)


def keep_certificate(award, *, code, data, pages, reason="", lines=(), is_marked=False):
    """Make ``data`` the issue of ``award`` that stands; the one before it becomes replaced.

    ``lines`` are what its face says, as [role, text]; a later change of the kind does not change them.
    ``is_marked`` says that its pages are marked as a preview, for want of a public address.
    """
    with transaction() as session:
        lock_decision(award.decision_id)
        found = session.get(Award, award.id)
        is_valid = found.decision.is_complete
        # a preview is no issue: the first paper that is valid is the first one
        issue = 1 + sum(1 for each in found.certificates if each.issue) if is_valid else None
        if found.current is not None:
            before = found.current
            before.status, before.ended_at, before.end_reason = "replaced", utc_now(), reason
            drop_batch(found.decision)
            session.flush()  # at most one certificate of an award stands, at every moment
        made = Certificate(
            award=found, issue=issue, code=code, printed_name=found.printed_name,
            register_number=found.register_number, printed_lines=list(lines),
            status="valid" if is_valid else "preview", is_marked=is_marked,
            file=store_file(data, filename=f"{code}.pdf", media_type=PDF, pages=pages),
        )  # fmt: skip
        session.add(made)
        session.flush()
        new_verification_code("certificate", made.id, code=code)
        record("awards.certificate_issued", made, event_id=found.decision.event_id, issue=issue, status=made.status)
    return made


def keep_copy(certificate, *, data, pages, is_marked=False):
    """Keep the tagged copy of a certificate that stands; one that it has already stays."""
    with transaction() as session:
        found = session.get(Certificate, certificate.id, with_for_update=True, populate_existing=True)
        if found.status == "valid" and found.copy_file_id is None:
            found.copy_file = store_file(data, filename=f"{found.code}-copy.pdf", media_type=PDF, pages=pages)
            found.is_marked = found.is_marked or is_marked
            record("awards.copy_kept", found, event_id=found.award.decision.event_id, file=found.copy_file.id)
    return found


def make_copies(decision):
    """Queue the tagged copies of the valid certificates that have none; None where nothing lacks one."""
    with transaction() as session:
        found = session.get(AwardDecision, decision.id)
        lacking = [
            certificate.id
            for _award, certificate in certificates_standing(found)
            if certificate.status == "valid" and certificate.copy_file_id is None
        ]
        return _queue(COPIES, found, lacking, {"decision": found.id}) if lacking else None


def renew_copies(decision):
    """Queue anew the kept copies that are marked as previews; None where none is.

    The server must have a public address by now: the job leaves them as they are where it has none.
    """
    with transaction() as session:
        found = session.get(AwardDecision, decision.id)
        marked = [certificate.id for certificate in marked_copies(found)]
        return _queue(RENEWED, found, marked, {"decision": found.id}) if marked else None


def keep_renewed(certificate, *, file, copy):
    """Put (PDF, pages) without the mark of a preview in place of the kept files; issue, code and number stay.

    The audit log keeps the digests of the files before and after; the files before stay in the store.
    """
    with transaction() as session:
        found = session.get(Certificate, certificate.id, with_for_update=True, populate_existing=True)
        if found.status != "valid" or not found.is_marked:
            return found
        before = [each.sha256 for each in (found.file, found.copy_file) if each is not None]
        for name, (data, pages), ending in (("file", file, ""), ("copy_file", copy, "-copy")):
            kept = store_file(data, filename=f"{found.code}{ending}.pdf", media_type=PDF, pages=pages)
            setattr(found, name, kept)
        if (signed := found.signed_copy) is not None:  # nobody should have signed a preview
            signed.ended_at, signed.end_reason = utc_now(), "replaced"
        found.is_marked = False
        record("awards.copies_renewed", found, event_id=found.award.decision.event_id, before=before,
               after=[found.file.sha256, found.copy_file.sha256])  # fmt: skip
    return found


def remake_print_files(decision, printer=None):
    """Queue the print files alone, of what stands today, the text for blanks moved as ``printer`` needs it.

    Kept copies that are marked as previews are made anew behind them, once the server has a public address.

    :raises NoCertificateYet: if nothing stands.
    """
    with transaction():
        found = lock_decision(decision.id)
        if not certificates_standing(found):
            raise NoCertificateYet
        found.overlay_printer_id = printer.id if printer else None
        job = _enqueue(found, [])
        record("awards.batch_requested", found, job=job.id)
    return job


def _enqueue(decision, awards, reason=""):
    arguments = {"decision": decision.id, "reason": reason, "printer": decision.overlay_printer_id}
    job = _queue(KIND, decision, [award.id for award in awards], arguments)
    decision.job_id = job.id
    return job


def _queue(kind, decision, items, arguments):
    actor = current_actor()
    return jobs.enqueue(
        kind, items=items, arguments=arguments, event_id=decision.event_id,
        created_by_id=actor.id if actor.kind == "user" else None,
    )  # fmt: skip


def _keep_pattern(decision):
    """Let the papers of a decision keep the look that they are issued with, whatever pattern comes later."""
    if not decision.is_pattern_kept:
        version = pattern_version(decision.kind, decision.decided_on)
        decision.is_pattern_kept, decision.pattern_id = True, version.id if version else None


def _take_numbers(decision, awards):
    if decision.kind.is_external_book:
        return
    book = book_of(decision)
    for award in awards:
        award.register_number = award.register_number or str(take_number(book, award))
