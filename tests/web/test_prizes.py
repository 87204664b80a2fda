"""The page of prize money."""

import pytest

from tests.factories import awards, events
from workshop.awards.prizes import queries


@pytest.fixture
def decision(app):
    """A decision with three recipients."""
    return awards.decision(events.event())


def test_one_amount_is_set_for_all_and_each_can_have_its_own(decision, sign_in):
    client, path = sign_in("organizer"), f"/awards/{decision.id}/prizes"
    assert client.get(f"{path}.pdf").status_code == 404
    assert client.post_form(path, {"to": "all", "amount": "1.490.000 đ"}).status_code == 303
    first, second, third = (award.id for award in decision.awards)
    client.post_form(path, {f"amount-{first}": "2.980.000", f"amount-{second}": "1490000", f"amount-{third}": ""})
    assert queries.amounts(decision) == {first: 2_980_000, second: 1_490_000}
    page = client.get(path).get_data(as_text=True)
    assert ("4.470.000" in page, "Bốn triệu bốn trăm bảy mươi nghìn đồng." in page) == (True, True)
    assert client.get(f"{path}.pdf").data[:5] == b"%PDF-"
    assert {client.get(f"{path}.{ending}").data[:2] for ending in ("docx", "xlsx")} == {b"PK"}


@pytest.mark.parametrize("typed", ["một triệu", "-5", "99999999999", "1" * 16])
def test_what_is_no_amount_is_said_and_kept(decision, sign_in, typed):
    award = decision.awards[0]
    answer = sign_in("organizer").post_form(f"/awards/{decision.id}/prizes?lang=en", {f"amount-{award.id}": typed})
    page = answer.get_data(as_text=True)
    assert (answer.status_code, f'value="{typed}"' in page, "Enter a whole number of đồng" in page) == (422, True, True)
    assert queries.amounts(decision) == {}


def test_a_clerk_prints_and_changes_nothing(decision, sign_in):
    path = f"/awards/{decision.id}/prizes"
    sign_in("organizer").post_form(path, {"to": "all", "amount": "500000"})
    client = sign_in("clerk")
    assert client.get(f"{path}.pdf").status_code == 200
    assert client.post_form(path, {"to": "all", "amount": "1"}).status_code == 403
    assert sign_in("viewer").get(f"{path}.xlsx").status_code == 403
