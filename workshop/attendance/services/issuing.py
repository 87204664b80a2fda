"""Certificates made by one job, kept, replaced, revoked; never rendered again."""

from workshop.attendance.models import AttendanceCertificate, AttendanceRule
from workshop.attendance.queries import certificate_of, judged, rule_of, standing_certificates
from workshop.attendance.refusals import AlreadyRunning, NobodyQualifies, NoRuleYet, SignerMissing
from workshop.audit.actor import current_actor
from workshop.audit.services import record
from workshop.awards.refusals import CertificateEnded
from workshop.edges import jobs
from workshop.events.models import Event
from workshop.extensions import utc_now
from workshop.paper.services import erase_file, new_verification_code, store_file
from workshop.registrations.models import Registration
from workshop.transactions import transaction

KIND = "attendance.issue"


def issue_certificates(event):
    """Queue the certificates that are due: for whoever has none, and where what they say was corrected since.

    :raises NoRuleYet: before the rule is decided.
    :raises SignerMissing: where it is open who signs.
    :raises AlreadyRunning: while the job of before runs.
    :raises NobodyQualifies: if none is due.
    """
    with transaction() as session:
        session.get(Event, event.id, with_for_update=True, populate_existing=True)
        rule = rule_of(event)
        if rule is None:
            raise NoRuleYet
        if rule.lacks_signer:
            raise SignerMissing
        if rule.job is not None and rule.job.status in ("queued", "running"):
            raise AlreadyRunning
        due = [each.registration.id for each in judged(event, rule) if each.is_due]
        if not due:
            raise NobodyQualifies
        actor = current_actor()
        job = jobs.enqueue(KIND, items=due, arguments={"event": event.id}, event_id=event.id,
                           created_by_id=actor.id if actor.kind == "user" else None)  # fmt: skip
        rule.job_id = job.id
        record("attendance.issue_requested", event, event_id=event.id, job=job.id, certificates=len(due))
        return job


def keep_certificate(registration, *, code, data, pages, printed_name, printed_unit, printed_words):
    """Make ``data`` the certificate of ``registration`` that stands; one before it becomes replaced."""
    with transaction() as session:
        person = session.get(Registration, registration.id)
        if (before := certificate_of(person.id)) is not None:
            before.status, before.ended_at, before.end_reason = "replaced", utc_now(), "corrected"
        session.flush()  # at most one stands, at every moment
        drop_merged(session, person.event_id)
        made = AttendanceCertificate(
            event_id=person.event_id, registration_id=person.id, code=code, printed_name=printed_name,
            printed_unit=printed_unit, printed_words=printed_words, is_demonstration=person.is_demonstration,
            file=store_file(data, filename=f"{code}.pdf", media_type="application/pdf", pages=pages),
        )  # fmt: skip
        session.add(made)
        session.flush()
        new_verification_code("attendance", made.id, code=code)
        record("attendance.certificate_issued", made, event_id=person.event_id)
        return made


def keep_merged(event, codes, data, pages):
    """Keep all certificates in one file to print; not where others stand by now. Returns whether it was kept."""
    with transaction() as session:
        session.get(Event, event.id, with_for_update=True, populate_existing=True)
        rule = session.get(AttendanceRule, event.id)
        if codes != [each.code for each in standing_certificates(event)]:
            return False
        drop_merged(session, event.id)
        name = f"tham-du-{event.id}.pdf"
        rule.merged_file = store_file(data, filename=name, media_type="application/pdf", pages=pages)
        record("attendance.merged_kept", event, event_id=event.id, file=rule.merged_file.id)
        return True


def revoke(certificate, reason):
    """Withdraw a certificate for good; its code says so from now on.

    :raises CertificateEnded: if it no longer stands.
    """
    with transaction() as session:
        found = session.get(AttendanceCertificate, certificate.id)
        if found.status != "valid":
            raise CertificateEnded
        found.status, found.ended_at, found.end_reason = "revoked", utc_now(), reason[:200]
        drop_merged(session, found.event_id)
        record("attendance.certificate_revoked", found, event_id=found.event_id)
        return found


def drop_merged(session, event_id):
    """Forget the file to print, since a page in it no longer stands; belongs inside a transaction."""
    rule = session.get(AttendanceRule, event_id)
    if rule is not None and rule.merged_file is not None:
        kept, rule.merged_file = rule.merged_file, None
        session.flush()
        erase_file(kept)
