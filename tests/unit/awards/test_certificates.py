"""Certificates: preview and valid, reissue and revocation, numbers that nobody gets twice."""

import datetime as dt
import threading

import pytest
from sqlalchemy import select

from tests.factories import accounts, events
from tests.factories.awards import SCAN, complete, decision, issued
from workshop.audit.actor import Actor, acting_as
from workshop.awards import checks, queries, services
from workshop.awards.models import Award, AwardDecision, Certificate
from workshop.awards.paper import standing_faces
from workshop.awards.refusals import (
    AlreadyApproved,
    CertificateEnded,
    DecisionFrozen,
    DuplicateRecipient,
    LettersUnprintable,
    NoCertificateYet,
    NothingToIssue,
    SamePerson,
)
from workshop.edges import jobs
from workshop.edges.jobs.models import Job
from workshop.extensions import db
from workshop.paper.models import StoredFile
from workshop.paper.queries import facts_behind
from workshop.paper.services import NumberTaken
from workshop.transactions import transaction


def reread(made):
    db.session.rollback()
    return db.session.get(AwardDecision, made.id, populate_existing=True)


def states(made):
    made = reread(made)
    return [[(each.issue, each.status) for each in award.certificates] for award in queries.standing_awards(made)]


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
    assert states(made) == [[(1, "preview")]]
    first = db.session.scalar(select(Certificate))
    services.attach_scan(made, SCAN)
    issued(made)
    assert states(made) == [[(1, "replaced"), (2, "valid")]]
    second = db.session.scalar(select(Certificate).where(Certificate.issue == 2))
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
    assert (made.status, states(made)) == ("draft", [[(1, "preview")]] * 3)
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
    real, changed = tasks.single_pdf, []

    def edit_meanwhile(face):
        if not changed:
            changed.append(True)
            award = db.session.get(Award, award_id)
            services.edit_recipient(award, printed_name="Tổ hợp tác Mới", printed_address="",
                                    recipient_kind="collective")  # fmt: skip
        return real(face)

    monkeypatch.setattr(tasks, "single_pdf", edit_meanwhile)
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


@pytest.mark.db
def test_the_issuers_number_is_entered_once(app):
    made = decision(kind="bang_khen")
    first, second, _third = queries.standing_awards(made)
    services.enter_register_number(first, "125")
    with pytest.raises(NumberTaken):
        services.enter_register_number(second, "125")


def test_whoever_prepared_a_list_does_not_approve_it(app):
    organizer = accounts.user()
    with acting_as(Actor("user", organizer.id)):
        made = decision()
        with pytest.raises(SamePerson):
            services.approve_decision(made)
        services.approve_decision(made, needs_second=False)
    assert (reread(made).status, reread(made).is_approved_alone) == ("approved", True)
    with pytest.raises(AlreadyApproved):
        services.approve_decision(made)


def test_an_edit_takes_the_approval_back_and_a_number_does_not(app):
    made = complete(decision())
    assert reread(made).status == "approved"
    services.edit_decision(made, None, achievement="Đã có thành tích khác")
    assert reread(made).status == "draft"
    issued(complete(made))
    with pytest.raises(DecisionFrozen):
        services.add_recipient(made, "Người đến sau")


def test_recipients_move_and_are_renumbered(app):
    made = decision()
    services.move_recipient(queries.standing_awards(made)[2], -1)
    services.remove_recipient(queries.standing_awards(reread(made))[0])
    assert [(each.stage_order, each.printed_name) for each in queries.standing_awards(reread(made))] == [
        (1, "Tổ hợp tác Ễ Ộ ữ"), (2, "Cơ sở Chế biến Dừa sáp Cầu Kè")]  # fmt: skip


def test_pasted_names_come_in_once(app):
    made = decision(names=["Hợp tác xã Một"])
    added, left = services.paste_recipients(made, "Hợp tác xã Một\n\nHợp tác xã Hai\tXã Hai\nHợp tác xã Ba; Xã Ba")
    assert ([each.printed_name for each in added], left) == (["Hợp tác xã Hai", "Hợp tác xã Ba"], ["Hợp tác xã Một"])
    assert added[1].printed_address == "Xã Ba"


