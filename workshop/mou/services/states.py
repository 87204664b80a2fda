"""The steps of a memorandum: draft, agreed, ready, signed, and its ends."""

from workshop.audit import services as audit
from workshop.audit.actor import current_actor
from workshop.errors import StaleVersion
from workshop.extensions import utc_now
from workshop.mou import documents, queries
from workshop.mou.models import Artefact, Memorandum
from workshop.mou.refusals import (
    ReasonMissing,
    ScanConfirmed,
    ScanIncomplete,
    ScanMissing,
    SignedInFuture,
    WrongState,
)
from workshop.mou.services.standing import in_state
from workshop.paper.services import store_file
from workshop.transactions import transaction
from workshop.vietnamese.dates import local_day


def agree(memorandum, *, version=None):
    """Note that the parties agree on the text.

    :raises WrongState: if it is no draft.
    """
    return _step(memorandum, ("draft",), "agreed", "mou.memorandum_agreed", version)


def mark_ready(memorandum, *, version=None):
    """Issue the text for signing: its PDF is drawn once, kept, and named by its SHA-256 from here on.

    :raises WorkshopError: the first entry of the readiness list, by its own name.
    :raises WrongState: if it is neither draft nor agreed.
    """
    seen = memorandum.version
    if version is not None and version != seen:
        raise StaleVersion
    _refuse_unready(memorandum)
    data, pages = documents.issued_text(memorandum)  # seconds of drawing: no write is held meanwhile
    with transaction() as session:
        memorandum = in_state(session, memorandum.id, "draft", "agreed", version=seen)
        _refuse_unready(memorandum)
        name = documents.file_name(memorandum, "pdf")
        stored = store_file(data, filename=name, media_type="application/pdf", pages=pages)
        session.flush()
        session.add(Artefact(memorandum=memorandum, file=stored, kind="text"))
        memorandum.status, memorandum.text_sha256 = "ready", stored.sha256
        audit.record("mou.text_issued", memorandum, sha256=stored.sha256, pages=pages)
        return memorandum


def reopen(memorandum, *, version=None):
    """Take the issued text back, so that it can be edited; what was issued stays on file.

    :raises WrongState: if it is not ready, or only agreed.
    """
    with transaction() as session:
        memorandum = in_state(session, memorandum.id, "agreed", "ready", version=version)
        memorandum.status = "agreed" if memorandum.status == "ready" else "draft"
        memorandum.text_sha256 = None
        audit.record("mou.memorandum_reopened", memorandum)
        return memorandum


def sign_memorandum(memorandum, signed_on, *, place=None, version=None, accepted=()):
    """Record that all parties signed the issued text on paper, on the day ``signed_on``.

    ``accepted`` holds the keys of the doubts (``queries.signing_doubts``) that a person has looked at.

    :raises ScanMissing: without a scan of the signed paper.
    :raises ScanIncomplete: if the scan has fewer pages than the issued text.
    :raises SignedInFuture: if the day is still to come.
    :raises SigningDoubt: the first doubt that nobody has accepted, by its own name.
    """
    with transaction() as session:
        memorandum = in_state(session, memorandum.id, "ready", version=version)
        _refuse_without_scan(memorandum)
        if signed_on > local_day(utc_now()):
            raise SignedInFuture("signed_on")
        doubts = queries.signing_doubts(memorandum, signed_on)
        for doubt in doubts:
            if doubt.key not in accepted:
                raise doubt
        memorandum.status, memorandum.signed_on = "signed", signed_on
        memorandum.place = memorandum.place if place is None else place
        memorandum.signed_recorded_at, memorandum.signed_recorded_by_id = utc_now(), user_id()
        if memorandum.replaces_id:
            session.get(Memorandum, memorandum.replaces_id).replaced_by_id = memorandum.id
        audit.record("mou.memorandum_signed", memorandum, signed_on=signed_on.isoformat(),
                     accepted=[doubt.code for doubt in doubts])  # fmt: skip
        return memorandum


def undo_signature(memorandum, *, version=None):
    """Take back a recorded signature while no second person has confirmed the scan.

    :raises ScanConfirmed: once one has.
    """
    with transaction() as session:
        memorandum = in_state(session, memorandum.id, "signed", version=version)
        if any(scan.is_confirmed for scan in memorandum.scans):
            raise ScanConfirmed
        if memorandum.replaced_by_id:
            raise WrongState
        memorandum.status, memorandum.signed_on = "ready", None
        memorandum.signed_recorded_at = memorandum.signed_recorded_by_id = None
        if memorandum.replaces_id:
            session.get(Memorandum, memorandum.replaces_id).replaced_by_id = None
        audit.record("mou.signature_undone", memorandum)
        return memorandum


def cancel_memorandum(memorandum, reason, *, version=None):
    """Give up a memorandum that was not signed.

    :raises ReasonMissing: without a reason.
    """
    return _end(memorandum, ("draft", "agreed", "ready"), "cancelled", reason, version)


def terminate_memorandum(memorandum, reason, *, version=None):
    """End a signed memorandum before its term.

    :raises ReasonMissing: without a reason.
    """
    return _end(memorandum, ("signed",), "terminated", reason, version)


def user_id():
    """The member of staff who acts, or None."""
    actor = current_actor()
    return actor.id if actor.kind == "user" else None


def _step(memorandum, before, after, action, version):
    with transaction() as session:
        memorandum = in_state(session, memorandum.id, *before, version=version)
        memorandum.status = after
        audit.record(action, memorandum)
        return memorandum


def _end(memorandum, before, after, reason, version):
    if not (reason or "").strip():
        raise ReasonMissing("reason")
    with transaction() as session:
        memorandum = in_state(session, memorandum.id, *before, version=version)
        memorandum.status, memorandum.end_reason = after, reason.strip()[:300]
        audit.record(f"mou.memorandum_{after}", memorandum)
        return memorandum


def _refuse_unready(memorandum):
    for problem in queries.readiness(memorandum):
        raise problem


def _refuse_without_scan(memorandum):
    scanned, issued = memorandum.pages_scanned, memorandum.pages_issued
    if not scanned:
        raise ScanMissing
    if issued and scanned < issued:
        raise ScanIncomplete(pages=issued, scanned=scanned)
