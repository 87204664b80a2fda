"""transaction(): one commit, nothing left behind by a refusal, no lost turn between threads."""

import threading

import pytest
from sqlalchemy import func, select, text

from workshop.errors import WorkshopError
from workshop.extensions import db
from workshop.transactions import after_commit, savepoint, transaction
from workshop.web.models import RateCounter

pytestmark = pytest.mark.db


def counters():
    return db.session.scalar(select(func.count()).select_from(RateCounter))


def counter(key):
    return RateCounter(key=key, window_start=0)


def test_commits_what_the_block_did(app):
    with transaction() as session:
        session.add(counter("a"))
    db.session.remove()
    assert counters() == 1


def test_a_refusal_leaves_nothing_behind(app):
    called = []
    with pytest.raises(WorkshopError), transaction() as session:
        session.add(counter("a"))
        after_commit(lambda: called.append("left"))
        raise WorkshopError
    assert (counters(), called) == (0, [])


def test_a_nested_verb_joins_and_falls_with_the_outer_one(app):
    with pytest.raises(WorkshopError), transaction():
        with transaction() as session:
            session.add(counter("inner"))
        raise WorkshopError
    assert counters() == 0


def test_what_a_failed_savepoint_would_have_sent_stays_here(app):
    called = []
    with transaction():
        after_commit(lambda: called.append("kept"))
        with pytest.raises(WorkshopError), savepoint():
            after_commit(lambda: called.append("undone"))
            raise WorkshopError
    assert called == ["kept"]


def test_a_savepoint_undoes_itself_alone(app):
    with transaction() as session:
        session.add(counter("kept"))
        with pytest.raises(WorkshopError), savepoint():
            session.add(counter("lost"))
            session.flush()
            raise WorkshopError
    assert db.session.scalars(select(RateCounter.key)).all() == ["kept"]


def test_what_leaves_after_the_commit_sees_it(app):
    seen = []
    with transaction() as session:
        session.add(counter("a"))
        after_commit(lambda: seen.append(counters()))
    assert seen == [1]


def test_a_change_made_outside_is_refused_aloud(app):
    with transaction() as session:
        session.add(counter("a"))
    found = db.session.scalar(select(RateCounter))
    found.count = 5
    with pytest.raises(RuntimeError, match="outside a transaction"), transaction():
        pass
    db.session.rollback()


def test_what_was_read_before_is_read_anew_inside(app):
    with transaction() as session:
        session.add(counter("a"))
    found = db.session.scalar(select(RateCounter))
    with db.engine.connect() as other:
        db.session.rollback()
        other.execute(text("UPDATE rate_counter SET count = 7"))
        other.commit()
    assert found.count == 7
    with transaction() as session:
        assert session.scalar(select(RateCounter.count)) == 7


def test_sixteen_threads_that_read_then_write_lose_nothing(app):
    with transaction() as session:
        session.add(counter("shared"))

    def add_one():
        with app.app_context():
            for _ in range(10):
                with transaction() as session:
                    row = session.scalar(select(RateCounter).with_for_update())
                    row.count = row.count + 1

    threads = [threading.Thread(target=add_one) for _ in range(16)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    db.session.remove()
    assert db.session.scalar(select(RateCounter.count)) == 160


def test_sqlite_is_durable_and_whole(app, database_kind):
    if database_kind == "sqlite":
        values = {name: db.session.scalar(text(f"PRAGMA {name}")) for name in
                  ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}  # fmt: skip
        assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
