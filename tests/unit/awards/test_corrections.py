"""Corrections of certificates that are out: asked for, decided by a second person, issued anew."""

import pytest
from sqlalchemy import select

from tests.factories import accounts
from tests.factories.awards import SCAN, complete, decision, issued
from workshop.audit.actor import Actor, acting_as
from workshop.awards import queries, services
from workshop.awards.models import AwardDecision, Correction
from workshop.awards.refusals import CorrectionWaiting, DecisionFrozen, NothingToCorrect, SamePerson
from workshop.edges import jobs
from workshop.extensions import db
from workshop.paper.models import BookNumber
from workshop.paper.queries import facts_behind


@pytest.fixture
def out(app):
    """A state award that is out, with a number that was mistyped."""
    made = decision(kind="bang_khen", names=["Hợp tác xã Thử"])
    services.enter_register_number(queries.standing_awards(made)[0], "215")
    issued(complete(made, scan=SCAN))
    db.session.rollback()
    return queries.standing_awards(db.session.get(AwardDecision, made.id))[0]


def test_a_number_mistyped_from_the_issuers_book_is_corrected_by_a_new_issue(out):
    clerk, approver = accounts.user("clerk"), accounts.user("approver")
    old = out.current.code
    with pytest.raises(DecisionFrozen):
        services.enter_register_number(out, "251")
    with acting_as(Actor("user", clerk.id)):
        asked = services.ask_correction(out, printed_name=out.printed_name, printed_address=out.printed_address,
                                        register_number="251", reason="Gõ nhầm")  # fmt: skip
        with pytest.raises(SamePerson):
            services.accept_correction(asked)
        with pytest.raises(CorrectionWaiting):
            services.ask_correction(out, printed_name="Tên khác", reason="Sai tên")
    assert (out.register_number, out.current.code) == ("215", old)
    with acting_as(Actor("user", approver.id)):
        services.accept_correction(asked)
    jobs.run_pending()
    db.session.rollback()
    assert [(facts["status"], facts["number"]) for facts in map(facts_behind, (old, out.current.code))] == [
        ("replaced", "215"), ("valid", "251")]  # fmt: skip
    kept = db.session.scalar(select(Correction))
    assert (kept.state, kept.before["register_number"], kept.asked_by_id, kept.decided_by_id) == (
        "done", "215", clerk.id, approver.id)  # fmt: skip
    assert db.session.scalars(select(BookNumber.value)).all() == [251]


def test_a_correction_that_is_refused_or_changes_nothing_leaves_the_paper(out):
    with pytest.raises(NothingToCorrect):
        services.ask_correction(out, printed_name=out.printed_name, printed_address=out.printed_address, reason="?")
    asked = services.ask_correction(out, printed_name="Hợp tác xã Thứ", reason="Sai dấu")
    services.refuse_correction(asked)
    db.session.rollback()
    assert (out.printed_name, out.current.status, asked.state) == ("Hợp tác xã Thử", "valid", "refused")


def test_an_office_of_one_corrects_alone_and_that_is_kept(out):
    with acting_as(Actor("user", accounts.user().id)):
        asked = services.ask_correction(out, printed_name="Hợp tác xã Thứ", reason="Sai dấu", needs_second=False)
    assert (asked.state, asked.is_alone) == ("done", True)


def test_a_certificate_revoked_before_its_correction_was_made_stays_revoked(out):
    old, paper = out.current.code, out.current
    services.reissue(out, printed_name="Hợp tác xã Thứ", reason="Sai dấu")
    services.revoke(paper, "Trao nhầm")
    jobs.run_pending()
    db.session.rollback()
    assert [(each.code, each.status) for each in out.certificates] == [(old, "revoked")]
