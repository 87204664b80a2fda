"""What a supervisor hears of a desk, and a token that ends under a running request."""

import datetime as dt
import uuid

import pytest
from sqlalchemy import update

from tests.factories import checkin as make
from workshop.accounts.models import ApiToken, DeskDevice
from workshop.checkin import queries
from workshop.checkin.intake import Intake
from workshop.checkin.models import Scan
from workshop.checkin.refusals import TokenEnded
from workshop.checkin.services import Newcomer, Origin, check_in, undo, walk_in
from workshop.checkin.services.scanning import Submission
from workshop.extensions import db, utc_now
from workshop.registrations.services import Delegate
from workshop.transactions import transaction


@pytest.fixture
def desk(event):
    return make.desk(event)[0]


def seen(desk):
    db.session.expire_all()
    return db.session.get(DeskDevice, desk.id)


def test_the_waiting_count_leaves_out_what_was_just_answered(event, desk):
    caller, people = Origin(desk_id=desk.id), [make.delegate(event) for _ in range(3)]
    scans = [make.scan(person) for person in people]
    check_in(event, scans, caller=caller, heartbeat={"queue": 5, "list_age": 40})
    found = seen(desk)
    assert (found.waiting_scans, found.list_age_seconds, found.point_code) == (2, 40, "entry")
    assert abs(utc_now() - dt.timedelta(seconds=40) - found.listed_at) < dt.timedelta(seconds=5)
    walk_in(event, str(uuid.uuid4()), Newcomer(Delegate("Lê Thị Vân", kind="owner")), "entry", caller=caller)
    assert seen(desk).waiting_scans == 1
    for _ in range(2):
        undo(event, str(uuid.uuid4()), scans[0]["id"], "nhầm", caller)
    assert seen(desk).waiting_scans == 0


@pytest.mark.parametrize(("fast", "said"), [(0, 0), (240, -240), (-300, 300)])
def test_a_wrong_clock_is_noted(event, desk, fast, said):
    sent_at = (utc_now() + dt.timedelta(seconds=fast)).isoformat()
    check_in(event, [], caller=Origin(desk_id=desk.id), sent_at=sent_at, heartbeat={"queue": 0})
    assert abs(seen(desk).clock_skew_seconds - said) <= 2
    assert queries.desk_warnings(seen(desk)) == ["old_list", *(["clock"] if fast else [])]


@pytest.mark.parametrize("point", ["", "x" * 41, 7, None, "a\nb"])
def test_a_point_that_is_none_is_not_noted(event, desk, point):
    check_in(event, [{**make.scan(make.delegate(event)), "point": point}], caller=Origin(desk_id=desk.id))
    assert seen(desk).point_code is None


NOW = utc_now()  # one for all: a run may take minutes from here to the last test


def ago(**span):
    return NOW - dt.timedelta(**span)


@pytest.mark.parametrize(
    ("values", "warnings"),
    [
        ({"last_seen_at": None}, ["quiet"]),
        ({"last_seen_at": ago(minutes=6), "waiting_scans": 3}, ["quiet", "queue"]),
        ({"last_seen_at": ago(minutes=4)}, []),
        ({"listed_at": None}, ["old_list"]),
        ({"listed_at": ago(minutes=16), "clock_skew_seconds": -130}, ["old_list", "clock"]),
        ({"revoked_at": ago(minutes=1), "last_seen_at": None, "waiting_scans": 2}, ["queue"]),
        ({"expires_at": ago(minutes=1), "listed_at": None}, []),
    ],
)
def test_warnings_name_what_to_see_to(event, values, warnings):
    desk, _ = make.desk(event, **{"last_seen_at": ago(seconds=5), "listed_at": ago(seconds=5), **values})
    assert queries.desk_warnings(desk, NOW) == warnings


def test_a_token_that_another_process_revoked_sends_nothing_more(event):
    make.api_token(event)
    token = db.session.query(ApiToken).one()
    with transaction() as session:  # as another process would: nobody here forgets the bearer
        session.execute(update(ApiToken).values(revoked_at=utc_now()))
    with pytest.raises(TokenEnded):
        check_in(event, [make.scan(make.delegate(event))], caller=Origin(token_id=token.id))
    assert db.session.query(Scan).count() == 0


def test_an_ended_token_spoils_nobody_elses_scans(event, desk):
    make.api_token(event)
    token = db.session.query(ApiToken).one()
    with transaction() as session:
        session.execute(update(ApiToken).values(expires_at=ago(seconds=1)))
    intake, person = Intake(), make.delegate(event)
    from workshop.checkin.intake import _answer, _Waiting

    together = [_Waiting(event.id, Submission([make.scan(person)], origin))
                for origin in (Origin(token_id=token.id), Origin(desk_id=desk.id))]  # fmt: skip
    _answer(event.id, together)
    assert isinstance(together[0].error, TokenEnded)
    assert [result["outcome"] for result in together[1].results] == ["accepted"]
    assert intake.take(event.id, Submission([], Origin(desk_id=desk.id))) == []


def test_sending_scans_costs_no_question_more(event, desk, count_queries):
    people = [make.delegate(event) for _ in range(2)]
    said = count_queries(lambda: check_in(event, [make.scan(people[0])], caller=Origin(desk_id=desk.id),
                                          sent_at=utc_now().isoformat(), heartbeat={"queue": 1}))  # fmt: skip
    inside = said[said.index("BEGIN IMMEDIATE") + 1 :]
    verbs = [statement.split()[0] for statement in inside if "SAVEPOINT" not in statement]
    assert verbs == ["UPDATE", *["SELECT"] * 4, *["INSERT"] * 3]