def test_names_that_cannot_be_printed_are_refused(app):
    made = decision()
    with pytest.raises(DuplicateRecipient):
        services.add_recipient(made, " Tổ hợp  tác Ễ Ộ ữ ")
    with pytest.raises(LettersUnprintable) as refusal:
        services.add_recipient(made, "Hợp tác xã 龍")
    assert refusal.value.params == {"characters": "龍"}


def test_doubts_are_named(app):
    made = decision(names=["HTX Thử", "Hộ kinh doanh Nguyễn Thử", "Tổ hợp tác An", "Tổ hợp tác Ân"])
    names = {award.printed_name: award.id for award in queries.standing_awards(made)}
    assert {award_id: [row.check for row in rows] for award_id, rows in checks.findings(made).items()} == {
        names["HTX Thử"]: ["short_form"],
        names["Hộ kinh doanh Nguyễn Thử"]: ["household"],
        names["Tổ hợp tác An"]: ["twice"],
        names["Tổ hợp tác Ân"]: ["twice"],
    }


def test_counts_are_rows(app):
    event = events.event()
    decision(event, kind="bang_khen")
    decision(event, kind="giay_khen", names=["Tổ hợp tác Thử"])
    decision(None, kind="giay_khen", names=["Nơi khác"])
    assert queries.counts(event) == {"bang_khen": 3, "giay_khen": 1}


def test_print_files_go_with_a_revoked_page_and_are_made_anew(app):
    made = complete(decision())
    issued(made)
    revoked, *rest = [award.current for award in queries.standing_awards(reread(made))]
    old = [made.merged_file.id, made.overlay_file.id]
    services.revoke(revoked, "Khai sai thành tích")
    made = reread(made)
    assert (made.merged_file, made.overlay_file) == (None, None)
    assert [db.session.get(StoredFile, each) for each in old] == [None, None]
    assert [each.file is not None for each in (revoked, *rest)] == [True] * 3
    services.remake_print_files(made)
    jobs.run_pending()
    assert reread(made).merged_file.pages == 2


def test_print_files_that_were_drawn_before_a_revocation_are_not_kept(app):
    made = complete(decision(names=["Tổ hợp tác Thử", "Tổ hợp tác Hai"]))
    issued(made)
    first, second = [award.current for award in queries.standing_awards(reread(made))]
    services.revoke(first, "Khai sai thành tích")
    files = {"merged": b"%PDF-", "merged_pages": 1, "overlay": b"%PDF-", "overlay_pages": 1}
    assert services.keep_batch(made, codes=[first.code, second.code], **files) is False
    assert reread(made).merged_file is None
    services.revoke(second, "Khai sai thành tích")
    with pytest.raises(NoCertificateYet):
        services.remake_print_files(made)


def test_a_correction_drops_the_old_page_before_the_files_are_drawn_anew(app, monkeypatch):
    from workshop.awards import tasks

    made = complete(decision())
    issued(made)
    award = queries.standing_awards(reread(made))[0]
    services.reissue(award, printed_name="Hợp tác xã Huyền Hội", reason="Sai tên")
    monkeypatch.setattr(tasks, "merged_pdf", lambda faces: 1 / 0)
    jobs.run_pending()
    made = reread(made)
    assert (made.merged_file, queries.standing_awards(made)[0].current.issue) == (None, 2)


def test_a_recipient_taken_off_takes_the_print_files_away(app):
    made = decision()
    issued(made)
    services.remove_recipient(queries.standing_awards(reread(made))[0])
    assert reread(made).merged_file is None


def test_the_public_day_of_an_issue_is_the_day_here(app):
    made = complete(decision(names=["Tổ hợp tác Thử"]))
    issued(made)
    found = queries.standing_awards(reread(made))[0].current
    with transaction():
        found.issued_at = dt.datetime(2023, 5, 18, 20, tzinfo=dt.UTC)  # 3 in the morning of the 19th here
        found.status, found.ended_at = "revoked", dt.datetime(2023, 5, 31, 18, tzinfo=dt.UTC)
    facts = facts_behind(found.code)
    assert (facts["issued_on"], facts["ended_on"]) == (dt.date(2023, 5, 19), dt.date(2023, 6, 1))
