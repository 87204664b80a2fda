"""Take signed copies back, sign copies by a key at hand, take a signed copy back again."""

from dataclasses import dataclass

from workshop.audit.actor import current_actor
from workshop.audit.services import record
from workshop.awards.models import AwardDecision, Certificate, SignedCopy
from workshop.awards.paper.naming import name_with_code
from workshop.awards.signed import queries, refusals
from workshop.awards.signed.matching import Match, match
from workshop.edges.signatures import read_signed
from workshop.edges.uploads import MOST_FILES, is_archive, plain_name, unpacked
from workshop.errors import WorkshopError
from workshop.extensions import db, utc_now
from workshop.paper.files import store
from workshop.paper.services import read_file, store_file
from workshop.transactions import transaction

PDF = "application/pdf"


@dataclass(frozen=True)
class Outcome:
    """What became of one file: the signed copy that it is now, or why it was refused."""

    filename: str
    copy: SignedCopy | None = None
    refusal: WorkshopError | None = None


def files_sent(uploads):
    """[(name, bytes)] of what was sent: single files, and what lies in ZIPs.

    :raises TooManySent: beyond what is taken at once.
    :raises WorkshopError: if a ZIP cannot be unpacked within its limits.
    """
    found = []
    for filename, data in uploads:
        found += unpacked(data, filename) if is_archive(data) else [(plain_name(filename), data)]
    if len(found) > MOST_FILES:
        raise refusals.TooManySent(found=len(found), most=MOST_FILES)
    return found


def take_signed(decision, files, *, is_replacing=False, way="upload"):
    """Keep each of ``files`` ((name, bytes)) that continues a copy of ``decision`` by good signatures alone.

    Returns an ``Outcome`` for each, in their order: each is kept whole or refused by name. A signed copy that stands is
    replaced only if ``is_replacing``. Who vouches for the signers is not asked.
    """
    matched = match(decision, files)
    db.session.rollback()  # reading them takes seconds, and holds no snapshot
    wanted = [each for each in matched if isinstance(each, Match)]
    read = iter(read_signed([(each.filename, each.data, each.size) for each in wanted]))
    answers = [next(read) if isinstance(each, Match) else each for each in matched]
    for each, answer in zip(matched, answers, strict=True):
        if not isinstance(answer, WorkshopError):
            store().put(each.data, PDF, each.filename)  # so that the transaction waits for no disk
    with transaction() as session:
        session.get(AwardDecision, decision.id, with_for_update=True, populate_existing=True)
        taken, outcomes = {}, []
        for (filename, _data), each, answer in zip(files, matched, answers, strict=True):
            refusal = answer if isinstance(answer, WorkshopError) else _hindrance(each, taken, is_replacing)
            copy = None if refusal else _kept(each, answer, way)
            if copy:
                taken[each.certificate_id] = filename
            outcomes.append(Outcome(filename, copy, refusal))
    return outcomes


def sign_copies(decision, sign, *, is_replacing=False):
    """Sign the copies of ``decision`` that have no signed copy by ``sign(data)``, and take them as if they were sent.

    :raises NothingToSign: if none of its certificates is valid.
    :raises AllSigned: if each has its signed copy.
    """
    found, outcomes = unsigned(decision, is_every=is_replacing), []
    for start in range(0, len(found), MOST_FILES):  # five thousand of them are 300 MB
        files = [(name, sign(read_file(stored))) for name, stored in found[start : start + MOST_FILES]]
        outcomes += take_signed(decision, files, is_replacing=is_replacing, way="pkcs12")
    return outcomes


def unsigned(decision, *, is_every=False):
    """[(readable name with the code, stored copy)] of the valid certificates to be signed, in the order of the stage.

    Those that have a signed copy are left out unless ``is_every``; copies marked as previews are never handed out.

    :raises NothingToSign: if none of its certificates is valid.
    :raises AllSigned: if each has its signed copy.
    :raises CopiesArePreviews: if those left are all marked.
    """
    waiting = list(db.session.scalars(queries.certificates(decision, "all" if is_every else "missing")))
    found = [each for each in waiting if not each.is_marked]
    if waiting and not found:
        raise refusals.CopiesArePreviews
    if not found:
        raise refusals.AllSigned if queries.counts(decision)[1] else refusals.NothingToSign
    return [(_name(each), each.copy_file or each.file) for each in found]


def withdraw_signed(copy):
    """Take a signed copy back that should not stand; its bytes and what it said stay on record.

    :raises SignedCopyEnded: if it no longer stands.
    """
    with transaction() as session:
        found = session.get(SignedCopy, copy.id, with_for_update=True, populate_existing=True)
        if found.ended_at is not None:
            raise refusals.SignedCopyEnded
        _end(found, "withdrawn")
        record("awards.signed_copy_withdrawn", found, event_id=found.certificate.award.decision.event_id)
    return found


def _hindrance(found, taken, is_replacing):
    """Why the file may not be kept, although its signatures are good; None where it may."""
    certificate = db.session.get(Certificate, found.certificate_id, populate_existing=True)
    said = {"filename": found.filename, "name": certificate.printed_name}
    ended = {"revoked": refusals.RevokedMeanwhile, "replaced": refusals.ReplacedMeanwhile,
             "preview": refusals.PreviewOnly}.get(certificate.status)  # fmt: skip
    if ended or certificate.is_marked:
        return (ended or refusals.PreviewOnly)(**said)
    if certificate.id in taken:
        return refusals.TwoForOne(**said, other=taken[certificate.id])
    standing = certificate.signed_copy
    if standing is None:
        return None
    if standing.file.sha256 == found.sha256:
        return refusals.KeptAlready(**said)
    return None if is_replacing else refusals.SignedAlready(**said)


def _kept(found, read, way):
    session, actor = db.session(), current_actor()
    certificate = session.get(Certificate, found.certificate_id)
    before = certificate.signed_copy
    if before is not None:
        _end(before, "replaced")
        session.flush()  # at most one signed copy of a certificate stands, at every moment
    made = SignedCopy(
        certificate=certificate, original_id=found.original_id, way=way, signatures=list(read.signatures),
        is_whole=read.is_whole, is_visible=read.is_visible, taken_by_id=actor.id if actor.kind == "user" else None,
        file=store_file(found.data, filename=_name(certificate), media_type=PDF),
    )  # fmt: skip
    session.add(made)
    record("awards.signed_copy_taken", made, event_id=certificate.award.decision.event_id, certificate=certificate.id,
           file=made.file.id, replaces=before.id if before else None, way=way)  # fmt: skip
    return made


def _end(copy, reason):
    copy.ended_at, copy.end_reason = utc_now(), reason


def _name(certificate):
    return name_with_code(certificate.award.stage_order, certificate.printed_name, certificate.code)
