"""What awards answer to lower rooms."""

from workshop import hooks
from workshop.awards.models import Certificate
from workshop.extensions import db


def connect():
    """Answer for the codes of certificates."""
    hooks.listen("verify_code", certificate_facts)


def certificate_facts(kind, subject_id):
    """The public facts of one issue of a certificate: what is printed on it and whether it stands."""
    if kind != "certificate" or (found := db.session.get(Certificate, subject_id)) is None:
        return None
    award = found.award
    decision = award.decision
    return {
        "status": found.status,
        "demonstration": award.is_demonstration,
        "title": decision.kind.name,
        "award": decision.kind.name,
        "holder": found.printed_name,
        "achievement": decision.achievement,
        "decision": decision.full_number or None,
        "issuer": decision.kind.organization.name,
        "number": award.register_number or None,
        "date": decision.decided_on,
        "issue": found.issue,
        "issued_on": found.issued_at.date(),
        "ended_on": found.ended_at.date() if found.ended_at else None,
        "files": [found.file.sha256] if found.file else [],
    }
