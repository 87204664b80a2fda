"""Walk-ins by the API: who comes in whose place, and whose spare ticket becomes theirs."""

import datetime as dt
import uuid

from tests.factories import checkin as make
from tests.factories import invitations
from tests.support.checkin import person_body, send, walk_in_body
from workshop.checkin.models import WalkIn
from workshop.checkin.services import set_desks
from workshop.extensions import db, utc_now
from workshop.paper.codes import grouped, new_code
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.services import add_people
from workshop.registrations.models import Registration, SpareTicket
from workshop.registrations.services import make_spares
from workshop.transactions import transaction


def test_in_a_full_hall_a_deputy_takes_exactly_the_place_that_is_given_up(call, event):
    absent, waiting = make.delegate(event, kind="owner"), make.delegate(event, status="waiting")
    with transaction():
        event.capacity = 1
        event.starts_at, event.ends_at = utc_now() - dt.timedelta(hours=1), utc_now() + dt.timedelta(hours=3)
    assert call("POST", "/checkin/walk-ins", walk_in_body())[1]["code"] == "event_full"
    status, said = call("POST", "/checkin/walk-ins", walk_in_body(in_place_of=absent.id))
    assert (status, said["outcome"]) == (201, "accepted")
    db.session.expire_all()
    came = db.session.get(Registration, said["registration"]["id"])
    assert (came.status, came.kind, absent.status, waiting.status) == (
        "confirmed",
        "owner",
        "cancelled",
        "waiting",
    )


def test_a_walk_in_takes_a_spare_ticket_that_a_scan_does_not_know(call, event):
    spare, other = make_spares(event, 2)
    asked = make.scan(code=spare.code)
    assert send(call, asked)[1]["results"][0]["outcome"] == "unknown"
    body = walk_in_body(ticket_code=grouped(spare.code))
    status, said = call("POST", "/checkin/walk-ins", body)
    assert (status, said["registration"]["ticket_code"]) == (201, spare.code)
    assert call("POST", "/checkin/walk-ins", body)[0] == 200
    assert send(call, make.scan(code=spare.code, minute=9))[1]["results"][0]["outcome"] == "duplicate"
    another = person_body(full_name="Trần Văn Sáu")
    for code, refusal in (
        (spare.code, "spare_taken"),
        (new_code(), "spare_unknown"),
        ("abc", "spare_unknown"),
    ):
        refused = call("POST", "/checkin/walk-ins", walk_in_body(person=another, ticket_code=code))
        assert refused[1]["code"] == refusal
    assert (db.session.query(Registration).count(), db.session.get(SpareTicket, other.id).assigned_at) == (
        1,
        None,
    )


def opened(event):
    """Let the event be of today, so that units may name people."""
    with transaction():
        event.starts_at, event.ends_at = utc_now() - dt.timedelta(hours=1), utc_now() + dt.timedelta(hours=3)
    return event


def test_whom_a_full_hall_refuses_is_kept_when_it_happened_without_network(call, event):
    make.delegate(event)
    with transaction():
        event.capacity = 1
    body = walk_in_body(offline=True)
    status, said = call("POST", "/checkin/walk-ins", body)
    assert (status, said["outcome"], said["registration"]) == (202, "quarantined", None)
    assert call("POST", "/checkin/walk-ins", body)[1]["replayed"] is True
    db.session.expire_all()
    kept = db.session.get(WalkIn, body["id"])
    assert (kept.quarantine, kept.person["full_name"]) == ("waiting", "Lê Thị Cẩm Vân")


def test_without_network_what_turned_out_wrong_is_left_out_and_the_person_counts(call, event):
    here = make.delegate(event)
    send(call, make.scan(here))
    [spare] = make_spares(event, 1)
    taken = walk_in_body(ticket_code=spare.code)
    assert call("POST", "/checkin/walk-ins", taken)[0] == 201
    late = walk_in_body(
        person=person_body(full_name="Trần Văn Sáu", phone=""), in_place_of=here.id, ticket_code=spare.code
    )
    assert call("POST", "/checkin/walk-ins", late)[1]["code"] == "replaced_already_here"
    status, said = call("POST", "/checkin/walk-ins", {**late, "id": str(uuid.uuid4()), "offline": True})
    assert (status, said["outcome"]) == (201, "accepted")
    db.session.expire_all()
    assert (here.status, said["registration"]["ticket_code"] != spare.code) == ("confirmed", True)


def test_a_missing_name_joins_the_unit_whose_code_was_scanned(call, event):
    unit = invitations.invitation(opened(event), kind="owner")
    code = unit.delegation.group_code
    status, said = call("GET", f"/checkin/search?q={code}")
    assert (said["items"], said["group"]["unit"]) == ([], unit.delegation.unit)
    body = walk_in_body(person={"full_name": "Kim Văn Hai"}, group_code=grouped(code))
    status, said = call("POST", "/checkin/walk-ins", body)
    assert (status, said["registration"]["organization"]) == (201, unit.delegation.unit)
    [member] = call("GET", f"/checkin/search?q={code}")[1]["items"]
    assert (member["full_name"], len(member["admitted"])) == ("Kim Văn Hai", 1)


def test_a_deputy_has_the_unit_of_the_one_who_stays_away_and_belongs_to_it(call, event):
    unit = invitations.invitation(opened(event))
    [absent] = add_people(unit.delegation, [Person("Thạch Thị Sa")])
    body = walk_in_body(
        person={"full_name": "Kim Văn Hai", "position": "Phó Giám đốc"}, in_place_of=absent.id
    )
    status, said = call("POST", "/checkin/walk-ins", body)
    assert (status, said["registration"]["organization"], said["registration"]["kind"]) == (
        201, absent.organization, absent.kind,
    )  # fmt: skip
    items = call("GET", f"/checkin/search?q={unit.delegation.group_code}")[1]["items"]
    assert [item["full_name"] for item in items] == ["Kim Văn Hai"]


def test_how_many_walk_ins_one_desk_may_add_can_be_raised(call, event):
    set_desks(event, by=None, walk_ins_an_hour=1)
    assert call("POST", "/checkin/walk-ins", walk_in_body())[0] == 201
    second = walk_in_body(person=person_body(full_name="Trần Văn Sáu", phone=""))
    assert call("POST", "/checkin/walk-ins", second)[0] == 429
    set_desks(event, by=None, walk_ins_an_hour=2)
    assert call("POST", "/checkin/walk-ins", second)[0] == 201
