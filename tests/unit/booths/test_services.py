"""Booths: one holder a number, the order of the hall, owners found by what is typed."""

from io import BytesIO

import pikepdf
import pytest

from tests.factories import events
from tests.factories.booths import booth
from workshop.booths import documents, queries, services
from workshop.booths.refusals import BoothNumberTaken, OwnerAmbiguous, OwnerUnknown
from workshop.errors import StaleVersion
from workshop.extensions import db
from workshop.ocop.models import Owner
from workshop.transactions import transaction
from workshop.vietnamese.names import fold


def owner(name):
    with transaction() as session:
        made = Owner(name=name, name_folded=fold(name), kind="htx")
        session.add(made)
    return made


def test_a_number_is_given_once_an_event(app):
    event, other = events.event(), events.event()
    booth(event, number="A1", holder="Hợp tác xã Một")
    with pytest.raises(BoothNumberTaken) as refused:
        booth(event, number=" A1 ")
    assert str(refused.value) == "Booth A1 is already given to Hợp tác xã Một."
    assert booth(other, number="A1").number == "A1"


def test_booths_stand_in_the_order_of_the_hall(app):
    event = events.event()
    for number in ("A10", "B1", "A2", "3"):
        booth(event, number=number)
    assert [each.number for each in db.session.scalars(queries.booths(event))] == ["3", "A2", "A10", "B1"]


def test_an_edit_keeps_its_own_number_and_refuses_an_old_version(app):
    placed = booth(events.event(), number="A1")
    services.edit_booth(placed, placed.version, number="A1", holder="Hợp tác xã Mới")
    with pytest.raises(StaleVersion):
        services.edit_booth(placed, 1, number="A1", holder="Hợp tác xã Cũ")
    assert queries.booth_numbered(placed.event_id, "A1").holder == "Hợp tác xã Mới"


def test_an_owner_is_found_without_accents_and_never_guessed_among_several(app):
    first = owner("Hợp tác xã Dừa sáp Thử")
    owner("Hợp tác xã Dừa sáp Thử Hai")
    assert services.owner_called("hop tac xa dua sap thu").id == first.id
    assert services.owner_called(" ") is None
    with pytest.raises(OwnerAmbiguous):
        services.owner_called("dua sap")
    with pytest.raises(OwnerUnknown):
        services.owner_called("Không có ai")


@pytest.mark.pdf
def test_every_booth_has_one_card_on_landscape_paper(app):
    event = events.event()
    placed = [booth(event, shows="Mật hoa dừa, kẹo dừa") for _ in range(3)]
    with pikepdf.open(BytesIO(documents.booth_cards_pdf(event, placed))) as pdf:
        sizes = [[round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] for page in pdf.pages]
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
    assert sizes == [[297, 210]] * 3
