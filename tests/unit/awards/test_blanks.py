"""The ledger of blanks: received = printed + spoiled + left, whatever happens, and nothing is ever taken out."""

import pytest
from sqlalchemy import select

from tests.factories import accounts
from tests.factories.awards import certified, complete, decision, issued
from workshop.audit.actor import Actor, acting_as
from workshop.awards import ledger, queries, services
from workshop.awards.models import AwardDecision, BlankEntry, Reprint
from workshop.awards.refusals import (
    BlanksShort,
    CertificateEnded,
    EntryCancelled,
    MoreThanStanding,
    ReasonMissing,
    StockKnown,
)
from workshop.extensions import db
from workshop.paper.queries import facts_behind


def figures(stock):
    db.session.rollback()
    count = ledger.count_of(stock)
    assert count.received == count.printed + count.spoiled + count.left
    return count.received, count.printed, count.spoiled, count.left


@pytest.fixture
def stock(app):
    return services.open_stock(services.ensure_kinds()["giay_khen"], "Phôi A4")


@pytest.mark.db
def test_lines_add_up_and_a_wrong_one_is_cancelled_by_a_line_against_it(stock):
    clerk = accounts.user("clerk")
    with acting_as(Actor("user", clerk.id)):
        services.enter_blanks(stock, "received", 50, reason="Phiếu 12")
        wrong = services.enter_blanks(stock, "printed", 40)
    services.enter_blanks(stock, "spoiled", 2, reason="Ẩm")
    assert figures(stock) == (50, 40, 2, 8)
    against = services.cancel_entry(wrong, "Gõ nhầm")
    assert figures(stock) == (50, 0, 2, 48)
    for entry in (wrong, against):
        with pytest.raises(EntryCancelled):
            services.cancel_entry(entry, "lần nữa")
    rows = db.session.scalars(select(BlankEntry).order_by(BlankEntry.id)).all()
    assert [(row.sheets, row.entered_by_id, row.cancels_id) for row in rows] == [
        (50, clerk.id, None), (40, clerk.id, None), (2, None, None), (-40, None, wrong.id)]  # fmt: skip


@pytest.mark.db
def test_no_line_takes_more_sheets_than_are_left(stock):
    came = services.enter_blanks(stock, "received", 23)
    services.enter_blanks(stock, "printed", 20)
    for act in (
        lambda: services.enter_blanks(stock, "printed", 4),
        lambda: services.enter_blanks(stock, "spoiled", 4, reason="Ẩm"),
        lambda: services.cancel_entry(came, "Gõ nhầm"),
    ):
        with pytest.raises(BlanksShort) as refusal:
            act()
        assert refusal.value.params == {"left": 3, "paper": "Phôi A4"}
    assert figures(stock) == (23, 20, 0, 3)
    services.enter_blanks(stock, "printed", 3)
    assert figures(stock) == (23, 23, 0, 0)


def test_more_sheets_than_certificates_are_asked_about(stock):
    made, _certificates = certified(names=["Tổ hợp tác Một", "Tổ hợp tác Hai"])
    services.enter_blanks(stock, "received", 30)
    services.enter_blanks(stock, "printed", 1, decision=made, is_more=False)
    with pytest.raises(MoreThanStanding) as refusal:
        services.enter_blanks(stock, "printed", 2, decision=made, is_more=False)
    assert refusal.value.params == {"standing": 2, "printed": 1}
    services.enter_blanks(stock, "printed", 2, decision=made, is_more=True)
    assert ledger.printed_of(made) == 3


def test_spoiled_sheets_need_a_reason_and_a_paper_is_counted_once(stock):
    with pytest.raises(ReasonMissing):
        services.enter_blanks(stock, "spoiled", 1)
    with pytest.raises(StockKnown):
        services.open_stock(stock.kind, " Phôi  A4 ")
    assert [count.stock.paper for count in ledger.stock_counts()] == ["Phôi A4"]


@pytest.mark.db
def test_a_reprint_keeps_number_and_code_and_turns_the_first_sheet_into_a_spoiled_one(stock):
    made = complete(decision(names=["Tổ hợp tác Một", "Tổ hợp tác Hai"]))
    issued(made)
    services.enter_blanks(stock, "received", 10)
    services.enter_blanks(stock, "printed", 2, decision=made)
    award = queries.standing_awards(db.session.get(AwardDecision, made.id))[0]
    before = (award.current.id, award.current.code, award.register_number)
    services.reprint(award.current, "Kẹt giấy", stock=stock)
    assert figures(stock) == (10, 2, 1, 7)
    assert ledger.printed_of(made) == 2
    assert (award.current.id, award.current.code, award.register_number) == before
    assert facts_behind(award.current.code)["status"] == "valid"
    assert [(each.certificate_id, each.reason) for each in ledger.reprints_of(made)] == [(before[0], "Kẹt giấy")]


def test_what_no_longer_stands_is_not_printed_again(app):
    made = complete(decision(names=["Tổ hợp tác Một"]))
    issued(made)
    paper = queries.standing_awards(db.session.get(AwardDecision, made.id))[0].current
    services.revoke(paper, "Khai sai")
    with pytest.raises(CertificateEnded):
        services.reprint(paper, "Kẹt giấy")
    assert db.session.scalars(select(Reprint)).all() == []
