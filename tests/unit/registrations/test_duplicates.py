"""Which pairs that may be one person are found, and which are not."""


import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.registrations import services
from workshop.registrations.delegates import Delegate
from workshop.registrations.duplicates import queries as duplicates


@pytest.fixture
def hall(app):
    """An event with places for all."""
    return events.event()


def found(event):
    """The pairs of an event by strength and reasons."""
    return [(pair.strength, pair.reasons, pair.doubts) for pair in duplicates.pairs(event)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Lê Thị Hoà", "0912345678", "Sở Công Thương"), ("Lê Thị Hòa", None, "Sở Công thương"),
         ("likely", ("same_name", "same_unit"), ())),
        (("Trần Thị Thuỷ", "0912345678", "X"), ("Trần Thủy", "0912345678", "X"),
         ("certain", ("same_phone", "same_but_spelling", "same_unit"), ())),
        (("Lý Mỹ Ky", "0912345678", ""), ("Lý Mĩ Ky", "0912345678", ""),
         ("likely", ("same_phone", "same_but_spelling"), ())),
        (("Phạm Văn Đạt", None, "Sở NN&PTNT"), ("Pham Van Dat", None, "Sở Nông nghiệp và Phát triển nông thôn"),
         ("likely", ("same_but_accents", "same_unit"), ())),
        (("Nguyễn Thị Hương", "0912345678", "HTX A"), ("Nguyễn Thị Hươg", "0912345678", "HTX A"),
         ("certain", ("same_phone", "near_name", "same_unit"), ())),
        (("Kim Rương", "0912345678", "A"), ("Thạch Sum", "0912345678", "A"), ("possible", ("only_phone",), ())),
        (("Lê Thị Hoa", "0912345678", "A"), ("Lê Thị Hoa", "0987654321", "A"),
         ("possible", ("same_name", "same_unit"), ("other_phone",))),
        (("Lê Thị Hoa", "0912345678", "Sở Y tế"), ("Lê Thị Hoa", "0987654321", "HTX Dừa"), None),
        (("Lê Thị Lan", "0912345678", "A"), ("Lê Thị Liên", "0987654321", "A"), None),
        (("Kim Rương", "0912345678", "Sở Y tế"), ("Thạch Sum", "0912345678", "HTX Dừa"), None),
    ],
)  # fmt: skip
def test_a_pair_is_found_for_its_reasons_or_not_at_all(hall, one, other, expected):
    for name, phone, unit in (one, other):
        registration(hall, full_name=name, phone=phone, organization=unit)
    assert found(hall) == ([expected] if expected else [])


def test_who_waits_is_compared_and_who_is_cancelled_is_not(hall):
    registration(hall, full_name="Lê Thị Hoa", phone="", organization="HTX A")
    waiting = registration(hall, full_name="Lê Thị Hoà", phone="", organization="HTX A", status="waiting")
    assert found(hall) == [("likely", ("same_but_accents", "same_unit"), ())]
    services.cancel_registration(waiting)
    assert found(hall) == []


def test_two_who_were_told_apart_are_never_shown_again(hall):
    one, two = (registration(hall, full_name="Lê Hoa", phone="", organization="A") for _ in range(2))
    assert len(found(hall)) == 1
    services.tell_apart(two, one)
    services.tell_apart(one, two)
    assert found(hall) == []


def test_a_newcomer_who_resembles_somebody_is_noticed(hall):
    made = registration(hall, full_name="Trần Thị Thuỷ", phone="0912345678", organization="HTX A")
    pairs = duplicates.resembling(hall, Delegate("Trần Thủy", phone="0912345678", organization="HTX A"))
    assert [(pair.first, pair.second, pair.strength) for pair in pairs] == [(0, made.id, "certain")]
    assert duplicates.resembling(hall, Delegate("Thạch Sum", phone="0912345678")) == []
