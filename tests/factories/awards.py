"""Awards for tests."""

import datetime as dt

from tests.factories import accounts
from tests.support.signing import small_pdf
from workshop.audit.actor import Actor, acting_as
from workshop.awards import queries, services
from workshop.awards.models import AwardDecision
from workshop.edges import jobs
from workshop.edges.uploads import AcceptedUpload
from workshop.extensions import db
from workshop.paper.codes import new_code

SCAN = AcceptedUpload("application/pdf", b"%PDF-1.4 a scan", 1)
NAMES = ("Hợp tác xã Nông nghiệp Huyền Hội", "Cơ sở Chế biến Dừa sáp Cầu Kè", "Tổ hợp tác Ễ Ộ ữ")


def decision(event=None, kind="giay_khen", names=NAMES, **fields):
    """A draft with recipients; every value is invented."""
    kinds = services.ensure_kinds()
    values = {"achievement": "Đã có thành tích trong phát triển sản phẩm OCOP", "signer_name": "Người Ký Thử", **fields}
    made = services.draft_decision(event, kinds[kind], **values)
    for name in names:
        services.add_recipient(made, name, "Xã Thử, huyện Thử, tỉnh Trà Vinh")
    return made


def complete(decision, *, number="12", scan=None):
    """Approve, number and date a decision; a state award also needs ``scan``."""
    approver = accounts.user("approver")
    with acting_as(Actor("user", approver.id)):
        services.approve_decision(decision)
    services.record_decision(decision, None, number=number, decided_on=dt.date(2023, 5, 18))
    if scan:
        services.attach_scan(decision, scan)
    return decision


def issued(decision):
    """Make the certificates of a decision now."""
    job = services.issue_certificates(decision)
    jobs.run_pending()
    return job


def reread(made):
    """The decision as the database has it now."""
    db.session.rollback()
    return db.session.get(AwardDecision, made.id, populate_existing=True)


def states(made):
    """[(issue, status) of each certificate] of each recipient, in the order of the stage."""
    return [
        [(each.issue, each.status) for each in award.certificates] for award in queries.standing_awards(reread(made))
    ]


def certified(event=None, names=NAMES, number="12", **fields):
    """A complete decision whose certificates hold small PDFs that nobody laid out; returns (decision, certificates)."""
    found = complete(decision(event, names=names, **fields), number=number)
    made = [
        services.keep_certificate(award, code=new_code(), data=small_pdf(award.printed_name), pages=1)
        for award in queries.standing_awards(found)
    ]
    return reread(found), made
