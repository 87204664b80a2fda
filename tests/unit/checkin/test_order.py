"""Every order of upload gives the same standing; two desks at once never admit twice."""

import datetime as dt
import threading
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from tests.factories import checkin as make
from tests.factories import events
from workshop.checkin import standing
from workshop.checkin.models import Admission, Scan
from workshop.checkin.services import Origin, batches, check_in, ledger, undo
from workshop.checkin.standing import Act
from workshop.extensions import db, utc_now

WEB = Origin()
START = events.STARTS_AT


def stands(person):
    rows = db.session.scalars(
        select(Admission)
        .where(Admission.registration_id == person.id, Admission.undone_at.is_(None))
        .order_by(Admission.day, Admission.passage)
    )
    return [(row.day, row.passage, row.scan_id[-2:], row.admitted_at, row.exit_scan_id and row.exit_scan_id[-2:])
            for row in rows]  # fmt: skip


def identity(number, round_number):
    return f"00000000-0000-4000-8000-{round_number:08d}00{number:02d}"


# minute by the desk's own clock, how wrong that clock is, direction, what the desk showed
STORY = [
    (10, 0, "in", "admitted"),
    (70, 60, "in", "admitted"),  # a desk an hour fast: the same moment as the first, so the id decides
    (14, 0, "out", "admitted"),
    (6, -10, "in", "admitted"),  # a slow desk: at 16, so the second passage
    (12, 0, "in", "refused"),
]


def test_every_order_of_upload_gives_the_same_standing(event):
    seen = set()
    for round_number, order in enumerate(permutations(range(len(STORY)))):
        person = make.delegate(event)
        for number in order:
            minute, fast, direction, shown = STORY[number]
            scan = make.scan(person, id=identity(number, round_number), direction=direction, offline=True, shown=shown,
                             scanned_at=(START + dt.timedelta(minutes=minute)).isoformat())  # fmt: skip
            _upload(event, scan, dt.timedelta(minutes=fast))
        seen.add(tuple(stands(person)))
    day, at = "2023-05-19", lambda minute: START + dt.timedelta(minutes=minute)
    assert seen == {((day, 1, "00", at(10), "02"), (day, 2, "03", at(16), None))}


def _upload(event, scan, fast):
    """Upload with a clock that is ``fast``; our own clock stands still for the moment."""
    from workshop.checkin.services import scanning

    now, real = utc_now(), scanning.utc_now
    scanning.utc_now = lambda: now
    try:
        check_in(event, [scan], caller=WEB, sent_at=(now + fast).isoformat())
    finally:
        scanning.utc_now = real


def test_online_and_offline_scans_of_one_ticket_in_every_order(event):
    seen = set()
    for round_number, order in enumerate(permutations(range(3))):
        person = make.delegate(event)
        kinds = [{"minute": 8}, {"minute": 5, "offline": True, "shown": "admitted"}, {"minute": 9}]
        for number in order:
            check_in(
                event, [make.scan(person, id=identity(number, round_number), **kinds[number])], caller=WEB
            )
        seen.add(tuple(stands(person)))
    assert seen == {(("2023-05-19", 1, "01", START + dt.timedelta(minutes=5), None),)}


def test_an_undo_ends_what_came_before_it_and_nothing_later(event):
    person = make.delegate(event)
    now = utc_now()
    early, late, older, newer = (
        make.scan(person, scanned_at=(now + dt.timedelta(minutes=m)).isoformat()) for m in (-5, -4, -9, 3)
    )
    check_in(event, [early, late], caller=WEB)
    assert undo(event, make.scan()["id"], late["id"], "sai người", WEB)["outcome"] == "undone"
    [result] = check_in(event, [{**older, "offline": True, "shown": "admitted"}], caller=WEB)
    assert (result["outcome"], result["standing"], result["flags"]) == ("accepted", "none", ["undone"])
    assert stands(person) == []
    [result] = check_in(event, [newer], caller=WEB)
    assert (result["outcome"], result["standing"]) == ("accepted", "entry")


acts = st.lists(
    st.tuples(st.integers(0, 8), st.sampled_from("abcdefgh"), st.sampled_from(["in", "out"]),
              st.one_of(st.none(), st.integers(0, 12))),
    max_size=8, unique_by=lambda act: act[1],
)  # fmt: skip


def moment(minute):
    return None if minute is None else START + dt.timedelta(minutes=minute)


