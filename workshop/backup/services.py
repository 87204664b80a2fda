"""create_backup() and restore_backup()."""

from pathlib import Path

from sqlalchemy import MetaData, func, insert, select, text, update
from sqlalchemy.exc import OperationalError

from workshop.audit.services import record
from workshop.backup.archive import Reader, Writer
from workshop.backup.values import from_json, kind_of, to_json
from workshop.checkin.services import renew_epochs
from workshop.errors import N_, WorkshopError
from workshop.extensions import db, utc_now
from workshop.migrations import schema, triggers
from workshop.paper import files
from workshop.transactions import transaction

CHUNK = 500
NOT_DATA = {"alembic_version"}
LOCK_SECONDS = 5


class DatabaseNotEmpty(WorkshopError):
    """A restore would overwrite data."""

    message = N_("The database already holds data (%(tables)s). Nothing was changed. "
                 "Give --force to replace everything in it.")  # fmt: skip


class DatabaseInUse(WorkshopError):
    """Another process holds the database, so that nothing can be replaced."""

    status = 503
    message = N_("The database is in use. Stop the server first; nothing was changed.")


def create_backup(path, *, secret=None):
    """Write every row and stored file to ``path`` from one snapshot; returns the rows per table.

    ``secret`` is the key behind personal links, kept when it belongs to the instance folder.
    """
    tables = _reflect()
    counts = {}
    with db.engine.connect() as connection, Writer(path) as archive:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        for table in tables:
            rows = connection.execution_options(yield_per=CHUNK).execute(select(table)).mappings()
            counts[table.name] = archive.add_rows(
                table.name, ({name: to_json(value) for name, value in row.items()} for row in rows)
            )
        for key in connection.execute(text("SELECT DISTINCT key FROM stored_file ORDER BY key")).scalars():
            with files.store().open(key) as stored:
                archive.add_file(key, stored.read())
        archive.add_manifest({
            "revision": schema.current_revision(), "created_at": utc_now().isoformat(), "counts": counts,
            "secret": secret, "kinds": {t.name: {c.name: _kind(t, c) for c in t.columns} for t in tables},
        })  # fmt: skip
    return counts


def restore_backup(path, *, force=False):
    """Make the database and the stored files what they were; returns the archive's manifest.

    An archive of an older version is loaded at its own version and migrated up.

    :raises NotABackup: if the file is not a whole archive.
    :raises DatabaseNewer: if a later version of the product wrote it.
    :raises DatabaseNotEmpty: if there is data and ``force`` is not given.
    :raises DatabaseInUse: if another process does not let go of it.
    """
    db.session.remove()  # what was read before would itself hold the tables
    archive = Reader(path)
    revision = archive.manifest["revision"]
    schema.require_known(revision)
    _require_empty(force)
    try:
        _drop_everything()
    except OperationalError as error:
        raise DatabaseInUse from error
    schema.upgrade(revision)
    for key, data in archive.files():
        files.store().put(data, "application/octet-stream", key)
    _load(archive)
    if schema.needs_upgrade():
        schema.upgrade()
    with db.engine.begin() as connection:
        triggers.install(connection)
    with transaction():
        renew_epochs()
        record("backup.restored", None, subject_type="Backup", tables=len(archive.manifest["counts"]))
    return archive.manifest


def _reflect():
    metadata = MetaData()
    metadata.reflect(db.engine)
    return [table for table in metadata.sorted_tables if table.name not in NOT_DATA]


def _kind(table, column):
    known = db.metadata.tables.get(table.name)
    return kind_of(known.columns[column.name] if known is not None and column.name in known.columns else column)


def _require_empty(force):
    if force or schema.current_revision() is None:
        return
    with db.engine.connect() as connection:
        filled = [t.name for t in _reflect() if connection.scalar(select(func.count()).select_from(t))]
    if filled:
        raise DatabaseNotEmpty(tables=", ".join(filled[:5]))


def _drop_everything():
    if db.engine.dialect.name == "postgresql":
        with db.engine.begin() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"))
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        return
    with schema.without_foreign_keys() as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        for name in connection.execute(text(query)).scalars().all():
            connection.execute(text(f'DROP TABLE "{name}"'))


def _load(archive):
    with db.engine.connect() as connection, connection.begin():
        naive = connection.dialect.name == "sqlite"
        if naive:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in _reflect():
            if table.name in archive.manifest["counts"]:
                _load_table(connection, table, archive, naive)


def _load_table(connection, table, archive, naive):
    kinds = archive.manifest["kinds"][table.name]
    own_links = [c.name for c in table.columns for key in c.foreign_keys if key.column.table is table]
    chunk, later = [], []
    for row in archive.rows(table.name):
        values = {name: from_json(value, kinds[name], naive=naive) for name, value in row.items()}
        for name in own_links:
            if values[name] is not None:  # a row may point to one that comes after it
                later.append((values["id"], name, values[name]))
                values[name] = None
        chunk.append(values)
        if len(chunk) == CHUNK:
            connection.execute(insert(table), chunk)
            chunk = []
    if chunk:
        connection.execute(insert(table), chunk)
    for row_id, name, value in later:
        connection.execute(update(table).where(table.c.id == row_id).values({name: value}))
    if not naive and "id" in table.c and table.c.id.autoincrement is not False:
        _continue_numbers(connection, table.name)


def _continue_numbers(connection, name):
    sequence = connection.scalar(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": f'"{name}"'})
    if sequence:
        connection.execute(
            text(f"SELECT setval(:sequence, COALESCE((SELECT max(id) FROM \"{name}\"), 0) + 1, false)"),  # noqa: S608
            {"sequence": sequence},
        )


def kept_secret(instance_path):
    """The instance's own key, or None where it comes from the environment."""
    path = Path(instance_path) / "secret.key"
    return path.read_text().strip() if path.exists() else None
