"""Certificates: preview and valid, reissue and revocation, numbers that nobody gets twice."""

import datetime as dt
import threading

import pytest
from sqlalchemy import select

from tests.factories.awards import SCAN, complete, decision, issued, reread, states
from workshop.awards import queries, services
from workshop.awards.models import Award, AwardDecision, Certificate
from workshop.awards.paper import standing_faces
from workshop.awards.refusals import (
    CertificateEnded,
    NothingToIssue,
)
from workshop.edges import jobs
from workshop.edges.jobs.models import Job
from workshop.extensions import db
from workshop.paper.queries import facts_behind
from workshop.transactions import transaction


@pytest.mark.db
def test_a_complete_decision_makes_valid_certificates_with_our_numbers(app):
    made = complete(decision())
    issued(made)
    made = reread(made)
    assert made.status == "issued"
    assert [award.register_number for award in queries.standing_awards(made)] == ["1", "2", "3"]
    assert states(made) == [[(1, "valid")]] * 3
    assert (made.merged_file.pages, made.overlay_file.pages) == (3, 3)
    with pytest.raises(NothingToIssue):
        services.issue_certificates(made)


@pytest.mark.db
def test_a_state_award_is_a_preview_until_its_scan_is_here(app):
    made = complete(decision(kind="bang_khen", names=["Hợp tác xã Thử"]))
    assert made.missing == ["scan"]
    issued(made)
    assert states(made) == [[(None, "preview")]]
    first = db.session.scalar(select(Certificate))
    services.attach_scan(made, SCAN)
    issued(made)
    assert states(made) == [[(None, "replaced"), (1, "valid")]]
    second = db.session.scalar(select(Certificate).where(Certificate.issue == 1))
    assert [facts_behind(each.code)["status"] for each in (first, second)] == ["replaced", "valid"]
    assert (second.file.pages, reread(made).merged_file.pages) == (2, 2)  # face and back; face and slips


def test_a_preview_stays_marked_until_it_is_issued_anew(app):
    made = decision(kind="bang_khen", names=["Hợp tác xã Thử"])
    issued(made)
    complete(made, scan=SCAN)
    made = reread(made)
    assert (made.is_complete, [face.is_preview for face in standing_faces(made)]) == (True, [True])
    issued(made)
    assert [face.is_preview for face in standing_faces(reread(made))] == [False]


def test_a_draft_gives_previews_that_take_no_number(app):
    made = decision()
    issued(made)
    made = reread(made)
    assert (made.status, states(made)) == ("draft", [[(None, "preview")]] * 3)
    assert {award.register_number for award in queries.standing_awards(made)} == {""}


@pytest.mark.db
def test_a_corrected_certificate_keeps_its_number_and_the_old_code_says_replaced(app):
    made = complete(decision())
    issued(made)
    award = queries.standing_awards(reread(made))[0]
    old = award.current
    services.reissue(award, printed_name="Hợp tác xã Huyền Hội", reason="Sai tên")
    jobs.run_pending()
    made = reread(made)
    award = queries.standing_awards(made)[0]
    assert (award.register_number, award.current.issue, award.current.printed_name) == ("1", 2, "Hợp tác xã Huyền Hội")
    facts = facts_behind(old.code)
    assert (facts["status"], facts["holder"], facts["number"]) == ("replaced", "Hợp tác xã Nông nghiệp Huyền Hội", "1")
    assert award.current.code != old.code
    assert facts_behind(award.current.code)["status"] == "valid"


def test_a_revoked_certificate_stays_revoked(app):
    made = complete(decision(names=["Tổ hợp tác Thử"]))
    issued(made)
    certificate = queries.standing_awards(reread(made))[0].current
    services.revoke(certificate, "Khai sai thành tích")
    assert facts_behind(certificate.code)["status"] == "revoked"
    with pytest.raises(CertificateEnded):
        services.revoke(certificate, "lần nữa")
    with pytest.raises(NothingToIssue):
        services.issue_certificates(made)


def test_a_recipient_edited_while_the_certificate_is_made_gets_the_new_name(app, monkeypatch):
    from workshop.awards import tasks

    made = decision(names=["Tổ hợp tác Cũ"])
    award_id = queries.standing_awards(made)[0].id
    real, changed = tasks.batch_copies, []

    def edit_meanwhile(faces):
        if not changed:
            changed.append(True)
            award = db.session.get(Award, award_id)
            services.edit_recipient(award, printed_name="Tổ hợp tác Mới", printed_address="",
                                    recipient_kind="collective")  # fmt: skip
        return real(faces)

    monkeypatch.setattr(tasks, "batch_copies", edit_meanwhile)
    job = issued(made)
    assert [each.printed_name for each in db.session.scalars(select(Certificate))] == ["Tổ hợp tác Mới"]
    assert db.session.get(Job, job.id).status == "done"


@pytest.mark.db
def test_two_decisions_issued_at_once_share_the_book_without_a_gap_or_a_double(app):
    made = [complete(decision(names=[f"Tổ hợp tác {n}.{m}" for m in range(4)]), number=str(n + 1)) for n in range(6)]
    ids = [each.id for each in made]

    def issue(decision_id):
        with app.app_context():
            services.issue_certificates(db.session.get(AwardDecision, decision_id))

    threads = [threading.Thread(target=issue, args=(each,)) for each in ids]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    db.session.rollback()
    numbers = db.session.scalars(select(Award.register_number)).all()
    assert sorted(map(int, numbers)) == list(range(1, 25))


def test_the_public_day_of_an_issue_is_the_day_here(app):
    made = complete(decision(names=["Tổ hợp tác Thử"]))
    issued(made)
    found = queries.standing_awards(reread(made))[0].current
    with transaction():
        found.issued_at = dt.datetime(2023, 5, 18, 20, tzinfo=dt.UTC)  # 3 in the morning of the 19th here
        found.status, found.ended_at = "revoked", dt.datetime(2023, 5, 31, 18, tzinfo=dt.UTC)
    facts = facts_behind(found.code)
    assert (facts["issued_on"], facts["ended_on"]) == (dt.date(2023, 5, 19), dt.date(2023, 6, 1))


def test_a_second_click_makes_no_second_issue(app):
    made = complete(decision())
    services.issue_certificates(made)
    services.issue_certificates(made)
    jobs.run_pending()
    assert states(made) == [[(1, "valid")]] * 3
