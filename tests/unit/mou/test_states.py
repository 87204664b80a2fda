"""The steps of a memorandum, and what each refuses."""

import datetime as dt

import pytest

from tests.factories import accounts
from tests.factories import mou as factory
from workshop.audit.actor import Actor, acting_as
from workshop.errors import StaleVersion
from workshop.mou import queries, refusals, services, texts
from workshop.paper.services import read_file


def names(memorandum):
    """The readiness list by the names of its entries."""
    return [type(problem).__name__ for problem in queries.readiness(memorandum)]


def test_what_keeps_a_memorandum_from_being_ready_is_named(app):
    owner = factory.owner(expires_on=dt.date(2023, 1, 1), products=1, representative="")
    memorandum = services.draft_memorandum(None, owner, factory.platform(legal_name=""), dated_on=dt.date(2023, 5, 19))
    assert names(memorandum) == ["SignatoryMissing", "OperatorNameless", "CertificationExpired"]
    services.edit_products(memorandum, [])
    services.edit_text(memorandum, ["Căn cứ"], [])
    assert names(memorandum) == ["SignatoryMissing", "OperatorNameless", "NoProducts", "NoArticles"]
    with pytest.raises(refusals.SignatoryMissing):
        services.mark_ready(memorandum)
    assert queries.memorandum(memorandum.id).status == "draft"


def test_ready_issues_the_text_once_and_freezes_it(app):
    memorandum = services.mark_ready(services.agree(factory.draft()))
    issued = memorandum.issued_text.file
    assert (memorandum.status, memorandum.text_sha256) == ("ready", issued.sha256)
    assert read_file(issued)[:5] == b"%PDF-"
    with pytest.raises(refusals.TextFrozen):
        services.edit_text(memorandum, [], [])
    services.reopen(memorandum)
    assert (memorandum.status, memorandum.issued_text) == ("agreed", None)


def test_signing_needs_the_scan_of_all_pages(app):
    memorandum = services.mark_ready(factory.draft())
    with pytest.raises(refusals.ScanMissing):
        services.sign_memorandum(memorandum, dt.date(2023, 5, 19))
    services.attach_scan(memorandum, factory.scan())
    pages = memorandum.issued_text.file.pages
    with pytest.raises(refusals.ScanIncomplete) as refused:
        services.sign_memorandum(memorandum, dt.date(2023, 5, 19))
    assert refused.value.params == {"pages": pages, "scanned": 1}
    services.attach_scan(memorandum, factory.scan(pages=pages - 1, shade=10))
    with pytest.raises(refusals.SignedInFuture):
        services.sign_memorandum(memorandum, dt.date(2999, 1, 1))
    services.sign_memorandum(memorandum, dt.date(2023, 5, 19))
    assert (memorandum.status, memorandum.signed_on) == ("signed", dt.date(2023, 5, 19))


def test_another_day_than_printed_and_a_page_too_many_must_be_accepted(app):
    memorandum = services.mark_ready(factory.draft())
    pages = memorandum.issued_text.file.pages
    services.attach_scan(memorandum, factory.scan())
    services.attach_scan(memorandum, factory.scan(pages=pages, shade=10))
    day = dt.date(2023, 5, 20)
    with pytest.raises(refusals.SignedOtherDay) as other_day:
        services.sign_memorandum(memorandum, day)
    assert other_day.value.params == {"printed": "19/5/2023", "entered": "20/5/2023"}
    with pytest.raises(refusals.ScanTooLong) as too_long:
        services.sign_memorandum(memorandum, day, accepted=[other_day.value.key])
    assert too_long.value.params == {"pages": pages, "scanned": pages + 1}
    with pytest.raises(refusals.SignedOtherDay):  # accepted for one day is not accepted for another
        services.sign_memorandum(memorandum, dt.date(2023, 5, 21), accepted=[other_day.value.key, too_long.value.key])
    services.sign_memorandum(memorandum, day, accepted=[other_day.value.key, too_long.value.key])
    assert memorandum.signed_on == day
    entry, _name = queries.history(memorandum)[0]
    assert entry.details["accepted"] == ["signed_other_day", "scan_too_long"]


def test_a_wrong_scan_taken_off_stays_in_the_history(app):
    memorandum = services.mark_ready(factory.draft())
    wrong = services.attach_scan(memorandum, factory.scan())
    services.remove_scan(wrong)
    services.attach_scan(memorandum, factory.scan(pages=memorandum.issued_text.file.pages, shade=10))
    services.sign_memorandum(memorandum, dt.date(2023, 5, 19))
    acts = [entry.action for entry, _name in queries.history(memorandum)]
    assert acts[:4] == ["mou.memorandum_signed", "mou.scan_attached", "mou.scan_removed", "mou.scan_attached"]


def test_the_same_file_is_attached_once(app):
    memorandum = services.mark_ready(factory.draft())
    services.attach_scan(memorandum, factory.scan())
    with pytest.raises(refusals.ScanDoubled):
        services.attach_scan(memorandum, factory.scan())


def test_only_somebody_else_confirms_the_scan(app):
    clerk, approver = accounts.user("organizer"), accounts.user("approver")
    with acting_as(Actor("user", clerk.id)):
        memorandum = factory.signed()
        with pytest.raises(refusals.SamePerson):
            services.confirm_scan(memorandum)
    with acting_as(Actor("user", approver.id)):
        services.confirm_scan(memorandum)
    assert memorandum.is_confirmed
    assert memorandum.scans[0].confirmed_by_id == approver.id
    with pytest.raises(refusals.ScanConfirmed):
        services.undo_signature(memorandum)


def test_a_signature_is_taken_back_while_nobody_confirmed_it(app):
    memorandum = services.undo_signature(factory.signed())
    assert (memorandum.status, memorandum.signed_on) == ("ready", None)


def test_ends_need_a_reason(app):
    memorandum = factory.draft()
    with pytest.raises(refusals.ReasonMissing):
        services.cancel_memorandum(memorandum, "  ")
    services.cancel_memorandum(memorandum, "Chủ thể rút")
    assert (memorandum.status, memorandum.end_reason) == ("cancelled", "Chủ thể rút")
    with pytest.raises(refusals.WrongState):
        services.terminate_memorandum(memorandum, "Không thực hiện")


def test_an_old_version_is_refused_also_where_only_a_part_changed(app):
    memorandum = factory.draft()
    seen = memorandum.version
    services.edit_party(memorandum.parties[0], version=seen, phone="0912345678")
    with pytest.raises(StaleVersion):
        services.edit_text(memorandum, [], texts.articles_of(memorandum), version=seen)


def test_a_signed_one_expires_by_the_day(app):
    memorandum = factory.signed()
    assert memorandum.standing(memorandum.valid_to) == "signed"
    assert memorandum.standing(memorandum.valid_to + dt.timedelta(days=1)) == "expired"
