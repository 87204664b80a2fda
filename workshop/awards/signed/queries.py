"""Reads of signed copies: which certificates have one, and which stored bytes a signed file may continue."""

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from workshop.awards.models import Award, Certificate, SignedCopy
from workshop.awards.queries import present
from workshop.extensions import db
from workshop.paper.models import StoredFile

SHOWN = ("all", "missing", "signed")


def certificates(decision, show="all"):
    """The valid certificates of a decision in the order of the stage, all or by signed copy; a select."""
    query = (
        _valid(select(Certificate), decision)
        .options(joinedload(Certificate.award), joinedload(Certificate.file), joinedload(Certificate.copy_file),
                 selectinload(Certificate.signed_copies).joinedload(SignedCopy.file))
        .order_by(Award.stage_order, Certificate.id)
    )  # fmt: skip
    if show == "signed":
        return query.where(_has_copy())
    return query.where(~_has_copy()) if show == "missing" else query


def with_copy(decision):
    """The valid certificates of a decision that have a signed copy, in the order of the stage."""
    return list(db.session.scalars(certificates(decision, "signed")))


def counts(decision):
    """(signed, all): how many of the valid certificates have a signed copy."""
    query = _valid(select(func.count()).select_from(Certificate), decision)
    return db.session.scalar(query.where(_has_copy())), db.session.scalar(query)


def marked_count(decision):
    """How many of the valid certificates have copies that are marked as previews."""
    query = _valid(select(func.count()).select_from(Certificate), decision)
    return db.session.scalar(query.where(Certificate.is_marked))


def signed_copy_by_id(copy_id):
    """One signed copy.

    :raises NotFound: if there is none.
    """
    return present(db.session.get(SignedCopy, copy_id))


def originals(decision):
    """{size: {SHA-256: (certificate id, stored file id)}} of every copy of the decision, whatever became of it."""
    query = (
        select(StoredFile.size, StoredFile.sha256, StoredFile.id, Certificate.id)
        .join(Certificate, StoredFile.id.in_([Certificate.file_id, Certificate.copy_file_id]))
        .join(Award, Award.id == Certificate.award_id)
        .where(Award.decision_id == decision.id)
    )
    found = defaultdict(dict)
    for size, sha256, file_id, certificate_id in db.session.execute(query):
        found[size][sha256] = certificate_id, file_id
    return dict(found)


def certificate_under(code):
    """The certificate with ``code``, or None."""
    return db.session.scalar(select(Certificate).where(Certificate.code == code))


def _valid(query, decision):
    query = query.join(Award, Award.id == Certificate.award_id)
    return query.where(
        Award.decision_id == decision.id, Award.is_withdrawn.is_(False), Certificate.status == "valid"
    )


def _has_copy():
    return select(SignedCopy.id).where(
        SignedCopy.certificate_id == Certificate.id, SignedCopy.ended_at.is_(None)
    ).exists()  # fmt: skip
