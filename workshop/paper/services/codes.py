"""Codes printed as QR and answered at /v."""

from workshop.extensions import db
from workshop.paper import codes
from workshop.paper.models import VerificationCode


def new_verification_code(kind, subject_id, *, code=None):
    """Give the certificate or memorandum ``subject_id`` a code; belongs inside a transaction.

    ``code`` is one drawn before with ``codes.new_code()``, where paper or row needed it first.
    """
    session = db.session()
    if not session.info.get("writing"):
        raise RuntimeError("new_verification_code() belongs inside a transaction")
    code = code or codes.new_code()
    session.add(VerificationCode(code=code, kind=kind, subject_id=subject_id))
    session.flush()
    return code
