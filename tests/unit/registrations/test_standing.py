"""Editing, cancelling, restoring, moving up."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.errors import StaleVersion
from workshop.extensions import db, utc_now
from workshop.registrations import consents, refusals, services
from workshop.registrations.models import Registration


def coming(**values):
    """An event of the day after tomorrow: after a workshop nobody moves up."""
    start = utc_now() + dt.timedelta(days=2)
    return events.event(**{"starts_at": start, "ends_at": start + dt.timedelta(hours=4), **values})


def status_of(made):
    """The state in the database."""
    db.session.expire_all()
    return db.session.get(Registration, made.id).status


def test_a_correction_renews_what_follows_from_it(app):
    made = registration(events.event(), full_name="Lê A", titles=["Chuyên viên"])
    services.edit_registration(made, version=1, full_name="Lê Bình", titles=["Bí thư Tỉnh ủy"], organization="X")
    assert (made.name_folded, made.search_text) == ("le binh", " le binh x bi thu tinh uy")
    assert (made.position, made.version, made.change_number) == ("Bí thư Tỉnh ủy", 2, 2)
    assert [title.title for title in made.titles] == ["Bí thư Tỉnh ủy"]


def test_a_correction_of_what_somebody_changed_meanwhile_is_refused(app):
    made = registration(events.event())
    services.edit_registration(made, version=1, note="một")
    with pytest.raises(StaleVersion):
        services.edit_registration(made, version=1, note="hai")


def test_saving_without_a_change_changes_nothing(app):
    made = registration(events.event())
    services.edit_registration(made, version=1, full_name=made.full_name)
    assert (made.version, made.change_number) == (1, 1)


def test_a_correction_may_not_make_a_double(app):
    event = events.event()
    registration(event, full_name="Lê A", phone="0912345678")
    other = registration(event, full_name="Lê B", phone="0912345678")
    with pytest.raises(refusals.AlreadyRegistered):
        services.edit_registration(other, version=1, full_name="Lê A")
    assert other.full_name == "Lê B"


def test_a_withdrawn_consent_stays_on_record(app):
    made = registration(events.event(), consents=["attend", "photo"])
    services.edit_registration(made, version=1, consents=["attend"])
    assert consents.standing(made) == ["attend"]
    assert len(made.consents) == 2


def test_a_cancelled_place_goes_to_the_first_who_waits(app):
    event = coming(capacity=1)
    first, second, third = (registration(event) for _ in range(3))
    services.cancel_registration(first, "bận")
    assert [status_of(made) for made in (first, second, third)] == ["cancelled", "confirmed", "waiting"]
    assert db.session.get(Registration, first.id).cancel_reason == "bận"


def test_restoring_takes_a_place_only_if_there_is_one(app):
    event = coming(capacity=1)
    first = registration(event)
    services.cancel_registration(first)
    services.restore_registration(first)
    assert (status_of(first), first.cancelled_at) == ("confirmed", None)
    second = registration(event)
    services.cancel_registration(first)
    services.restore_registration(first)
    assert (status_of(first), status_of(second)) == ("waiting", "confirmed")
    with pytest.raises(refusals.NotCancelled):
        services.restore_registration(first)


def test_one_who_registered_anew_is_not_restored_beside_it(app):
    event = events.event()
    first = registration(event, full_name="Lê A", phone="0912345678")
    services.cancel_registration(first)
    registration(event, full_name="Lê A", phone="0912345678")
    with pytest.raises(refusals.AlreadyRegistered):
        services.restore_registration(first)


def test_confirming_many_stops_where_places_end(app):
    event = events.event(capacity=2)
    made = [registration(event, status="pending") for _ in range(3)]
    done, left = services.confirm_registrations(event, [each.id for each in made])
    assert (done, len(left)) == (2, 1)
    assert [status_of(each) for each in made] == ["confirmed", "confirmed", "pending"]
    with pytest.raises(refusals.EventFull):
        services.confirm_registration(made[2])
    assert services.cancel_registrations(event, [made[0].id, made[2].id]) == 2
