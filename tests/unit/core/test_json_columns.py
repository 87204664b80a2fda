"""What stands in columns of JSON: the same texts as ever, and what comes back is nobody else's."""

import json

import pytest
from sqlalchemy import text

from tests.factories import events
from workshop.extensions import db
from workshop.imports.models import ImportBatch
from workshop.transactions import transaction

VALUES = ({}, [], None, False, "", "ư", {"tên": ["Lê Thị An", None, {}]}, [[]], {"": 0.5})


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_any_value_is_written_as_json_says_it_and_read_back(app, value):
    event = events.event()
    with transaction() as session:
        batch = ImportBatch(kind="registrations", event_id=event.id, filename="a", sha256="", mapping={"is": value},
                            allowed=value)  # fmt: skip
        session.add(batch)
    db.session.rollback()
    stored = db.session.execute(text("SELECT allowed FROM import_batch")).scalar_one()
    assert stored == json.dumps(value)
    db.session.expire_all()
    assert (batch.allowed, batch.mapping) == (value, {"is": value})
    assert type(batch.allowed) is type(value)


def test_what_is_empty_in_two_rows_is_not_one_object(app):
    with transaction() as session:
        made = [ImportBatch(kind="registrations", filename=name, sha256="", mapping={}, allowed={}) for name in "ab"]
        session.add_all(made)
    db.session.expire_all()
    made[0].allowed["x"] = 1
    assert made[1].allowed == {}
