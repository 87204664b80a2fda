"""Prize money: set, summed, and signed for."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.factories import awards, events
from workshop.awards.prizes import documents, queries, services
from workshop.awards.queries import decision_by_id
from workshop.awards.services import remove_recipient
from workshop.paper.blocks import Paragraph, Table


@pytest.fixture
def decision(app):
    """A decision with three recipients."""
    return awards.decision(events.event())


def test_amounts_are_set_changed_and_taken_away(decision):
    first, second, third = decision.awards
    assert services.set_bonuses(decision, {first.id: 2_980_000, second.id: 1_490_000}) == 2
    assert services.set_bonuses(decision, {first.id: 2_980_000, second.id: 500_000, third.id: 0}) == 1
    assert queries.amounts(decision) == {first.id: 2_980_000, second.id: 500_000}
    services.set_bonuses(decision, {first.id: 0})
    assert [amount for _award, amount in queries.prizes(decision_by_id(decision.id))] == [0, 500_000, 0]


@pytest.mark.parametrize("amount", [-1, 10_000_000_001])
def test_an_amount_that_no_award_has_is_refused(decision, amount):
    with pytest.raises(services.AmountUnusable):
        services.set_bonuses(decision, {decision.awards[0].id: amount})
    assert queries.amounts(decision) == {}


def test_the_list_to_sign_has_the_total_in_figures_and_words(decision):
    first, second, _third = decision.awards
    services.set_bonuses(decision, {first.id: 2_980_000, second.id: 1_490_000})
    document = documents.sign_off_document(decision, queries.prizes(decision))
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [row[:3] for row in table.rows] == [
        ("1", first.printed_name, "2.980.000"), ("2", second.printed_name, "1.490.000"), ("", "Tổng cộng", "4.470.000"),
    ]  # fmt: skip
    words = next(block for block in document.blocks if isinstance(block, Paragraph))
    assert words.text == "Bốn triệu bốn trăm bảy mươi nghìn đồng."
    sheet = load_workbook(BytesIO(documents.sign_off_sheet(decision, queries.prizes(decision)))).active
    amounts = [row[2] for row in sheet.iter_rows(min_row=2, max_row=4, values_only=True)]
    assert amounts == [2_980_000, 1_490_000, 4_470_000]


def test_the_money_goes_with_a_recipient_that_is_removed(decision):
    services.set_bonuses(decision, {award.id: 100_000 for award in decision.awards})
    remove_recipient(decision.awards[0])
    assert len(queries.amounts(decision)) == 2
