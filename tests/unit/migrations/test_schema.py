"""The migrations give the schema of the models, climb with rows in the tables, and keep what is append-only."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
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


def test_every_step_is_climbed_with_rows_in_the_tables(app):
    for at, revision in enumerate(revisions()):
        schema.upgrade(revision)
        if at == 0:
            with db.engine.begin() as connection:
                connection.execute(text(
                    "INSERT INTO organization (id, name, name_folded, short_name, kind, address, header_profile, "
                    "header_parent, header_body, document_symbol, place, is_demonstration, created_at) VALUES "
                    "(1, 'Hội', 'hoi', '', 'mass', '', 'mass', '', '', '', '', false, '2023-05-19 00:00:00')"
                ))  # fmt: skip
    with db.engine.connect() as connection:
        assert connection.scalar(text("SELECT name FROM organization")) == "Hội"


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
