"""Spare tickets: made once, printed as often as needed, given to one person."""

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.paper.codes import is_valid
from workshop.registrations import printed, queries, services
from workshop.registrations.services.spares import SpareTaken, SpareUnknown, TooManySpares

pytestmark = pytest.mark.db


@pytest.fixture
def event(app):
    return events.event()


def test_asking_again_prints_the_same_and_makes_only_what_is_missing(event):
    first = services.make_spares(event, 3)
    again = services.make_spares(event, 5)
    assert [each.number for each in again] == [1, 2, 3, 4, 5]
    assert [each.code for each in again[:3]] == [each.code for each in first]
    assert all(is_valid(each.code) for each in again)
    assert [each.number for each in services.make_spares(event, 2)] == [1, 2]


def test_a_spare_ticket_becomes_the_ticket_of_a_walk_in(event):
    spare = services.make_spares(event, 1)[0]
    guest = registration(event, source="walk_in")
    before, changes = guest.ticket_code, guest.change_number
    services.assign_spare(spare.code, guest)
    assert (guest.ticket_code, queries.by_ticket(spare.code)) == (spare.code, guest)
    assert queries.by_ticket(before) is None
    assert guest.change_number > changes  # the desks learn of it
    assert printed.free_spare(event, spare.code) is None
    assert services.assign_spare(spare.code, guest).ticket_code == spare.code
    assert [each.number for each in services.make_spares(event, 1)] == [2]


def test_a_spare_ticket_is_given_once_and_one_to_a_person(event):
    first, second = services.make_spares(event, 2)
    guest, other = registration(event), registration(event)
    services.assign_spare(first.code, guest)
    with pytest.raises(SpareTaken):
        services.assign_spare(first.code, other)
    with pytest.raises(SpareTaken):
        services.assign_spare(second.code, guest)
    assert printed.free_spare(event, second.code) == second


def test_a_ticket_of_another_workshop_is_none_of_ours(event):
    [spare] = services.make_spares(events.event(), 1)
    with pytest.raises(SpareUnknown):
        services.assign_spare(spare.code, registration(event))
    assert printed.free_spare(event, spare.code) is None


@pytest.mark.parametrize("number", [0, -1, 501])
def test_as_many_as_one_workshop_needs(event, number):
    with pytest.raises(TooManySpares):
        services.make_spares(event, number)
