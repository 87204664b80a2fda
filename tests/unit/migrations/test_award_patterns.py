"""Decisions issued before keep the pattern of then: in force on their date, and known when they were issued."""

import datetime as dt

import pytest
from sqlalchemy import MetaData, insert, text

from tests.unit.migrations import test_schema
from tests.unit.migrations.test_award_numbers import add_decisions
from workshop.extensions import db
from workshop.migrations import schema

pytestmark = pytest.mark.db
app, prepare_database = test_schema.app, test_schema.prepare_database
ISSUED = dt.datetime(2023, 5, 18, tzinfo=dt.UTC)
DAYS = (dt.date(2023, 5, 12), dt.date(2022, 1, 1), dt.date(2023, 5, 12))


def test_issued_decisions_keep_the_version_they_had(app):
    steps = test_schema.revisions()
    schema.upgrade(steps[steps.index("0014") - 1])
    with db.engine.connect() as connection, connection.begin():
        test_schema.fill_every_table(connection)
        add_decisions(connection, [(str(number), day) for number, day in enumerate(DAYS, 1)])
        connection.execute(text("UPDATE award_decision SET status = CASE id WHEN 3 THEN 'approved' ELSE 'issued' END"))
        connection.execute(text("UPDATE award SET decision_id = 1"))
        connection.execute(text("UPDATE certificate SET status = 'valid', issue = 1, issued_at = :at"), {"at": ISSUED})
    schema.upgrade(steps[steps.index("0020") - 1])
    with db.engine.connect() as connection, connection.begin():
        _add_versions(connection)
    schema.upgrade()
    with db.engine.connect() as connection:
        rows = connection.execute(text("SELECT is_pattern_kept, pattern_id FROM award_decision ORDER BY id"))
        assert [(bool(kept), pattern) for kept, pattern in rows] == [(True, 1), (True, None), (False, None)]


def _add_versions(connection):
    """One that was there when the papers were issued, and one that came later for the same days."""
    metadata = MetaData()
    metadata.reflect(connection, only=["certificate_pattern"])
    table = metadata.tables["certificate_pattern"]
    for number, (day, days) in enumerate(((dt.date(2023, 1, 1), -9), (dt.date(2023, 2, 1), 9)), 1):
        connection.execute(insert(table), {
            "id": number, "kind_id": 1, "valid_from": day, "sheet": "a4", "values": {}, "note": "",
            "created_at": ISSUED + dt.timedelta(days=days),
        })  # fmt: skip
