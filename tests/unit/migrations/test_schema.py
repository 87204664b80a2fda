"""The migrations give the schema of the models, climb with rows in the tables, and keep what is append-only."""

import datetime as dt
import re

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, MetaData, insert, text
from sqlalchemy.exc import DatabaseError

from workshop import create_app
from workshop.audit.models import AuditEntry
from workshop.extensions import db
from workshop.migrations import schema, triggers
from workshop.transactions import transaction

pytestmark = pytest.mark.db


@pytest.fixture
def prepare_database():
    """These tests begin with an empty database."""


@pytest.fixture
def app(settings):
    """The application over a database without any table."""
    app = create_app(settings)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def revisions():
    return [s.revision for s in reversed(list(ScriptDirectory.from_config(schema.alembic_config()).walk_revisions()))]


def test_the_migrations_give_the_schema_of_the_models(app):
    schema.upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


FILLED = {
    "Integer": 1, "BigInteger": 1, "Double": 1.0, "Float": 1.0, "Numeric": 1, "String": "ữ", "Text": "ữ",
    "Boolean": False, "Date": dt.date(2023, 5, 19),
}  # fmt: skip


# columns that may be empty, but not all of them at once
NEEDED = {"message": ("registration_id",)}


def fill_every_table(connection):
    """One row in every table that the schema of this moment has, parents first."""
    metadata = MetaData()
    metadata.reflect(connection)
    filled = []
    for table in metadata.sorted_tables:
        if table.name == "alembic_version":
            continue
        chosen = allowed_words(table.name)
        needed = NEEDED.get(table.name, ())
        values = {c.name: chosen.get(c.name, value_for(c)) for c in table.c if not c.nullable or c.name in needed}
        connection.execute(insert(table), values)
        filled.append(table.name)
    return filled


def value_for(column):
    """Something that fits the column's type; json and moments by their names, which differ by database."""
    kind = type(column.type.as_generic()).__name__
    if kind == "DateTime":
        return dt.datetime(2023, 5, 19)
    return [] if kind == "JSON" else FILLED[kind]


def allowed_words(table_name):
    """The first word that each check constraint of the models allows, and an end that comes after its start."""
    words = {"ends_at": dt.datetime(2023, 5, 20)} if table_name == "event" else {}
    for constraint in db.metadata.tables[table_name].constraints:
        if isinstance(constraint, CheckConstraint):
            words.update(re.findall(r"(\w+) in \('(\w*)'", str(constraint.sqltext)))
    return words


def test_every_step_is_climbed_with_rows_in_the_tables(app):
    steps = revisions()
    schema.upgrade(steps[0])
    with db.engine.connect() as connection, connection.begin():
        filled = fill_every_table(connection)
    for revision in steps[1:]:
        schema.upgrade(revision)
    schema.upgrade()
    with db.engine.connect() as connection:
        counts = {name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) for name in filled}
    assert counts == dict.fromkeys(filled, 1)


def test_upgrading_twice_changes_nothing(app):
    schema.upgrade()
    assert schema.needs_upgrade() is False
    schema.upgrade()
    with db.engine.connect() as connection:
        assert triggers.installed(connection) == triggers.expected()


def test_a_database_from_the_future_is_refused_by_name(app):
    schema.upgrade()
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(schema.DatabaseNewer, match="9999"):
        schema.upgrade()


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET action = 'other'", "DELETE FROM audit_entry"])
def test_the_audit_log_refuses_changes(app, statement):
    schema.upgrade()
    with transaction() as session:
        session.add(AuditEntry(actor_kind="system", action="test.done", subject_type="Test"))
    with pytest.raises(DatabaseError, match="append-only"), db.engine.begin() as connection:
        connection.execute(text(statement))
