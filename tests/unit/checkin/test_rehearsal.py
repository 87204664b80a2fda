"""A rehearsal: scanned like the day itself, counted nowhere, wiped without a trace on real rows."""

import uuid

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.factories import checkin as make
from workshop.audit.models import AuditEntry
from workshop.checkin import listeners, queries, services
from workshop.checkin.models import Admission, Point, Scan, Undo, WalkIn
from workshop.checkin.queries.presence import arrivals
from workshop.checkin.refusals import AlreadyRehearsed, RehearsalOnly
from workshop.checkin.services import Newcomer, Origin, check_in, undo, walk_in
from workshop.extensions import db
from workshop.registrations.models import Registration
from workshop.registrations.services import Delegate
from workshop.transactions import transaction

WEB = Origin()
MINE = {"audit_entry", "audit_seal"}  # the log tells of the wipe


@pytest.fixture
def trial(event):
    return services.rehearse(queries.point_at(event, "entry"))


def everything():
    """Every row of every table, but the audit log."""
    db.session.rollback()
    tables = [table for table in db.metadata.sorted_tables if table.name not in MINE]
    return {table.name: sorted(map(repr, db.session.execute(select(table)))) for table in tables}


def a_real_morning(event):
    people = [make.delegate(event) for _ in range(3)]
    first, second = make.scan(people[0]), make.scan(people[1], 1)
    check_in(
        event, [first, second, make.scan(people[0], 2), make.scan(people[0], 3, direction="out")], caller=WEB
    )
    undo(event, str(uuid.uuid4()), second["id"], "nhầm người", WEB)
    walk_in(event, str(uuid.uuid4()), Newcomer(Delegate("Lê Thị Vân", kind="owner")), "entry", caller=WEB)
    return people


def a_rehearsal(event, trial, people):
    scans = [make.scan(person, n, point=trial.code) for n, person in enumerate(people)]
    check_in(event, [*scans, make.scan(people[0], 9, point=trial.code), make.scan(code="0" * 16, point=trial.code)],
             caller=WEB)  # fmt: skip
    undo(event, str(uuid.uuid4()), scans[1]["id"], "thử", WEB)
    walk_in(event, str(uuid.uuid4()), Newcomer(Delegate("Người Thử", kind="owner")), trial.code, caller=WEB)


@pytest.mark.db
def test_wiping_leaves_every_real_row_as_it_was(event, trial):
    people = a_real_morning(event)
    before = everything()
    a_rehearsal(event, trial, people)
    assert everything() != before
    counts = services.wipe_rehearsals(event)
    assert counts == {"undos": 1, "walk_ins": 1, "admissions": 3, "scans": 5}
    with transaction() as session:
        wiped_at, session.get(Point, trial.id).wiped_at = session.get(Point, trial.id).wiped_at, None
    assert (wiped_at is not None, everything()) == (True, before)
    entry = db.session.scalar(select(AuditEntry).where(AuditEntry.action == "checkin.rehearsal_wiped"))
    assert entry.details == counts


def test_what_a_desk_held_back_comes_after_the_wipe_and_harms_nothing(event, trial):
    people = a_real_morning(event)
    a_rehearsal(event, trial, people)
    services.wipe_rehearsals(event)
    counts = queries.live_counts(event)
    late = make.scan(people[2], 4, point=trial.code, offline=True, shown="admitted")
    [result] = check_in(event, [late], caller=WEB)
    assert (result["outcome"], result["standing"]) == ("accepted", "entry")
    assert queries.live_counts(event) == counts
    assert queries.admitted_now(event, [people[2].id]) == {
        people[2].id: [(trial.code, queries.entry_of(event, late["id"]).scan.corrected_at, None, late["id"])]
    }
    assert services.wipe_rehearsals(event)["scans"] == 1


def test_a_rehearsal_counts_nowhere(event, trial):
    person = make.delegate(event)
    nothing = queries.live_counts(event)
    check_in(
        event, [make.scan(person, point=trial.code), make.scan(code="0" * 16, point=trial.code)], caller=WEB
    )
    assert queries.live_counts(event) == nothing
    assert db.session.scalars(select(arrivals(event.id).c.registration_id)).all() == []
    assert listeners.present_registrations(event) is None
    assert (queries.recent_scans(event), set(queries.review_counts(event).values())) == ([], {0})
    log = db.session.execute(queries.scan_log(event, point_code=trial.code)).all()
    assert len(log) == 2


def test_nobody_is_registered_for_the_sake_of_trying(event, trial):
    there = make.delegate(event)
    id = str(uuid.uuid4())
    proxy = Newcomer(Delegate("Người Thử"), in_place_of=there.id)
    answers = [walk_in(event, id, proxy, trial.code, caller=WEB) for _ in range(2)]
    assert [(a["outcome"], a["registration"], a["replayed"]) for a in answers] == [
        ("accepted", None, False), ("accepted", None, True)
    ]  # fmt: skip
    kept = db.session.scalar(select(WalkIn))
    assert (kept.person, db.session.query(Registration).count(), there.status) == (None, 1, "confirmed")


def test_a_rehearsal_does_not_keep_two_records_of_one_person_apart(event, trial):
    kept, dropped = make.delegate(event), make.delegate(event)
    check_in(event, [make.scan(each, point=trial.code) for each in (kept, dropped)], caller=WEB)
    check_in(event, [make.scan(dropped)], caller=WEB)
    with transaction():
        moved = services.merging.move_records(kept, dropped)
    assert (len(moved["scans"]), len(moved["admissions"])) == (1, 1)
    rows = db.session.execute(
        select(Admission.point_id, Admission.registration_id).order_by(Admission.id)
    ).all()
    real = queries.point_at(event, "entry").id
    assert rows == [(trial.id, kept.id), (trial.id, dropped.id), (real, kept.id)]


def test_a_rehearsal_is_called_so_and_follows_its_point(event, trial):
    real = queries.point_at(event, "entry")
    assert (trial.label, trial.label_en, trial.is_open) == ("DIỄN TẬP: Cửa vào", "REHEARSAL: Entrance", True)
    services.edit_point(real, label="Cửa chính", admits=["leader"])
    db.session.expire_all()
    trial = queries.points(event)[-1]
    assert (trial.label, trial.admits, trial.opens_at) == ("DIỄN TẬP: Cửa chính", ["leader"], None)
    assert [point["rehearsal"] for point in queries.bundle(event)["points"]] == [False, True]


@pytest.mark.db
def test_a_point_has_one_rehearsal_and_a_rehearsal_none(event, trial):
    with pytest.raises(AlreadyRehearsed):
        services.rehearse(queries.point_at(event, "entry"))
    with pytest.raises(RehearsalOnly):
        services.rehearse(trial)
    with pytest.raises(IntegrityError), transaction() as session:
        session.add(Point(event_id=event.id, code="x", label="X", rehearses_id=trial.rehearses_id))
    assert (db.session.query(Scan).count(), db.session.query(Undo).count()) == (0, 0)
