"""Alembic's entry: runs on the connection that schema.upgrade() hands over."""

from alembic import context
from sqlalchemy import JSON

from workshop import extensions
from workshop.extensions import db


def run():
    """Migrate on the given connection, inside its transaction."""
    connection = context.config.attributes.get("connection")
    if connection is None:
        with db.engine.connect() as connection:
            _migrate(connection)
            connection.commit()
        return
    _migrate(connection)


def _migrate(connection):
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        render_item=_render,
        transactional_ddl=False,  # the caller holds the one transaction
    )
    context.run_migrations()


def _render(kind, item, _context):
    """Write our own types by their name in extensions."""
    if kind == "type" and isinstance(item, extensions.UtcDateTime):
        return "extensions.UtcDateTime()"
    if kind == "type" and isinstance(item, JSON):
        return "extensions.JSONColumn"
    return False


run()
