"""The unbound extensions, the model base, its naming convention and its own column types."""

import datetime as dt
import json
import time
from typing import Any

from flask_babel import Babel
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import ARRAY, JSON, DateTime, MetaData, String, bindparam, event, func, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Engine
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.pool import Pool
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# most of a row's JSON holds nothing, which needs no writer and no reader: a tenth of a long import
_EMPTY = {dict: "{}", list: "[]", type(None): "null"}
_MADE = {"{}": dict, "[]": list, "null": lambda: None}
_encoded = json.JSONEncoder(check_circular=False).encode
JSONColumn = JSON().with_variant(JSONB(), "postgresql")


class UtcDateTime(TypeDecorator):
    """An aware time, kept in UTC; SQLite would hand back naive ones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        """Refuse a naive time and convert an aware one to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive time cannot be stored")
        value = value.astimezone(dt.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value, dialect):
        """Mark what comes back as UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class _List(TypeDecorator):
    """A list as one value: an array where the database has such, JSON in SQLite."""

    impl = String
    cache_ok = True

    def __init__(self, of):
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(ARRAY(self.of) if dialect.name == "postgresql" else String())

    def process_bind_param(self, value, dialect):
        return value if dialect.name == "postgresql" else json.dumps(value)


class _Among(FunctionElement):  # without the type Boolean, for which SQLite would be asked for "= 1" past any index
    inherit_cache = True


def among(column, name):
    """Whether ``column`` is one of the list that the parameter ``name`` holds.

    Unlike ``in_`` the statement is the same for every length, so that a driver may keep it prepared.
    """
    # without a length, to which PostgreSQL would cut what is compared
    of = String() if isinstance(column.type, String) else column.type
    return _Among(column, bindparam(name, type_=_List(of)))


@compiles(_Among, "postgresql")
def _among_array(element, compiler, **how):
    column, values = (compiler.process(each, **how) for each in element.clauses)
    return f"{column} = ANY ({values})"


@compiles(_Among, "sqlite")
def _among_json(element, compiler, **how):
    column, values = element.clauses
    listed = func.json_each(values).table_valued("value")
    return compiler.process(column.in_(select(listed.c.value)), **how)


class Base(DeclarativeBase):
    """The base of every model."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING_CONVENTION),
        type_annotation_map={dt.datetime: UtcDateTime, dict[str, Any]: JSONColumn, list[Any]: JSONColumn},
    )


def utc_now():
    """The present moment as an aware time in UTC."""
    return dt.datetime.now(dt.UTC)


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
csrf = CSRFProtect()
babel = Babel()


def bind(app):
    """Bind the database and CSRF to ``app``; the language is bound by the room that chooses it."""
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = _engine_options(app.config)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = f"{app.root_path}/translations"
    db.init_app(app)
    csrf.init_app(app)


def _engine_options(config):
    if config["DATABASE_URL"].startswith("sqlite"):
        # autocommit at the driver: BEGIN is ours to say (transactions.py), deferred or immediate
        return {
            "json_serializer": _as_json,
            "json_deserializer": _from_json,
            "connect_args": {"isolation_level": None, "timeout": config["WORKSHOP_BUSY_TIMEOUT"]},
            "pool_size": config["WORKSHOP_THREADS"] + 4,
            "max_overflow": 60,
        }
    waits = f"-c lock_timeout={int(config['WORKSHOP_BUSY_TIMEOUT'] * 1000)}"
    return {"pool_size": config["WORKSHOP_THREADS"] + 2, "max_overflow": 8, "connect_args": {"options": waits}}


PING_AFTER_SECONDS = 1.0


@event.listens_for(Pool, "checkin")
def _note_the_pause(_connection, record):
    record.info["left_at"] = time.monotonic()


@event.listens_for(Pool, "checkout")
def _ask_whether_alive(connection, record, _proxy):
    """Ask PostgreSQL whether a connection still stands that nobody used for a second.

    SQLAlchemy's own pool_pre_ping asks before every transaction: under load one question in twelve of a scan.
    """
    idle = time.monotonic() - record.info.get("left_at", time.monotonic())
    if idle < PING_AFTER_SECONDS or type(connection).__module__.partition(".")[0] != "psycopg":
        return
    try:
        connection.autocommit = True
        connection.execute("SELECT 1")
        connection.autocommit = False
    except Exception as error:
        raise InvalidatePoolError from error


def _as_json(value):
    return _EMPTY[type(value)] if not value and type(value) in _EMPTY else _encoded(value)


def _from_json(said):
    return _MADE[said]() if said in _MADE else json.loads(said)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection, _record):
    if type(connection).__module__.partition(".")[0] != "sqlite3":
        return
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    # FULL, not NORMAL: an acknowledged scan is on the disk before the desk shows green
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA cache_size = -32000")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection):
    if connection.dialect.name == "sqlite":
        writing = connection.get_execution_options().get("workshop_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN DEFERRED")
