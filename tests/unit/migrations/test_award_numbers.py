"""Decisions of before get the key by which numbers are unique; the later of two alike keeps its text, without one."""

import datetime as dt

import pytest
from sqlalchemy import MetaData, insert, select, text

from tests.unit.migrations import test_schema
from workshop.extensions import db
from workshop.migrations import schema

pytestmark = pytest.mark.db
app, prepare_database = test_schema.app, test_schema.prepare_database
DAY = dt.date(2023, 5, 12)


def test_numbers_and_approvals_of_before_are_kept(app):
    steps = test_schema.revisions()
    schema.upgrade(steps[steps.index("0014") - 1])
    with db.engine.connect() as connection, connection.begin():
        test_schema.fill_every_table(connection)
        connection.execute(text("UPDATE award_kind SET number_symbol = 'QĐ-BTV'"))
        connection.execute(text("UPDATE award SET register_number = '7'"))
        numbers = [("05", DAY), ("5/QĐ-BTV", DAY), ("5", dt.date(2024, 1, 2)), ("tự do", DAY), ("", None)]
        add_decisions(connection, numbers)
    schema.upgrade()
    with db.engine.connect() as connection:
        rows = connection.execute(
            text("SELECT number, number_year, number_key, issuer_id FROM award_decision ORDER BY id")
        )
        assert [tuple(row) for row in rows] == [
            ("05", 2023, "5/QĐ-BTV", 1), ("5/QĐ-BTV", None, None, None), ("5", 2024, "5/QĐ-BTV", 1),
            ("tự do", 2023, "TỰDO/QĐ-BTV", 1), ("", None, None, None),
        ]  # fmt: skip
        assert connection.scalar(text("SELECT register_number FROM certificate")) == "7"


def add_decisions(connection, numbers):
    """The one decision that is there, as often as there are ``numbers``, each with its number and day."""
    metadata = MetaData()
    metadata.reflect(connection, only=["award_decision"])
    decision = metadata.tables["award_decision"]
    kept = dict(connection.execute(select(decision)).mappings().one())
    (number, day), *others = numbers
    connection.execute(decision.update().values(number=number, decided_on=day))
    for place, (number, day) in enumerate(others, 2):
        connection.execute(insert(decision), {**kept, "id": place, "number": number, "decided_on": day})
