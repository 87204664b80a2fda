"""The one code of a unit: the desk that scans it finds the unit's people, of its own workshop alone."""

import pytest

from tests.factories import checkin, events, invitations
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.services import add_people
from workshop.registrations.services import cancel_registration


@pytest.fixture
def search(client):
    """Ask as a desk of an event."""

    def ask(event, text):
        headers = {"Authorization": f"Bearer {checkin.api_token(event)}"}
        return client.get(f"/api/v1/checkin/search?q={text}", headers=headers).get_json()["items"]

    return ask


def test_a_unit_is_found_by_its_one_code(search):
    unit = invitations.invitation()
    added = add_people(unit.delegation, [Person("Thạch Thị Sa"), Person("Kim Văn Hai")])
    cancel_registration(added[1])
    code = unit.delegation.group_code
    for text in (code, "-".join(code[at : at + 4] for at in range(0, 16, 4)).lower()):
        assert [item["id"] for item in search(unit.event, text)] == [added[0].id]
    assert search(events.event(), code) == []
