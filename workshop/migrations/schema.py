"""Bring a database to the version of the code, or say why that cannot be."""

from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from workshop.errors import N_, WorkshopError
from workshop.extensions import db
from workshop.migrations import triggers

HERE = Path(__file__).resolve().parent


class DatabaseNewer(WorkshopError):
    """The database was written by a later version of the product."""

    message = N_("The database has version %(found)s, which this version of the product does not know. "
                 "Install the version that wrote it, or restore a backup.")  # fmt: skip


class SchemaBroken(WorkshopError):
    """A migration left rows that point to nothing, or lost a trigger."""

    message = N_("The database is not whole after the migration: %(what)s")


def alembic_config():
    """Alembic's configuration; the package needs no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    return config


def current_revision():
    """The revision of the database, or None where it is empty."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head_revision():
    """The revision that the code needs."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def needs_upgrade():
    """Whether the database stands before the code.

    :raises DatabaseNewer: if it stands after it.
    """
    found = current_revision()
    require_known(found)
    return found != head_revision()


def require_known(revision):
    """Refuse a revision that the code has never heard of; None is an empty database.

    :raises DatabaseNewer: if the code does not know ``revision``.
    """
    known = {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise DatabaseNewer(found=revision)


def upgrade(revision="head"):
    """Migrate with foreign keys off, then check them and make the triggers anew.

    :raises DatabaseNewer: if the database stands after the code.
    :raises SchemaBroken: if rows point to nothing afterwards.
    """
    needs_upgrade()
    with without_foreign_keys() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        _require_whole(connection)
        if revision == "head":
            triggers.install(connection)
            if triggers.installed(connection) != triggers.expected():
                raise SchemaBroken(what="triggers")


@contextmanager
def without_foreign_keys():
    """One transaction in which SQLite does not follow foreign keys; committed when the block ends well.

    Rebuilding or dropping a table with them on would empty its children.
    """
    is_sqlite = db.engine.dialect.name == "sqlite"
    with db.engine.connect() as connection:
        raw = connection.connection.driver_connection
        if is_sqlite:
            raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.execution_options(workshop_write=True).begin():
                yield connection
        finally:
            if is_sqlite:
                raw.execute("PRAGMA foreign_keys = ON")


def create_all():
    """Make the present schema at once, as tests do; the migrations are tested to give the same."""
    db.create_all()
    with db.engine.begin() as connection:
        triggers.install(connection)


def _require_whole(connection):
    if connection.dialect.name != "sqlite":
        return
    broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
    if broken:
        raise SchemaBroken(what=", ".join(sorted({row[0] for row in broken})))
