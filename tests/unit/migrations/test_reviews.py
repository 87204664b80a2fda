"""What desks had let in against a rule before there was a list of it waits for a person afterwards."""

import pytest
from sqlalchemy import insert, select

from tests.unit.migrations import test_schema
from workshop.checkin.models import Scan
from workshop.extensions import db
from workshop.migrations import schema

pytestmark = pytest.mark.db
app, prepare_database = test_schema.app, test_schema.prepare_database
CASES = [
    ("duplicate", ["admitted_twice"], "admitted", None, "conflict"),
    ("accepted", ["outside_hours"], "admitted", None, "flagged"),
    ("accepted", ["cancelled", "clock_skew"], "admitted", "accepted", "flagged"),
    ("accepted", ["cancelled"], "admitted", "dropped", None),
    ("unknown", ["shown_admitted"], "admitted", None, "unknown"),
    ("unknown", [], None, None, None),
    ("accepted", ["clock_skew"], "admitted", None, None),
]


def test_what_was_let_in_waits(app):
    schema.upgrade("0008")
    scans = Scan.__table__
    with db.engine.connect() as connection, connection.begin():
        test_schema.fill_every_table(connection)
        columns = [column for column in scans.c if column.name != "review"]
        row = dict(connection.execute(select(*columns)).mappings().one())
        for number, (outcome, flags, shown, quarantine, _expected) in enumerate(CASES):
            values = {"outcome": outcome, "flags": flags, "shown": shown, "quarantine": quarantine}
            connection.execute(insert(scans).values({**row, **values, "id": f"case-{number}", "is_offline": True}))
    schema.upgrade()
    with db.engine.connect() as connection:
        query = select(scans.c.review).where(scans.c.id.like("case-%")).order_by(scans.c.id)
        assert list(connection.scalars(query)) == [case[-1] for case in CASES]
