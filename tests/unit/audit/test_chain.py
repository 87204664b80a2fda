"""The audit log: nothing in it can be changed, and what was changed all the same is found."""

import json
import threading

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from workshop.audit import sealer
from workshop.audit.models import AuditEntry, AuditSeal
from workshop.audit.queries import verify
from workshop.audit.services import record
from workshop.extensions import db
from workshop.migrations import triggers
from workshop.transactions import transaction


def write(number, **details):
    """``number`` acts on record."""
    with transaction():
        for at in range(number):
            record("tests.done", None, subject_type="Thing", subject_id=at, **details)


def tamper(statement):
    """Change the tables behind the triggers' back, as somebody with the database in hand would."""
    with db.engine.connect().execution_options(workshop_write=True) as connection, connection.begin():
        for name in triggers.expected():
            table = name.removeprefix("keep_").rpartition("_")[0]
            on = "" if connection.dialect.name == "sqlite" else f" ON {table}"
            connection.execute(text(f"DROP TRIGGER {name}{on}"))
        connection.execute(text(statement))
    db.session.rollback()


@pytest.mark.db
@pytest.mark.usefixtures("app")
class TestAppendOnly:
    @pytest.mark.parametrize("table", ["audit_entry", "audit_seal"])
    @pytest.mark.parametrize("statement", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
    def test_refuses_to_change_or_delete(self, table, statement):
        write(2)
        sealer.seal()
        with pytest.raises(DBAPIError, match="append-only"), transaction() as session:
            session.execute(text(statement.format(table)))
        assert verify() == {"entries": 2, "unsealed": 0, "ok": True, "first_broken": None}


@pytest.mark.db
@pytest.mark.usefixtures("app")
class TestChain:
    def test_seals_what_is_new_in_its_order(self):
        write(3, fields=["phone"], note="Hoà Minh")
        assert verify() == {"entries": 3, "unsealed": 3, "ok": True, "first_broken": None}
        assert (sealer.seal(limit=2), sealer.seal(), sealer.seal()) == (2, 1, 0)
        write(1, b=1, a={"d": None, "c": [1.5, True]})
        assert sealer.seal_all() == 1
        assert verify() == {"entries": 4, "unsealed": 0, "ok": True, "first_broken": None}

    @pytest.mark.parametrize(
        ("statement", "broken"),
        [
            ("UPDATE audit_entry SET action = 'tests.other' WHERE id = 2", 2),
            ("UPDATE audit_entry SET actor_id = 9 WHERE id = 3", 3),
            ("UPDATE audit_seal SET hash = previous_hash WHERE entry_id = 1", 1),
            ("DELETE FROM audit_seal WHERE entry_id = 2", 3),
        ],
    )
    def test_finds_what_was_changed(self, statement, broken):
        write(4)
        sealer.seal()
        tamper(statement)
        found = verify()
        assert (found["ok"], found["first_broken"]) == (False, broken)

    def test_many_sealers_at_once_make_one_chain(self, app):
        write(60)

        def run():
            with app.app_context():
                for _turn in range(8):
                    sealer.seal(limit=5)

        threads = [threading.Thread(target=run) for _thread in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        sealer.seal_all()
        assert db.session.scalar(select(func.count()).select_from(AuditSeal)) == 60
        assert verify() == {"entries": 60, "unsealed": 0, "ok": True, "first_broken": None}


def test_the_command_says_it_and_ends_with_1_when_broken(app):
    write(2)
    sealer.seal()
    whole = app.test_cli_runner().invoke(args=["audit", "verify", "--json"])
    assert (json.loads(whole.stdout), whole.exit_code) == (
        {"entries": 2, "unsealed": 0, "ok": True, "first_broken": None}, 0)  # fmt: skip
    tamper("UPDATE audit_entry SET subject_id = 77 WHERE id = 2")
    broken = app.test_cli_runner().invoke(args=["audit", "verify", "--json"])
    assert (json.loads(broken.stdout)["first_broken"], broken.exit_code) == (2, 1)


def test_an_act_that_is_undone_leaves_no_record(app):
    with pytest.raises(ZeroDivisionError), transaction():
        record("tests.done", None)
        raise ZeroDivisionError
    assert db.session.scalar(select(func.count()).select_from(AuditEntry)) == 0
