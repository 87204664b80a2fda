"""Numbers of decisions and registers: their form, once each, also at the same moment and after a job that failed."""

import datetime as dt
import io
import threading

import pytest
from openpyxl import Workbook
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from tests.factories.awards import complete, decision, issued
from workshop.awards import queries, services
from workshop.awards.decision_numbers import read_number
from workshop.awards.models import Award, AwardDecision, Certificate
from workshop.awards.refusals import (
    DecisionNumberTaken,
    NumberUnknown,
)
from workshop.extensions import db
from workshop.paper import services as paper
from workshop.paper.models import BookNumber
from workshop.transactions import transaction

DAY = dt.date(2023, 5, 12)


def numbers(made):
    db.session.rollback()
    return [award.register_number for award in queries.standing_awards(db.session.get(AwardDecision, made.id))]


def recorded(made, number, day=DAY):
    return services.record_decision(made, None, number=number, decided_on=day).number


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1234", "1234"), (" 1234 / QĐ-UBND ", "1234/QĐ-UBND"), ("38/qđ-btv", "38/QĐ-BTV"), ("05/QD-BTV", "05/QĐ-BTV"),
     ("7/QĐ-BNN-VPĐP", "7/QĐ-BNN-VPĐP")],
)  # fmt: skip
def test_a_number_of_a_decision_is_read_as_offices_write_it(typed, read):
    assert read_number(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "0", "số 12", "12/", "12/UBND", "QĐ-UBND", "12a", "1234567", "12/QĐ", "12-QĐ-BTV"]
)
def test_what_is_no_number_of_a_decision_is_refused(app, typed):
    with pytest.raises(NumberUnknown):
        recorded(decision(), typed)


def test_a_number_stands_once_an_issuer_and_year(app):
    recorded(decision(), "05")
    for same in ("5", "5/QĐ-BTV", "05/qđ-btv"):
        with pytest.raises(DecisionNumberTaken):
            recorded(decision(), same)
    assert recorded(decision(), "5", dt.date(2024, 5, 12)) == "5"
    assert recorded(decision(kind="bang_khen"), "5") == "5"  # another issuer
    assert recorded(decision(), "5/QĐ-HPN") == "5/QĐ-HPN"


def at_once(app, acts):
    """What each of ``acts`` came to when all began together: "done", or the refusal's name."""
    gate, came = threading.Barrier(len(acts)), []

    def run(act):
        with app.app_context():
            gate.wait()
            try:
                act()
                came.append("done")
            except Exception as error:  # whatever it came to is what is asserted
                came.append(type(error).__name__)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    db.session.rollback()
    return sorted(came)


@pytest.mark.db
def test_two_who_number_two_decisions_at_once_get_one_number(app):
    ids = [decision().id for _ in range(4)]
    acts = [lambda each=each: recorded(db.session.get(AwardDecision, each), "77") for each in ids]
    assert at_once(app, acts) == ["DecisionNumberTaken"] * 3 + ["done"]
    assert [d.number for d in db.session.scalars(select(AwardDecision)) if d.number] == ["77"]


@pytest.mark.db
def test_clerks_who_enter_one_register_number_at_once_get_it_once(app):
    ids = [award.id for award in queries.standing_awards(decision(kind="bang_khen"))]
    acts = [lambda each=each: services.enter_register_number(db.session.get(Award, each), "125") for each in ids]
    assert at_once(app, acts) == ["NumberTaken", "NumberTaken", "done"]
    assert db.session.scalars(select(BookNumber.value)).all() == [125]


@pytest.mark.db
def test_without_the_guard_the_clerks_collide_and_the_database_still_holds_the_number_unique(app, monkeypatch):
    """The race is real: with the look for a taken number left out, only the constraint refuses."""
    from workshop.paper.services import books

    ids = [award.id for award in queries.standing_awards(decision(kind="bang_khen"))]
    monkeypatch.setattr(books, "_require_free", lambda *_args: None)
    acts = [lambda each=each: services.enter_register_number(db.session.get(Award, each), "125") for each in ids]
    assert at_once(app, acts) == ["IntegrityError", "IntegrityError", "done"]
    assert db.session.scalars(select(BookNumber.value)).all() == [125]


