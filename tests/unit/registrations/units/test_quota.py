"""A unit never names more people than it was invited with; without the lock PostgreSQL would let it."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.factories.invitations import coming_event, invitation
from workshop.errors import WorkshopError
from workshop.extensions import db
from workshop.registrations.delegations import queries, services
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.models import Delegation

PLACES, PEOPLE = 2, 6
pytestmark = pytest.mark.db


@pytest.fixture
def slow_counting(monkeypatch):
    """Leaves time between the count and the insert, where a rival would slip in."""
    counted = queries.named_count

    def slowly(delegation):
        number = counted(delegation)
        time.sleep(0.05)
        return number

    monkeypatch.setattr(queries, "named_count", slowly)


def burst(app, delegation):
    """Name many at once, each by a request of its own; returns how many stand."""

    def one(number):
        with app.app_context():
            try:
                services.add_people(delegation, [Person(f"Người thứ {number}")])
            except WorkshopError:
                return
            finally:
                db.session.remove()

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(one, range(PEOPLE)))
    db.session.rollback()
    return queries.named_count(delegation)


def test_a_burst_fills_the_quota_exactly(app, slow_counting):
    assert burst(app, invitation(quota=PLACES).delegation) == PLACES


def test_without_the_lock_the_same_burst_names_too_many(app, slow_counting, database_kind, monkeypatch):
    monkeypatch.setattr(
        services, "locked_delegation", lambda session, delegation_id: session.get(Delegation, delegation_id)
    )
    named = burst(app, invitation(quota=PLACES).delegation)
    # SQLite's immediate transaction is a guard of its own
    assert (named > PLACES) == (database_kind == "postgresql")


def test_a_unit_of_the_public_form_stays_below_the_limit(app):
    from tests.factories.registrations import registration
    from workshop.registrations.delegations.refusals import UnitLimitReached
    from workshop.registrations.invitations.services import edit_letter

    event = coming_event()
    edit_letter(event, version=0, texts={}, unit_limit=2)
    for _person in range(2):
        registration(event, source="public", organization="HTX Sa Rài")
    with pytest.raises(UnitLimitReached):
        registration(event, source="public", organization="htx sa rài")
    registration(event, source="public", organization="")
    registration(event, source="staff", organization="HTX Sa Rài")
    invitation(event, unit="Sở Y tế", quota=1)
    registration(event, source="public", organization="Sở Y tế")
    with pytest.raises(UnitLimitReached):
        registration(event, source="public", organization="Sở Y tế")
