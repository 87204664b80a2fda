"""Naming the people of a unit: several at once, one for another, taken back and taken up again."""

import pytest

from tests.factories import events
from tests.factories.invitations import coming_event, invitation
from tests.factories.registrations import registration
from workshop.extensions import db
from workshop.registrations.delegations import queries, refusals, services
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.models import Delegation
from workshop.registrations.models import Registration
from workshop.registrations.refusals import AlreadyRegistered, PhoneUnreadable, RegistrationClosed

AN, BE = Person("Lê Văn An", "Phó Giám đốc", "0912345678"), Person("Lê Thị Bé", phone="0912345678")


def statuses(delegation):
    return [(each.full_name, each.status) for each in queries.people_of(delegation)]


def test_people_of_a_unit_become_registrations(app):
    delegation = invitation(unit="Sở Công Thương").delegation
    made = services.add_people(delegation, [AN, BE])
    assert [(each.source, each.organization, each.kind, each.status) for each in made] == [
        ("invitation", "Sở Công Thương", "leader", "confirmed")
    ] * 2
    assert queries.delegation_by_code(delegation.event, delegation.group_code) is delegation
    assert queries.delegation_by_code(events.event(), delegation.group_code) is None
    assert queries.delegation_of(made[0]) is delegation


def test_over_the_quota_is_refused_or_waits_for_approval(app):
    delegation = invitation(quota=1).delegation
    with pytest.raises(refusals.QuotaReached):
        services.add_people(delegation, [AN, BE])
    assert db.session.query(Registration).count() == 0
    services.add_people(delegation, [AN, BE], over_quota="approve")
    assert statuses(delegation) == [("Lê Văn An", "confirmed"), ("Lê Thị Bé", "pending")]


def test_each_person_is_told_what_is_wrong_and_nobody_is_registered(app):
    event = coming_event()
    registration(event, full_name="Lê Văn An", phone="0912345678")
    delegation = invitation(event, quota=9).delegation
    people = [AN, Person("Kim Sa", phone="12"), Person("Kim Ly"), Person("Kim Ly"), Person("")]
    with pytest.raises(refusals.PeopleRefused) as caught:
        services.add_people(delegation, people)
    kinds = {place: type(error).__name__ for place, error in sorted(caught.value.problems.items())}
    assert kinds == {0: AlreadyRegistered.__name__, 1: PhoneUnreadable.__name__, 3: "NameListedTwice", 4: "NameMissing"}
    assert db.session.query(Registration).count() == 1


def test_a_deputy_takes_exactly_this_place_and_nobody_moves_up(app):
    event = coming_event(capacity=1)
    delegation = invitation(event, quota=1).delegation
    [before] = services.add_people(delegation, [AN])
    waiting = registration(event)
    made = services.replace_person(delegation, before.id, Person("Lê Thị Bé", "Chuyên viên"))
    db.session.expire_all()
    assert (made.status, made.in_place_of_id, waiting.status) == ("confirmed", before.id, "waiting")
    assert (before.status, before.cancel_reason) == ("cancelled", "in place of")
    assert made.ticket_code != before.ticket_code
    assert statuses(delegation) == [("Lê Thị Bé", "confirmed")]


def test_who_was_taken_back_comes_again_while_there_is_room(app):
    delegation = invitation(quota=1).delegation
    [person] = services.add_people(delegation, [AN])
    services.remove_person(delegation, person.id)
    assert [each.id for each in queries.people_of(delegation, cancelled=True)] == [person.id]
    services.restore_person(delegation, person.id)
    assert statuses(delegation) == [("Lê Văn An", "confirmed")]
    services.remove_person(delegation, person.id)
    services.add_people(delegation, [BE])
    with pytest.raises(refusals.QuotaReached):
        services.restore_person(delegation, person.id)


def test_a_full_hall_puts_people_on_the_waiting_list(app):
    event = coming_event(capacity=1)
    delegation = invitation(event).delegation
    services.add_people(delegation, [AN, BE])
    assert statuses(delegation) == [("Lê Văn An", "confirmed"), ("Lê Thị Bé", "waiting")]


def test_several_people_of_the_public_form_all_or_none(app):
    event = coming_event()
    made = services.register_delegation(event, [AN, BE], unit="HTX Sa", contact_name="Kim", contact_phone="0912345678")
    assert (made.unit, made.contact_phone, made.quota, made.invitation) == ("HTX Sa", "0912345678", None, None)
    assert {each.source for each in queries.people_of(made)} == {"public"}
    assert queries.without_invitation(event) == [(made, 2)]
    with pytest.raises(refusals.PeopleRefused):
        services.register_delegation(event, [Person("Kim Ly"), AN], unit="HTX Hai")
    assert db.session.query(Delegation).count() == 1
    with pytest.raises(refusals.NobodyNamed):
        services.register_delegation(event, [], unit="HTX Ba")
    with pytest.raises(refusals.TooManyPeople):
        services.register_delegation(event, [Person(f"Người {n}") for n in range(51)], unit="HTX Ba")


def test_after_the_workshop_nothing_changes_by_link(app):
    delegation = invitation(events.event()).delegation
    with pytest.raises(refusals.WorkshopOver):
        services.add_people(delegation, [AN])
    with pytest.raises(RegistrationClosed):
        services.register_delegation(delegation.event, [AN], unit="HTX Ba")