@pytest.mark.db
def test_without_the_lock_our_book_would_give_one_number_twice(app, monkeypatch):
    """Both read the counter before either writes it; the constraint is what is left to refuse the second."""
    from workshop.paper.services import books

    made = decision()
    first, second, _third = queries.standing_awards(made)
    book = paper.open_book(made.kind.organization_id, "giay_khen", 2023)
    with transaction():
        assert paper.take_number(book, first) == 1
    monkeypatch.setattr(books, "_locked", lambda session, kept: _as_read_before(session, kept))
    with pytest.raises(IntegrityError):
        paper.take_number(book, second)
    monkeypatch.undo()
    assert paper.take_number(book, second) == 2


def _as_read_before(session, book):
    """The row as somebody read it who did not wait for the lock."""
    kept = session.get(type(book), book.id)
    kept.next_value = 1
    return kept


@pytest.mark.db
def test_the_database_refuses_a_second_row_with_the_number(app):
    made = decision(kind="bang_khen")
    services.enter_register_number(queries.standing_awards(made)[0], "125")
    book_id = db.session.scalar(select(BookNumber.book_id))
    with pytest.raises(IntegrityError), transaction() as session:
        session.execute(insert(BookNumber).values(book_id=book_id, value=125, subject_type="Award", subject_id=999))


@pytest.mark.db
def test_a_job_that_failed_takes_no_second_number(app, monkeypatch):
    from workshop.awards import tasks

    made = complete(decision())
    with monkeypatch.context() as broken:
        broken.setattr(tasks, "batch_copies", lambda faces: 1 / 0)
        issued(made)
    assert (numbers(made), db.session.scalars(select(Certificate)).all()) == (["1", "2", "3"], [])
    issued(made)
    assert (numbers(made), len(db.session.scalars(select(Certificate)).all())) == (["1", "2", "3"], 3)
    assert sorted(db.session.scalars(select(BookNumber.value))) == [1, 2, 3]


@pytest.mark.db
def test_numbers_of_a_whole_list_are_entered_together_and_two_may_change_places(app):
    made = decision(kind="bang_khen")
    first, second, third = (award.id for award in queries.standing_awards(made))
    assert services.enter_register_numbers(made, {first: "201", second: "202", third: ""}) == 2
    services.enter_register_numbers(made, {first: "202", second: "201", third: "205"})
    assert (numbers(made), queries.register_gaps(made)) == (["202", "201", "205"], [203, 204])
    with pytest.raises(paper.NumberTaken):
        services.enter_register_numbers(made, {first: "300", second: "300"})
    assert numbers(made) == ["202", "201", "205"]


def test_numbers_follow_the_decision_into_the_year_of_its_date(app):
    made = decision(kind="bang_khen")
    first = queries.standing_awards(made)[0]
    services.enter_register_number(first, "125")
    recorded(made, "9")
    other = decision(kind="bang_khen", decided_on=DAY)
    with pytest.raises(paper.NumberTaken):
        services.enter_register_number(queries.standing_awards(other)[0], "125")


def table(rows):
    book, out = Workbook(), io.BytesIO()
    for row in [("DANH SÁCH VÀO SỔ VÀNG",), (), ("TT", "Tên tập thể, cá nhân", "Địa chỉ", "Số vào sổ"), *rows]:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def test_the_offices_table_is_read_by_name_and_what_fits_nobody_is_said(app):
    made = decision(kind="bang_khen", names=["Hợp tác xã An", "Hợp tác xã Ân", "Hợp tác xã Ba"])
    an, _other, ba = queries.standing_awards(made)
    data = table([(1, "HTX An", "", 201), (2, "HTX AN", "", 202), (3, "Hợp tác xã Ba", "", "203"),
                  (4, "HTX Lạ", "", 204), (5, "Hợp tác xã Ân", "", "chưa có")])  # fmt: skip
    found, strange = services.read_register(made, data, "so-vang.xlsx")
    assert (found, strange) == ({an.id: "201", ba.id: "203"}, ["HTX AN", "HTX Lạ"])
    assert numbers(made) == ["", "", ""]
