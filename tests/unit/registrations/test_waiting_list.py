"""The waiting list: who moves up when, kind by kind, and who is asked first."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.audit.models import AuditEntry
from workshop.events.services import edit_event, edit_kind
from workshop.extensions import db, utc_now
from workshop.registrations import queries, refusals, services
from workshop.registrations.models import Registration


def coming(**values):
    """An event of the day after tomorrow."""
    start = utc_now() + dt.timedelta(days=2)
    return events.event(**{"starts_at": start, "ends_at": start + dt.timedelta(hours=4), **values})


def states(*made):
    """The states in the database."""
    db.session.expire_all()
    return [db.session.get(Registration, each.id).status for each in made]


def with_places(event, **capacities):
    """Give kinds places of their own."""
    for kind in list(event.kinds):
        if kind.code in capacities:
            edit_kind(kind, label=kind.label, capacity=capacities[kind.code])


def test_a_kind_that_is_full_lets_others_pass(app):
    event = coming(capacity=3)
    with_places(event, owner=1)
    owners = [registration(event, kind="owner") for _ in range(3)]
    leaders = [registration(event, kind="leader") for _ in range(3)]
    assert states(*owners, *leaders) == ["confirmed", "waiting", "waiting", "confirmed", "confirmed", "waiting"]
    services.cancel_registration(leaders[0])
    assert states(*owners, *leaders) == ["confirmed", "waiting", "waiting", "cancelled", "confirmed", "confirmed"]
    services.cancel_registration(owners[0])
    assert states(*owners, *leaders) == ["cancelled", "confirmed", "waiting", "cancelled", "confirmed", "confirmed"]


def test_the_place_in_line_counts_those_one_waits_behind(app):
    event = coming(capacity=1)
    registration(event)
    first, second = registration(event, kind="owner"), registration(event, kind="leader")
    assert [queries.place_in_line(each) for each in (first, second)] == [1, 2]
    with_places(event, leader=1)
    assert queries.place_in_line(db.session.get(Registration, second.id)) == 1


def test_more_places_let_the_list_move_up(app):
    event = coming(capacity=1)
    made = [registration(event) for _ in range(4)]
    edit_event(event, event.version, capacity=3)
    assert states(*made) == ["confirmed"] * 3 + ["waiting"]
    edit_event(event, event.version, capacity=1)
    assert states(*made) == ["confirmed"] * 3 + ["waiting"]  # fewer take no place back
    edit_event(event, event.version, capacity=None)
    assert states(*made) == ["confirmed"] * 4


def test_more_places_of_a_kind_let_its_list_move_up(app):
    event = coming()
    with_places(event, owner=1)
    made = [registration(event) for _ in range(3)]
    assert states(*made) == ["confirmed", "waiting", "waiting"]
    with_places(event, owner=2)
    assert states(*made) == ["confirmed", "confirmed", "waiting"]


def test_another_kind_frees_the_place_among_the_former_one(app):
    event = coming()
    with_places(event, owner=1, leader=1)
    first, second = registration(event, kind="owner"), registration(event, kind="owner")
    services.edit_registration(first, version=first.version, kind="leader")
    assert states(first, second) == ["confirmed", "confirmed"]
    second = db.session.get(Registration, second.id)
    with pytest.raises(refusals.KindFull):
        services.edit_registration(second, version=second.version, kind="leader")
    assert db.session.get(Registration, second.id).kind == "owner"


def test_one_who_waits_and_changes_to_a_kind_with_room_moves_up(app):
    event = coming()
    with_places(event, owner=1)
    registration(event, kind="owner")
    second = registration(event, kind="owner")
    services.edit_registration(second, version=second.version, kind="leader")
    assert states(second) == ["confirmed"]


def test_moving_up_is_written_down(app):
    event = coming(capacity=1)
    first, second = registration(event), registration(event)
    services.cancel_registration(first)
    entry = db.session.query(AuditEntry).filter_by(action="registrations.moved_up").one()
    assert (entry.subject_id, entry.details["before"], entry.details["after"]) == (second.id, "waiting", "confirmed")


def test_after_the_workshop_nobody_moves_up(app):
    event = events.event(capacity=1)
    first, second = registration(event), registration(event)
    services.cancel_registration(first)
    assert states(first, second) == ["cancelled", "waiting"]


def test_who_comes_back_waits_at_the_end(app):
    event = coming(capacity=1)
    first, second, third = (registration(event) for _ in range(3))
    services.cancel_registration(first, by_guest=True)
    services.restore_registration(first, by_guest=True)
    assert states(first, second, third) == ["waiting", "confirmed", "waiting"]
    line = [queries.place_in_line(db.session.get(Registration, each.id)) for each in (third, first)]
    assert line == [1, 2]


def test_a_guest_who_was_approved_is_not_asked_to_wait_for_approval_again(app):
    event = coming(needs_approval=True)
    made = registration(event, source="public")
    services.confirm_registration(made)
    services.cancel_registration(made, by_guest=True)
    services.restore_registration(made, by_guest=True)
    assert states(made) == ["confirmed"]


def test_a_guest_does_not_restore_what_the_office_cancelled(app):
    made = registration(coming())
    services.cancel_registration(made, "trùng")
    with pytest.raises(refusals.CancelledByOffice):
        services.restore_registration(made, by_guest=True)
    services.restore_registration(made)
    assert states(made) == ["confirmed"]


def test_approval_without_a_place_leads_to_the_end_of_the_list(app):
    event = coming(capacity=1, needs_approval=True)
    registration(event)
    waiting = registration(event)
    pending = registration(event, source="public")
    with pytest.raises(refusals.EventFull):
        services.confirm_registration(pending)
    services.queue_registration(pending)
    assert states(waiting, pending) == ["waiting", "waiting"]
    assert queries.place_in_line(db.session.get(Registration, pending.id)) == 2
    with pytest.raises(refusals.NotPending):
        services.queue_registration(pending)


def test_confirming_many_passes_over_a_kind_that_is_full(app):
    event = coming()
    with_places(event, owner=1)
    made = [registration(event, status="pending", kind=kind) for kind in ("owner", "owner", "leader")]
    done, left = services.confirm_registrations(event, [each.id for each in made])
    assert (done, len(left)) == (2, 1)
    assert states(*made) == ["confirmed", "pending", "confirmed"]