@settings(max_examples=300, deadline=None)
@given(acts, st.randoms())
def test_a_timeline_says_the_same_however_it_is_shuffled(said, random):
    known = [Act(moment(at), name, way, moment(undone)) for at, name, way, undone in said]
    shuffled = random.sample(known, len(known))
    first, second = standing.passages(known), standing.passages(shuffled)
    assert first == second
    held = [passage.holder for passage in standing.standing(first)]
    assert held == sorted(held)
    assert all(p.holder == min(p.entries) for p in first)
    roles = [standing.role_of(act.id, first) for act in known]
    assert roles.count("entry") == bool(held)
    assert roles.count("entry") + roles.count("reentry") == len(held)


def test_the_smaller_id_holds_where_the_moment_is_the_same(event):
    person = make.delegate(event)
    big, small = (make.scan(person, id=identity(n, 1), offline=True, shown="admitted") for n in (9, 1))
    check_in(event, [big], caller=WEB)
    check_in(event, [small], caller=WEB)
    assert [row[2] for row in stands(person)] == ["01"]


def at_once(app, event, batches):
    """Send every batch from a thread of its own, all at the same moment."""
    results, gate = [], threading.Barrier(len(batches))

    def send(batch):
        with app.app_context():
            gate.wait()
            results.extend(check_in(event, batch, caller=WEB))
            db.session.remove()

    threads = [threading.Thread(target=send, args=(batch,)) for batch in batches]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    db.session.rollback()  # the snapshot of before
    return results


@pytest.mark.db
def test_sixteen_desks_with_one_ticket_admit_once(app, event):
    for _ in range(3):
        person = make.delegate(event)
        scans = [[make.scan(person)] for _ in range(16)]
        assert event.id  # read before the threads share it
        outcomes = sorted(result["outcome"] for result in at_once(app, event, scans))
        assert outcomes == ["accepted"] + ["duplicate"] * 15
        assert [row[3] for row in stands(person)] == [START]


@pytest.mark.db
def test_one_scan_sent_sixteen_times_is_one_row(app, event):
    for scan in (make.scan(make.delegate(event)), make.scan(code="tờ rơi")):
        assert event.id
        results = at_once(app, event, [[scan]] * 16)
        assert sorted(result["replayed"] for result in results) == [False] + [True] * 15
        assert len({result["outcome"] for result in results}) == 1
        assert db.session.query(Scan).where(Scan.id == scan["id"]).count() == 1


@pytest.mark.db
def test_batches_that_name_the_same_people_in_other_orders_do_not_lock_each_other_out(app, event):
    people = [make.delegate(event) for _ in range(8)]
    batches = [[make.scan(p) for p in (people if n % 2 else reversed(people))] for n in range(8)]
    assert event.id
    outcomes = [result["outcome"] for result in at_once(app, event, batches)]
    assert (outcomes.count("accepted"), outcomes.count("duplicate")) == (8, 56)


def without_holding(monkeypatch, wait):
    """Let nobody be held, and everybody read before anybody writes."""
    real = ledger.Ledger.load

    def load(self, *whom):
        real(self, *whom)
        wait()

    monkeypatch.setattr(ledger.Ledger, "load", load)
    monkeypatch.setattr(batches, "NAMED", select(*ledger.PERSON).where(batches.NAMED.whereclause))


@pytest.mark.db
def test_the_unique_index_decides_where_nothing_else_does(app, event, monkeypatch, database_kind):
    if database_kind == "sqlite":  # its writers come one at a time, so the index is shown by hand
        person = make.delegate(event)
        check_in(event, [make.scan(person)], caller=WEB)
        columns = ", ".join(c.name for c in Admission.__table__.c if c.name != "id")
        again = f"INSERT INTO admission (id, {columns}) SELECT id + 1, {columns} FROM admission"
        with pytest.raises(Exception, match="UNIQUE"):
            db.session.execute(text(again))
        db.session.rollback()
        db.session.execute(text("DROP INDEX uq_admission_standing"))
        db.session.execute(text(again))
        db.session.commit()
        assert len(stands(person)) == 2
        return
    barrier = threading.Barrier(4)
    met = threading.local()

    def wait():
        if not getattr(met, "once", False):
            met.once = True
            barrier.wait(10)

    without_holding(monkeypatch, wait)
    person = make.delegate(event)
    assert event.id
    results = at_once(app, event, [[make.scan(person)] for _ in range(4)])
    assert (len(stands(person)), [r["outcome"] for r in results].count("accepted")) == (1, 1)
    # and with the index gone the race is there
    db.session.execute(text("DROP INDEX uq_admission_standing"))
    db.session.commit()
    person = make.delegate(event)
    assert event.id
    results = at_once(app, event, [[make.scan(person)] for _ in range(4)])
    assert (len(stands(person)), [r["outcome"] for r in results].count("accepted")) == (4, 4)
