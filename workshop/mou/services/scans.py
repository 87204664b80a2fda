"""The scan of the signed paper, and the second person who compares it with the text."""

import hashlib

from workshop.audit import services as audit
from workshop.extensions import utc_now
from workshop.mou import documents
from workshop.mou.models import Artefact
from workshop.mou.refusals import SamePerson, ScanConfirmed, ScanDoubled, ScanMissing
from workshop.mou.services.standing import in_state
from workshop.mou.services.states import user_id
from workshop.paper.services import store_file
from workshop.transactions import transaction


def attach_scan(memorandum, upload, *, filename=""):
    """Keep a scan (``edges.uploads.AcceptedUpload``) of the signed paper, or of some of its pages.

    :raises WrongState: before the text is issued.
    :raises ScanConfirmed: once a second person has confirmed what is there.
    :raises ScanDoubled: if this very file is attached.
    """
    with transaction() as session:
        memorandum = in_state(session, memorandum.id, "ready", "signed")
        if any(scan.is_confirmed for scan in memorandum.scans):
            raise ScanConfirmed
        if hashlib.sha256(upload.data).hexdigest() in {scan.file.sha256 for scan in memorandum.scans}:
            raise ScanDoubled
        stored = store_file(
            upload.data, filename=upload.named(filename or documents.file_name(memorandum, "pdf")),
            media_type=upload.media_type, pages=upload.pages,
        )  # fmt: skip
        stored.created_by_id = stored.created_by_id or user_id()
        artefact = Artefact(memorandum=memorandum, file=stored, kind="scan")
        session.add(artefact)
        session.flush()
        audit.record("mou.scan_attached", memorandum, sha256=stored.sha256, pages=stored.pages)
        return artefact


def remove_scan(artefact):
    """Take a scan off a memorandum that is not marked signed yet; the file itself stays on record.

    :raises WrongState: once it is signed.
    """
    with transaction() as session:
        artefact = session.get(Artefact, artefact.id)
        memorandum = in_state(session, artefact.memorandum_id, "ready")
        audit.record("mou.scan_removed", memorandum, sha256=artefact.file.sha256, pages=artefact.file.pages)
        memorandum.artefacts.remove(artefact)
        session.delete(artefact)
        session.flush()  # the same file may come back at once


def confirm_scan(memorandum, *, by=None):
    """Confirm as a second person that the scan shows the issued text; ``by`` is a user id, else who acts.

    :raises ScanMissing: if there is none.
    :raises SamePerson: for whoever attached it or recorded the signature.
    """
    person = by if by is not None else user_id()
    with transaction() as session:
        memorandum = in_state(session, memorandum.id, "signed")
        if not memorandum.scans:
            raise ScanMissing
        if person is None or person in memorandum.first_people:
            raise SamePerson
        for scan in memorandum.scans:
            scan.is_confirmed, scan.confirmed_by_id, scan.confirmed_at = True, person, utc_now()
        audit.record("mou.scan_confirmed", memorandum, sha256=[scan.file.sha256 for scan in memorandum.scans])
        return memorandum
