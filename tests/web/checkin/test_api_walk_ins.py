"""Walk-ins by the API: registered, confirmed and checked in once, whatever is sent again."""

import pytest
from sqlalchemy import select

from tests.factories import checkin as make
from tests.support.checkin import admissions, person_body, send, walk_in_body
from workshop.checkin.desks import revoke_desk
from workshop.checkin.models import WalkIn
from workshop.checkin.services import accept_walk_in
from workshop.extensions import db
from workshop.registrations.models import Registration
from workshop.transactions import transaction


def test_a_walk_in_is_registered_confirmed_and_checked_in_once(call, event):
    body = walk_in_body()
    status, said = call("POST", "/checkin/walk-ins", body)
    assert (status, said["outcome"], said["replayed"], said["scan"]) == (201, "accepted", False, body["id"])
    status, again = call("POST", "/checkin/walk-ins", body)
    assert (status, again) == (200, {**said, "replayed": True})
    person = db.session.scalar(select(Registration))
    assert (person.full_name, person.status, person.source) == ("Lê Thị Cẩm Vân", "confirmed", "walk_in")
    assert (admissions(), person.ticket_code) == (1, said["registration"]["ticket_code"])
    other = {**body, "person": person_body(full_name="Người khác")}
    assert call("POST", "/checkin/walk-ins", other)[1]["code"] == "id_reused"
    assert call("POST", "/checkin/walk-ins", walk_in_body())[1]["code"] == "already_registered"


@pytest.mark.parametrize(
    "change",
    [{"id": "x"}, {"point": "nowhere"}, {"person": {}}, {"person": person_body(kind="king")}, {"in_place_of": "x"},
     {"person": "x"}, {"scanned_at": "soon"}, {"person": person_body(full_name="")},
     {"person": person_body(full_name="a\x00")}, {"person": person_body(phone="12")}],
)  # fmt: skip
def test_a_walk_in_that_cannot_be_read_leaves_nothing(call, event, change):
    status, _ = call("POST", "/checkin/walk-ins", walk_in_body(**change))
    assert (status, db.session.query(Registration).count(), db.session.query(WalkIn).count()) == (422, 0, 0)


def test_a_walk_in_takes_the_place_of_somebody_who_does_not_come(call, event):
    absent, present = make.delegate(event), make.delegate(event)
    send(call, make.scan(present))
    status, said = call("POST", "/checkin/walk-ins", walk_in_body(in_place_of=absent.id))
    assert status == 201
    db.session.expire_all()
    came = db.session.get(Registration, said["registration"]["id"])
    assert (absent.status, came.in_place_of_id) == ("cancelled", absent.id)
    found = call("GET", f"/checkin/search?q={absent.full_name}")[1]["items"]
    assert {each["id"]: each["replaced_by"] for each in found}[absent.id] == came.full_name
    assert (
        call("POST", "/checkin/walk-ins", walk_in_body(in_place_of=present.id))[1]["code"]
        == "replaced_already_here"
    )


def test_a_desk_may_bring_sixty_walk_ins_an_hour(call, event):
    from workshop.web import limits

    body = walk_in_body()
    assert call("POST", "/checkin/walk-ins", body)[0] == 201
    with transaction() as session:
        session.query(limits.RateCounter).update({"count": 60})
    assert call("POST", "/checkin/walk-ins", body)[0] == 200
    another = walk_in_body(person=person_body(full_name="Trần Văn Sáu"))
    assert call("POST", "/checkin/walk-ins", another)[0] == 429


def test_a_walk_in_of_an_ended_desk_waits_without_a_registration(call, event, desk):
    from tests.factories.accounts import user

    revoke_desk(desk[0])
    body = walk_in_body()
    status, said = call("POST", "/checkin/walk-ins", body)
    assert (status, said["outcome"], said["registration"]) == (202, "quarantined", None)
    assert (db.session.query(Registration).count(), admissions()) == (0, 0)
    accept_walk_in(event, body["id"], user())
    made = db.session.scalar(select(WalkIn))
    assert (admissions(), made.person, made.scan_id) == (1, None, body["id"])


def test_what_cannot_be_read_is_named(call, event):
    unnamed, nowhere = walk_in_body(person=person_body(full_name="")), walk_in_body(point="", person="x")
    assert call("POST", "/checkin/walk-ins", unnamed)[1]["detail"] == "Không đọc được: person.full_name."
    assert call("POST", "/checkin/walk-ins", nowhere)[1]["detail"] == "Không đọc được: person, point."
