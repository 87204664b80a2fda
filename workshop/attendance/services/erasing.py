"""Names leave certificates too: on request, and when a workshop's names are kept no longer."""

from sqlalchemy import func, select

from workshop.attendance.models import AttendanceCertificate
from workshop.attendance.services.issuing import drop_merged
from workshop.audit.services import record
from workshop.extensions import db, utc_now
from workshop.paper.services import erase_file
from workshop.transactions import transaction

ERASED = "erased"


def forget_person(registration):
    """Empty every certificate of one person: name, unit and file go, the code says that it was revoked."""
    with transaction() as session:
        query = select(AttendanceCertificate).where(AttendanceCertificate.registration_id == registration.id)
        found = list(session.scalars(query.where(AttendanceCertificate.printed_name != "")))
        for each in found:
            _empty(session, each)
        if found:
            record("attendance.certificates_erased", registration, rows=len(found))


def erase_names(event_ids, *, dry_run=False):
    """Empty the certificates of these workshops; returns how many that concerned."""
    due = (
        AttendanceCertificate.event_id.in_(event_ids), AttendanceCertificate.is_demonstration.is_(False),
        AttendanceCertificate.printed_name != "",
    )  # fmt: skip
    number = db.session.scalar(select(func.count()).select_from(AttendanceCertificate).where(*due)) if event_ids else 0
    if number and not dry_run:
        with transaction() as session:
            for each in session.scalars(select(AttendanceCertificate).where(*due)):
                _empty(session, each)
            record("attendance.certificates_erased", None, subject_type="AttendanceCertificate", rows=number)
    return number


def _empty(session, certificate):
    if certificate.status == "valid":
        certificate.status, certificate.ended_at = "revoked", utc_now()
    certificate.end_reason, certificate.printed_name, certificate.printed_unit = ERASED, "", ""
    certificate.printed_words = {**certificate.printed_words, "honorific": ""}
    drop_merged(session, certificate.event_id)
    kept, certificate.file = certificate.file, None
    session.flush()
    if kept is not None:
        erase_file(kept)
