"""What was kept aside: a page at a time, above the capacity where a person says so, and who sent it."""

import uuid

import pytest

from tests.factories import accounts
from tests.factories import checkin as make
from tests.support.checkin import path
from workshop.accounts.models import User
from workshop.audit.models import AuditEntry
from workshop.checkin import desks, queries, services
from workshop.checkin.models import Scan
from workshop.checkin.origin import Origin
from workshop.checkin.services import Newcomer, check_in, walk_in
from workshop.extensions import db
from workshop.paper.codes import new_code
from workshop.registrations.models import Registration
from workshop.registrations.services import Delegate
from workshop.transactions import transaction

LET_IN = {"offline": True, "shown": "admitted"}


@pytest.fixture
def ended(event):
    """Who sends from a desk that was disconnected."""
    device, _ = make.desk(event, label="Bàn 7")
    desks.revoke_desk(device)
    return Origin(desk_id=device.id)


def fill(event):
    """Leave no place free."""
    make.delegate(event)
    with transaction():
        event.capacity = 1


def stranger(event, origin, name="Lê Thị Vân", **more):
    return walk_in(event, str(uuid.uuid4()), Newcomer(Delegate(name)), "entry", caller=origin, **more)["id"]


def listed(staff, event, page=1):
    tree = staff.tree(path(event, f"/review?list=quarantine&page={page}"))
    return [" ".join(" ".join(row.itertext()).split()) for row in tree.xpath("//main//table[1]/tbody/tr")]


def test_the_list_comes_a_page_at_a_time_the_oldest_first(staff, event, ended):
    check_in(event, [make.scan(make.delegate(event), minute) for minute in range(51)], caller=ended)
    stranger(event, ended, name="Võ Thị Cuối")
    assert (len(listed(staff, event)), len(listed(staff, event, 2))) == (50, 2)
    assert "Võ Thị Cuối" in listed(staff, event, 2)[1]


def test_thirty_entries_cost_as_many_questions_as_one(staff, event, ended, count_queries):
    check_in(event, [make.scan(make.delegate(event))], caller=ended)
    stranger(event, ended)
    listed(staff, event)
    few = count_queries(lambda: listed(staff, event))
    check_in(event, [make.scan(make.delegate(event), minute) for minute in range(15)], caller=ended)
    for number in range(15):
        stranger(event, ended, name=f"Võ Thị {number}")
    listed(staff, event)
    many = count_queries(lambda: listed(staff, event))
    assert (len(listed(staff, event)), len(many)) == (32, len(few))


def test_a_walk_in_counts_above_the_capacity_where_a_person_says_so(staff, event):
    device, _ = make.desk(event, label="Bàn 1")
    fill(event)
    waits = stranger(event, Origin(desk_id=device.id), happened=True)
    [row] = listed(staff, event)
    assert ("Hết chỗ" in row, "Tính, vượt số chỗ" in row) == (True, True)
    sent = {"to": "accept", "list": "quarantine", "walk_ins": waits}
    assert staff.post_form(path(event, "/review"), sent).status_code == 303
    assert queries.review_counts(event)["quarantine"] == 1  # the rule still stands
    staff.post_form(path(event, "/review"), {**sent, "to": "accept_above"})
    [person] = db.session.scalars(db.select(Registration).where(Registration.full_name == "Lê Thị Vân"))
    assert (person.status, queries.review_counts(event)["quarantine"]) == ("confirmed", 0)
    query = db.select(AuditEntry).where(AuditEntry.action == "checkin.walk_in_accepted")
    [entry] = db.session.scalars(query)
    by = db.session.get(User, entry.actor_id)
    assert (entry.details["above_capacity"], entry.actor_kind, by.grants[0].role) == (True, "user", "organizer")


def test_who_accepts_with_places_free_decides_nothing_above_them(staff, event, ended):
    stranger(event, ended)
    [row] = listed(staff, event)
    assert ("Hết chỗ" in row, "vượt số chỗ" in row) == (False, False)


def test_a_walk_in_of_a_person_or_a_system_names_the_sender(staff, event):
    fill(event)
    clerk = accounts.user("organizer", event, full_name="Trần Thị Thư Ký")
    stranger(event, Origin(user_id=clerk.id), happened=True)
    assert "Trần Thị Thư Ký" in listed(staff, event)[0]


DECISIONS = {
    "keep": services.keep_scan, "drop": services.drop_scan,
    "undo": lambda event, scan, by: services.take_back_scan(event, scan, by, "nhầm"),
}  # fmt: skip


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_shows_in_every_process_by_the_pulse(event, name):
    scan = make.scan(code=new_code(), **LET_IN)
    check_in(event, [scan], caller=Origin())
    before = queries.pulse(event.id)
    DECISIONS[name](event, scan["id"], accounts.user("organizer", event))
    assert queries.pulse(event.id) != before


@pytest.mark.parametrize("verb", ["accept_quarantined", "drop_quarantined"])
def test_so_does_a_decision_on_what_was_kept_aside(event, ended, verb):
    scan = make.scan(make.delegate(event))
    check_in(event, [scan], caller=ended)
    waits, by = stranger(event, ended), accounts.user("organizer", event)
    before = queries.pulse(event.id)
    getattr(services, verb)(event, scan["id"], by)
    between = queries.pulse(event.id)
    services.drop_walk_in(event, waits, by)
    assert len({before, between, queries.pulse(event.id)}) == 3


@pytest.mark.db
def test_of_many_decisions_a_refused_one_undoes_itself_alone(event, ended):
    by, scans = accounts.user("organizer", event), [make.scan(make.delegate(event)) for _ in range(30)]
    check_in(event, scans, caller=ended)
    fill(event)
    waits = stranger(event, ended)
    verbs = [lambda scan=scan: services.accept_quarantined(event, scan["id"], by) for scan in scans]
    verbs.insert(3, lambda: services.accept_walk_in(event, waits, by))
    verbs.append(lambda: services.accept_quarantined(event, "no-such-scan", by))
    found = services.decide_all(verbs)
    assert (found.count(True), type(found[3]).__name__, found[-1]) == (30, "EventFull", False)
    assert queries.review_counts(event)["quarantine"] == 1
    accepted = db.select(db.func.count()).select_from(Scan).where(Scan.quarantine == "accepted")
    assert db.session.scalar(accepted) == 30


def test_so_do_points_and_disconnected_desks(event):
    device, _ = make.desk(event)
    seen = [queries.pulse(event.id)]
    point = services.create_point(event, label="Bàn quà")
    for act in (lambda: services.close_point(point), lambda: services.delete_point(point),
                lambda: desks.revoke_desk(device)):  # fmt: skip
        seen.append(queries.pulse(event.id))
        act()
    assert len({*seen, queries.pulse(event.id)}) == 5
