"""What lies on a device: names, or cards that only a ticket opens; and what a kiosk may ask."""

import datetime as dt
import json
import sys
import uuid

import pytest

from tests.factories import checkin as make
from tests.factories import invitations
from workshop.checkin import lookups, queries
from workshop.checkin.models import DeskSetting
from workshop.checkin.services import set_desks
from workshop.events.services import duplicate_event
from workshop.extensions import db, utc_now
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.services import add_people
from workshop.transactions import transaction


@pytest.fixture
def bundle(client, event):
    """Ask for the list as a desk, or as a kiosk."""

    def asked(cursor="", **values):
        _device, token = make.desk(event, **values)
        answer = client.get(
            f"/api/v1/checkin/bundle?cursor={cursor}", headers={"Authorization": f"Bearer {token}"}
        )
        return answer.get_json(), answer.get_data(as_text=True)

    return asked


def strict(event):
    return set_desks(event, by=None, is_strict=True)


def test_in_the_strict_setting_a_device_holds_no_name(bundle, event):
    person = make.delegate(
        event, full_name="Đỗ Thị Ánh Nguyệt", organization="HTX Thạnh Phú", phone="0912345678"
    )
    gone = make.delegate(event, status="cancelled")
    strict(event)
    said, text = bundle()
    assert said["setting"] == "strict"
    assert [word for word in ("Nguyệt", "Thạnh Phú", "5678", person.ticket_code) if word in text] == []
    first, second = said["items"]
    assert sorted(first) == ["card", "id", "lookup", "status"]
    assert second == {
        "id": gone.id, "status": "cancelled", "lookup": lookups.lookup(gone.ticket_code, event.desk_salt),
    }  # fmt: skip


def test_a_change_of_the_setting_begins_the_list_anew(bundle, event):
    make.delegate(event)
    before, _text = bundle()
    assert bundle(before["cursor"])[0]["items"] == []
    strict(event)
    after, _text = bundle(before["cursor"])
    assert (len(after["items"]), after["epoch"] == before["epoch"]) == (1, False)


def test_a_kiosk_holds_cards_in_either_setting(bundle, event):
    make.delegate(event)
    said, _text = bundle(is_kiosk=True)
    assert (said["setting"], sorted(said["items"][0])) == ("strict", ["card", "id", "lookup", "status"])
    assert bundle()[0]["setting"] == "names"


def test_a_kiosk_scans_and_does_nothing_else(client, event):
    _device, token = make.desk(event, is_kiosk=True)
    headers, person = {"Authorization": f"Bearer {token}"}, make.delegate(event)
    scan = make.scan(person)
    assert client.post("/api/v1/checkin/scans", json={"scans": [scan]}, headers=headers).status_code == 200
    assert client.get("/api/v1/checkin/search?q=hoa", headers=headers).status_code == 403
    undo = {"id": str(uuid.uuid4()), "scan": scan["id"], "reason": "x"}
    assert client.post("/api/v1/checkin/undos", json=undo, headers=headers).status_code == 403
    walk_in = {"id": str(uuid.uuid4()), "point": "entry", "person": {"full_name": "Lê Vân"}}
    refused = client.post("/api/v1/checkin/walk-ins", json=walk_in, headers=headers)
    assert (refused.status_code, refused.get_json()["code"]) == (403, "kiosk_may_not")


def test_five_thousand_cards_stay_below_two_megabytes(bundle, event):
    make.delegate(
        event, full_name="Nguyễn Hoàng Phương Nghi", organization="Hợp tác xã Nông nghiệp Tân Thành " * 2
    )
    strict(event)
    [item] = bundle()[0]["items"]
    assert len(json.dumps(item).encode()) * 5000 < 2_000_000


def test_a_list_of_long_names_stops_before_two_megabytes(bundle, event, monkeypatch):
    monkeypatch.setattr(sys.modules["workshop.checkin.queries.bundle"], "MOST_BYTES", 400)
    [make.delegate(event) for _number in range(6)]
    said, cursor, people = None, "", 0
    while said is None or said["next_cursor"]:
        said, _text = bundle(f"{cursor}&page_size=1")
        cursor, people = said["cursor"], people + len(said["items"])
    assert (people, said["is_complete"]) == (2, False)


def test_people_of_a_unit_carry_what_its_code_is_found_by(bundle, event):
    with transaction():
        event.ends_at = utc_now() + dt.timedelta(hours=3)
    unit = invitations.invitation(event)
    [member] = add_people(unit.delegation, [Person("Thạch Thị Sa")])
    other = make.delegate(event)
    items = {item["id"]: item for item in bundle()[0]["items"]}
    assert items[member.id]["group"] == lookups.lookup(unit.delegation.group_code, event.desk_salt)
    assert "group" not in items[other.id]


def test_the_organizer_chooses_in_plain_words(sign_in, event):
    client = sign_in("organizer", event)
    address = f"/events/{event.slug}/check-in/settings"
    assert client.tree(address).xpath("//input[@name='is_strict'][@checked]/@value") == ["names"]
    answer = client.post_form(address, {"is_strict": "strict", "walk_ins_an_hour": "200"})
    assert answer.status_code == 303
    [kept] = db.session.query(DeskSetting).all()
    assert (kept.is_strict, kept.walk_ins_an_hour) == (True, 200)
    assert client.tree(address).xpath("//input[@name='is_strict'][@checked]/@value") == ["strict"]
    wrong = client.post_form(address, {"is_strict": "names", "walk_ins_an_hour": "0"})
    assert (wrong.status_code, 'value="0"' in wrong.get_data(as_text=True)) == (422, True)


def test_a_copied_workshop_has_the_same_setting(event):
    strict(event)
    made = duplicate_event(event, title="Hội thảo năm sau", starts_at=event.starts_at, ends_at=event.ends_at)
    assert queries.desk_setting(made).is_strict is True
