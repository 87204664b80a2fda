"""Triggers that keep the audit log and the scans append-only, made anew after every migration."""

from sqlalchemy import text

# table -> columns that may change; None means that nothing may
APPEND_ONLY = {"audit_entry": None, "audit_seal": None, "scan": ("outcome", "reason", "scanned_at", "received_at")}


def install(connection):
    """Drop and create every trigger on ``connection``."""
    for table, frozen in APPEND_ONLY.items():
        for act in ("update", "delete"):
            if frozen is not None and act == "delete":
                continue  # a deleted event takes its scans along
            _create(connection, table, act, frozen)


def installed(connection):
    """The names of the triggers that stand, sorted."""
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    return sorted(row[0] for row in connection.execute(text(query)) if row[0].startswith("keep_"))


def expected():
    """The names that ``installed`` gives on a whole schema."""
    names = [f"keep_{table}_{act}" for table, frozen in APPEND_ONLY.items() for act in ("update", "delete")
             if not (frozen is not None and act == "delete")]  # fmt: skip
    return sorted(names)


def _create(connection, table, act, frozen):
    name = f"keep_{table}_{act}"
    columns = f" OF {', '.join(frozen)}" if frozen else ""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        connection.execute(text(
            f"CREATE TRIGGER {name} BEFORE {act.upper()}{columns} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        ))  # fmt: skip
        return
    connection.execute(text(
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    ))  # fmt: skip
    connection.execute(text(f"DROP TRIGGER IF EXISTS {name} ON {table}"))
    connection.execute(text(
        f"CREATE TRIGGER {name} BEFORE {act.upper()}{columns} ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    ))  # fmt: skip
